// Converts AuthorizationPolicies into what istiod sends ztunnel, with istiod's own code: build.js puts its authorization.go beside this file.
//
// Reads one JSON object a line (an AuthorizationPolicy); writes one line each: { "policy": base64 or "", "status": istiod's message or "" }.
package main

import (
	"bufio"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"os"

	"google.golang.org/protobuf/proto"
	securityclient "istio.io/client-go/pkg/apis/security/v1"
)

type result struct {
	Policy string `json:"policy"`
	Status string `json:"status"`
}

func convert(line []byte, rootNamespace string) (result, error) {
	policy := &securityclient.AuthorizationPolicy{}
	if err := json.Unmarshal(line, policy); err != nil {
		return result{}, err
	}
	authorization, message := convertAuthorizationPolicy(rootNamespace, policy)
	out := result{}
	if message != nil {
		out.Status = message.Message
	}
	if authorization == nil {
		return out, nil
	}
	bytes, err := proto.Marshal(authorization)
	out.Policy = base64.StdEncoding.EncodeToString(bytes)
	return out, err
}

func main() {
	lines := bufio.NewScanner(os.Stdin)
	lines.Buffer(make([]byte, 1<<20), 1<<24)
	for lines.Scan() {
		out, err := convert(lines.Bytes(), "istio-system")
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		text, _ := json.Marshal(out)
		fmt.Println(string(text))
	}
}
