//! Answers, with ztunnel's own `rbac.rs`, which policies match a connection and whether ztunnel lets it through.
//!
//! Reads one JSON document a line: `{ policies: [base64 of istio.security.Authorization],
//! connections: [{ principal?, ip, destinationIp, port }] }`.
//! Writes for each `{ verdicts: [{ allowed, by, matches: [bool] }] }`: `matches` says of each policy whether it matches
//! that connection.

use std::{
    io::{BufRead, stdin},
    net::SocketAddr,
};

mod xds {
    pub mod istio {
        pub mod security {
            include!(concat!(env!("OUT_DIR"), "/istio.security.rs"));
        }
        pub mod workload {
            include!(concat!(env!("OUT_DIR"), "/istio.workload.rs"));
        }
    }
}

mod strng {
    pub type Strng = arcstr::ArcStr;
    pub fn new<A: AsRef<str>>(text: A) -> Strng {
        Strng::from(text.as_ref())
    }
    pub use arcstr::format;
}

mod identity {
    use crate::strng::Strng;

    /// The identity of a client certificate, as ztunnel has it.
    #[derive(Debug, Clone, Eq, PartialEq, Hash, Ord, PartialOrd, serde::Serialize)]
    pub enum Identity {
        Spiffe { trust_domain: Strng, namespace: Strng, service_account: Strng },
    }

    impl std::fmt::Display for Identity {
        fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
            write!(f, "{}", self.to_strng())
        }
    }

    impl Identity {
        pub fn to_strng(&self) -> Strng {
            let Identity::Spiffe { trust_domain, namespace, service_account } = self;
            arcstr::format!("spiffe://{trust_domain}/ns/{namespace}/sa/{service_account}")
        }

        /// Reads `TRUST-DOMAIN/ns/NAMESPACE/sa/ACCOUNT`.
        pub fn parse(text: &str) -> Identity {
            let parts: Vec<&str> = text.split('/').collect();
            assert!(parts.len() == 5 && parts[1] == "ns" && parts[3] == "sa", "no identity: {text}");
            Identity::Spiffe {
                trust_domain: parts[0].into(),
                namespace: parts[2].into(),
                service_account: parts[4].into(),
            }
        }
    }
}

mod state {
    pub mod workload {
        use std::net::IpAddr;

        #[derive(Debug, thiserror::Error)]
        pub enum WorkloadError {
            #[error("an address of {0} bytes")]
            ByteAddressParse(usize),
            #[error("{0}")]
            PrefixParse(#[from] ipnet::PrefixLenError),
            #[error("{0}")]
            EnumError(#[from] prost::UnknownEnumValue),
        }

        pub fn byte_to_ip(b: &bytes::Bytes) -> Result<IpAddr, WorkloadError> {
            match b.len() {
                4 => Ok(IpAddr::from(<[u8; 4]>::try_from(&b[..]).unwrap())),
                16 => Ok(IpAddr::from(<[u8; 16]>::try_from(&b[..]).unwrap())),
                n => Err(WorkloadError::ByteAddressParse(n)),
            }
        }
    }
}

#[allow(dead_code, clippy::all)]
mod rbac {
    include!(concat!(env!("OUT_DIR"), "/rbac.rs"));
}

use base64::Engine;
use identity::Identity;
use prost::Message;
use rbac::{Authorization, Connection, RbacAction};

#[derive(serde::Deserialize)]
#[serde(rename_all = "camelCase")]
struct Peer {
    principal: Option<String>,
    ip: String,
    destination_ip: String,
    port: u16,
}

#[derive(serde::Deserialize)]
struct Case {
    policies: Vec<String>,
    connections: Vec<Peer>,
}

#[derive(serde::Serialize)]
struct Verdict {
    allowed: bool,
    by: Option<String>,
    matches: Vec<bool>,
}

fn policy(text: &str) -> Authorization {
    let bytes = base64::engine::general_purpose::STANDARD.decode(text).expect("base64");
    let message = xds::istio::security::Authorization::decode(&bytes[..]).expect("a message");
    Authorization::try_from(message).expect("a policy that ztunnel takes")
}

fn socket(ip: &str, port: u16) -> SocketAddr {
    SocketAddr::new(ip.parse().expect("an address"), port)
}

fn connection(peer: &Peer) -> Connection {
    Connection {
        src_identity: peer.principal.as_deref().map(Identity::parse),
        src: socket(&peer.ip, 40000),
        dst_network: strng::new(""),
        dst: socket(&peer.destination_ip, peer.port),
    }
}

/// DENY first, then nothing to allow, then ALLOW: the order of `assert_rbac` in ztunnel's `state.rs`. Dry runs decide
/// nothing.
fn verdict(policies: &[Authorization], conn: &Connection) -> Verdict {
    let matches: Vec<bool> = policies.iter().map(|p| p.matches(conn)).collect();
    let first = |action: RbacAction| {
        policies
            .iter()
            .zip(&matches)
            .find(|(p, m)| !p.dry_run && p.action == action && **m)
            .map(|(p, _)| p.to_key().to_string())
    };
    let (denied, allowed) = (first(RbacAction::Deny), first(RbacAction::Allow));
    let restricted = policies.iter().any(|p| !p.dry_run && p.action == RbacAction::Allow);
    match (denied, allowed) {
        (Some(by), _) => Verdict { allowed: false, by: Some(by), matches },
        (None, Some(by)) => Verdict { allowed: true, by: Some(by), matches },
        (None, None) => Verdict { allowed: !restricted, by: None, matches },
    }
}

fn main() {
    for line in stdin().lock().lines() {
        let case: Case = serde_json::from_str(&line.unwrap()).expect("a case");
        let policies: Vec<Authorization> = case.policies.iter().map(|p| policy(p)).collect();
        let verdict_of = |peer| verdict(&policies, &connection(peer));
        let verdicts: Vec<Verdict> = case.connections.iter().map(verdict_of).collect();
        println!("{}", serde_json::json!({ "verdicts": verdicts }));
    }
}
