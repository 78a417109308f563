// Converts policies into what istiod sends ztunnel, with istiod's own code: run.js puts its authorization.go beside
// this file.
//
// Reads one JSON object a line; writes { "policies": [base64] } for each:
// { "authorization": AuthorizationPolicy } or
// { "peer": { "mesh", "namespace", "workload": PeerAuthentication or null } }, all those of one pod.
package main

import (
	"bufio"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"os"

	"google.golang.org/protobuf/proto"
	securityclient "istio.io/client-go/pkg/apis/security/v1"
	"istio.io/istio/pkg/workloadapi/security"
)

const rootNamespace = "istio-system"

type peers struct {
	Mesh      *securityclient.PeerAuthentication `json:"mesh"`
	Namespace *securityclient.PeerAuthentication `json:"namespace"`
	Workload  *securityclient.PeerAuthentication `json:"workload"`
}

type input struct {
	Authorization *securityclient.AuthorizationPolicy `json:"authorization"`
	Peer          *peers                              `json:"peer"`
}

// static is the policy that istiod keeps for pods that take mTLS only.
func static() *security.Authorization {
	presence := &security.StringMatch{MatchType: &security.StringMatch_Presence{}}
	plain := &security.Match{NotPrincipals: []*security.StringMatch{presence}}
	rules := []*security.Rules{{Matches: []*security.Match{plain}}}
	return &security.Authorization{
		Name:      staticStrictPolicyName,
		Namespace: rootNamespace,
		Scope:     security.Scope_WORKLOAD_SELECTOR,
		Action:    security.Action_DENY,
		Groups:    []*security.Group{{Rules: rules}},
	}
}

// ofPod returns the policies that the workload of a pod names and that istiod has made.
func (p *peers) ofPod() []*security.Authorization {
	all := []*securityclient.PeerAuthentication{}
	for _, one := range []*securityclient.PeerAuthentication{p.Mesh, p.Namespace, p.Workload} {
		if one != nil {
			all = append(all, one)
		}
	}
	made := map[string]*security.Authorization{rootNamespace + "/" + staticStrictPolicyName: static()}
	if p.Workload != nil {
		if own := convertPeerAuthentication(rootNamespace, p.Workload, p.Namespace, p.Mesh); own != nil {
			made[own.Namespace+"/"+own.Name] = own
		}
	}
	out := []*security.Authorization{}
	for _, key := range convertedSelectorPeerAuthentications(rootNamespace, all) {
		if policy, found := made[key]; found {
			out = append(out, policy)
		}
	}
	return out
}

func convert(line []byte) ([]string, error) {
	in := input{}
	if err := json.Unmarshal(line, &in); err != nil {
		return nil, err
	}
	policies := []*security.Authorization{}
	if in.Authorization != nil {
		if policy, _ := convertAuthorizationPolicy(rootNamespace, in.Authorization); policy != nil {
			policies = append(policies, policy)
		}
	}
	if in.Peer != nil {
		policies = in.Peer.ofPod()
	}
	out := []string{}
	for _, policy := range policies {
		bytes, err := proto.Marshal(policy)
		if err != nil {
			return nil, err
		}
		out = append(out, base64.StdEncoding.EncodeToString(bytes))
	}
	return out, nil
}

func main() {
	lines := bufio.NewScanner(os.Stdin)
	lines.Buffer(make([]byte, 1<<20), 1<<24)
	for lines.Scan() {
		policies, err := convert(lines.Bytes())
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		text, _ := json.Marshal(map[string][]string{"policies": policies})
		fmt.Println(string(text))
	}
}
