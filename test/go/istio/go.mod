module istio-constructs/test/go/istio

go 1.25
