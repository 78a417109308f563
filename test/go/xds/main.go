// Writes what istiod sends to proxies, with istiod's own server in this process.
//
// Reads one JSON object a line: { id, cluster, config, meshConfig, proxies }. `cluster` are Kubernetes' objects and
// those of the Gateway API, `config` those of Istio's kinds. Writes a line each: { id, refused } where istiod's
// validation refuses the config, or { id, proxies } with listeners, routes, clusters and endpoints, as Envoy reads
// them.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"time"

	"google.golang.org/protobuf/encoding/protojson"
	"google.golang.org/protobuf/proto"
	"istio.io/istio/pilot/pkg/config/kube/crd"
	"istio.io/istio/pilot/pkg/model"
	"istio.io/istio/pilot/test/xds"
	"istio.io/istio/pkg/config"
	"istio.io/istio/pkg/config/mesh"
	"istio.io/istio/pkg/config/schema/gatewayapi"
	_ "istio.io/istio/pkg/config/xds"
	"istio.io/istio/pkg/log"
	"istio.io/istio/pkg/test"
)

var started = time.Now()

type proxy struct {
	Type      string            `json:"type"`
	Name      string            `json:"name"`
	Namespace string            `json:"namespace"`
	IP        string            `json:"ip"`
	Labels    map[string]string `json:"labels"`
}

type input struct {
	ID         int               `json:"id"`
	Cluster    []json.RawMessage `json:"cluster"`
	Config     []json.RawMessage `json:"config"`
	MeshConfig json.RawMessage   `json:"meshConfig"`
	Proxies    []proxy           `json:"proxies"`
}

type resources struct {
	Listeners []json.RawMessage `json:"listeners"`
	Routes    []json.RawMessage `json:"routes"`
	Clusters  []json.RawMessage `json:"clusters"`
	Endpoints []json.RawMessage `json:"endpoints"`
}

type output struct {
	ID      int         `json:"id"`
	Refused string      `json:"refused,omitempty"`
	Proxies []resources `json:"proxies,omitempty"`
}

func written[M proto.Message](t test.Failer, all []M) []json.RawMessage {
	out := make([]json.RawMessage, 0, len(all))
	for _, one := range all {
		text, err := protojson.MarshalOptions{UseProtoNames: true}.Marshal(one)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, text)
	}
	return out
}

func documents(parts ...[]json.RawMessage) string {
	texts := []string{}
	for _, part := range parts {
		for _, one := range part {
			texts = append(texts, string(one))
		}
	}
	return strings.Join(texts, "\n---\n")
}

func sent(t test.Failer, server *xds.FakeDiscoveryServer, one proxy) resources {
	node := server.SetupProxy(&model.Proxy{
		Type:            model.NodeType(one.Type),
		ID:              one.Name + "." + one.Namespace,
		ConfigNamespace: one.Namespace,
		IPAddresses:     []string{one.IP},
		Labels:          one.Labels,
		Metadata: &model.NodeMetadata{
			Namespace:    one.Namespace,
			Labels:       one.Labels,
			IstioVersion: "1.31.0",
			ClusterID:    "Kubernetes",
		},
	})
	return resources{
		Listeners: written(t, server.Listeners(node)),
		Routes:    written(t, server.Routes(node)),
		Clusters:  written(t, server.Clusters(node)),
		Endpoints: written(t, server.Endpoints(node)),
	}
}

// configs reads Istio's kinds as the API server gives them to istiod: of one domain, and all of the same age.
func configs(in input) ([]config.Config, error) {
	all, _, err := crd.ParseInputs(documents(in.Config))
	if err != nil {
		return nil, err
	}
	for i := range all {
		all[i].Domain = "cluster.local"
		all[i].CreationTimestamp = started
	}
	return all, nil
}

func answer(in input) output {
	out := output{ID: in.ID}
	settings := mesh.DefaultMeshConfig()
	if len(in.MeshConfig) > 0 {
		var err error
		if settings, err = mesh.ApplyMeshConfigDefaults(string(in.MeshConfig)); err != nil {
			return output{ID: in.ID, Refused: err.Error()}
		}
	}
	all, err := configs(in)
	if err != nil {
		return output{ID: in.ID, Refused: err.Error()}
	}
	err = test.Wrap(func(t test.Failer) {
		server := xds.NewFakeDiscoveryServer(t, xds.FakeOptions{
			Configs:                all,
			KubernetesObjectString: documents(in.Cluster, in.Config),
			MeshConfig:             settings,
		})
		for _, one := range in.Proxies {
			out.Proxies = append(out.Proxies, sent(t, server, one))
		}
	})
	if err != nil {
		return output{ID: in.ID, Refused: err.Error()}
	}
	return out
}

func main() {
	for _, scope := range log.Scopes() {
		scope.SetOutputLevel(log.NoneLevel)
	}
	clear(gatewayapi.MinimumCRDVersions)
	lines := bufio.NewScanner(os.Stdin)
	lines.Buffer(make([]byte, 1<<20), 1<<28)
	for lines.Scan() {
		in := input{}
		if err := json.Unmarshal(lines.Bytes(), &in); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		text, _ := json.Marshal(answer(in))
		fmt.Println("XDS " + string(text))
	}
}
