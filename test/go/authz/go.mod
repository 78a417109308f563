module istio-constructs/test/go/authz

go 1.25
