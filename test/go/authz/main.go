// Makes Envoy's RBAC filters of AuthorizationPolicies, with istiod's own packages.
//
// Reads one JSON object a line: { policies, tcp, trustDomain, aliases }. Writes a line each: the filters in order,
// DENY before ALLOW, as Envoy reads them. Identities are taken from the filter state, as at waypoints.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"

	rbacpb "github.com/envoyproxy/go-control-plane/envoy/config/rbac/v3"
	rbachttp "github.com/envoyproxy/go-control-plane/envoy/extensions/filters/http/rbac/v3"
	_ "github.com/envoyproxy/go-control-plane/envoy/extensions/path/match/uri_template/v3"
	"google.golang.org/protobuf/encoding/protojson"
	"istio.io/api/security/v1beta1"
	securityclient "istio.io/client-go/pkg/apis/security/v1"
	authzmodel "istio.io/istio/pilot/pkg/security/authz/model"
	"istio.io/istio/pilot/pkg/security/trustdomain"
	"k8s.io/apimachinery/pkg/types"
)

type input struct {
	Policies    []*securityclient.AuthorizationPolicy `json:"policies"`
	TCP         bool                                  `json:"tcp"`
	TrustDomain string                                `json:"trustDomain"`
	Aliases     []string                              `json:"aliases"`
}

// add puts the rules of a policy into a filter, those that istiod leaves out excepted.
func add(to *rbacpb.RBAC, policy *securityclient.AuthorizationPolicy, in input) {
	domains := trustdomain.NewBundle(in.TrustDomain, in.Aliases)
	name := types.NamespacedName{Namespace: policy.Namespace, Name: policy.Name}
	for i, rule := range policy.Spec.Rules {
		model, err := authzmodel.New(name, rule)
		if err != nil {
			continue
		}
		model.MigrateTrustDomain(domains)
		made, err := model.Generate(in.TCP, false, to.Action)
		if err == nil && made != nil {
			to.Policies[fmt.Sprintf("ns[%s]-policy[%s]-rule[%d]", policy.Namespace, policy.Name, i)] = made
		}
	}
}

func filters(in input) ([]json.RawMessage, error) {
	out := []json.RawMessage{}
	for action, envoys := range []rbacpb.RBAC_Action{rbacpb.RBAC_DENY, rbacpb.RBAC_ALLOW} {
		rules := &rbacpb.RBAC{Action: envoys, Policies: map[string]*rbacpb.Policy{}}
		found := false
		for _, policy := range in.Policies {
			if (policy.Spec.Action == v1beta1.AuthorizationPolicy_DENY) == (action == 0) {
				found = true
				add(rules, policy, in)
			}
		}
		if !found {
			continue
		}
		text, err := protojson.Marshal(&rbachttp.RBAC{Rules: rules})
		if err != nil {
			return nil, err
		}
		out = append(out, text)
	}
	return out, nil
}

func main() {
	lines := bufio.NewScanner(os.Stdin)
	lines.Buffer(make([]byte, 1<<20), 1<<26)
	for lines.Scan() {
		in := input{}
		err := json.Unmarshal(lines.Bytes(), &in)
		if err == nil {
			var out []json.RawMessage
			if out, err = filters(in); err == nil {
				text, _ := json.Marshal(out)
				fmt.Println("FILTERS " + string(text))
			}
		}
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
	}
}
