//! Takes `src/rbac.rs` and the protocol files out of a checkout of ztunnel (ZTUNNEL_SOURCE), and cuts the unit tests
//! off.

use std::{env, fs, path::Path};

fn main() {
    let source = env::var("ZTUNNEL_SOURCE").expect("ZTUNNEL_SOURCE names a checkout of istio/ztunnel");
    let out = env::var("OUT_DIR").unwrap();
    let proto = Path::new(&source).join("proto");
    let files = protox::compile(
        [proto.join("authorization.proto"), proto.join("workload.proto")],
        [&proto],
    )
    .expect("the protocol files compile");
    prost_build::Config::new()
        .bytes([".istio.security.Address"])
        .compile_fds(files)
        .expect("types of the protocol");
    let rbac = fs::read_to_string(Path::new(&source).join("src/rbac.rs")).expect("src/rbac.rs");
    let end = rbac.find("#[cfg(test)]").unwrap_or(rbac.len());
    fs::write(Path::new(&out).join("rbac.rs"), &rbac[..end]).unwrap();
    println!("cargo:rerun-if-env-changed=ZTUNNEL_SOURCE");
    println!("cargo:rerun-if-changed={source}/src/rbac.rs");
}
