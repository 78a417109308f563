module istio-constructs/test/go/xds

go 1.25
