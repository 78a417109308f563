// Renders injection and Gateway templates with the packages of istiod: one JSON input per line in, one JSON result per
// line out.
// The only argument is a file with the templates: {"name": "text"}.
package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"io"
	"os"
	"reflect"
	"regexp"
	"strconv"
	"text/template"

	"google.golang.org/protobuf/encoding/protojson"
	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/types"
	gatewayv1 "sigs.k8s.io/gateway-api/apis/v1"

	meshconfig "istio.io/api/mesh/v1alpha1"
	"istio.io/istio/pkg/kube/inject"
	"istio.io/istio/pkg/log"
)

type input struct {
	Template       string            `json:"template"`
	Kind           string            `json:"kind"`
	TypeMeta       metav1.TypeMeta   `json:"typeMeta"`
	Deployment     map[string]string `json:"deployment"`
	Metadata       metav1.ObjectMeta `json:"metadata"`
	Spec           json.RawMessage   `json:"spec"`
	ProxyConfig    json.RawMessage   `json:"proxyConfig"`
	MeshConfig     json.RawMessage   `json:"meshConfig"`
	Values         map[string]any    `json:"values"`
	Revision       string            `json:"revision"`
	NativeSidecars bool              `json:"nativeSidecars"`
	ProxyImage     string            `json:"proxyImage"`
	ProxyInitImage string            `json:"proxyInitImage"`
	ProxyUID       int64             `json:"proxyUID"`
	ProxyGID       int64             `json:"proxyGID"`
	InboundPolicy  string            `json:"inboundPolicy"`
	Compliance     string            `json:"compliance"`
	Gateway        GatewayFields     `json:"gateway"`
}

// GatewayFields is what only the templates of the Gateway controller get. Its fields are promoted.
type GatewayFields struct {
	GatewayClass              string
	DeploymentName            string
	ServiceAccount            string
	Ports                     []corev1.ServicePort
	ServiceType               corev1.ServiceType
	ClusterID                 string
	KubeVersion               int
	InfrastructureLabels      map[string]string
	InfrastructureAnnotations map[string]string
	GatewayNameLabel          string
	IsEastWestGateway         bool
	ControllerLabel           string
	AgentgatewayImage         string
}

// gatewayData has the fields by the names that the Gateway controller gives them.
type gatewayData struct {
	*gatewayv1.Gateway
	GatewayFields
	Revision         string
	NativeSidecars   bool
	ProxyUID         int64
	ProxyGID         int64
	CompliancePolicy string
	ProxyImage       string
	ProxyConfig      *meshconfig.ProxyConfig
	MeshConfig       *meshconfig.MeshConfig
	Values           map[string]any
}

type place struct {
	Line   int `json:"line"`
	Column int `json:"column"`
	// Text is for the reader of a report; it is not compared.
	Text string `json:"text"`
}

type result struct {
	Output *string `json:"output,omitempty"`
	Error  *place  `json:"error,omitempty"`
}

func check(err error) {
	if err != nil {
		panic(err)
	}
}

func data(in input) any {
	proxyConfig := &meshconfig.ProxyConfig{}
	// A release ignores the fields that it does not know.
	read := protojson.UnmarshalOptions{DiscardUnknown: true}
	check(read.Unmarshal(in.ProxyConfig, proxyConfig))
	meshConfig := &meshconfig.MeshConfig{}
	check(read.Unmarshal(in.MeshConfig, meshConfig))
	if in.Kind == "gateway" {
		gateway := &gatewayv1.Gateway{TypeMeta: in.TypeMeta, ObjectMeta: in.Metadata}
		check(json.Unmarshal(in.Spec, &gateway.Spec))
		return gatewayData{
			Gateway: gateway, GatewayFields: in.Gateway, Revision: in.Revision, NativeSidecars: in.NativeSidecars,
			ProxyUID: in.ProxyUID, ProxyGID: in.ProxyGID, CompliancePolicy: in.Compliance, ProxyImage: in.ProxyImage,
			ProxyConfig: proxyConfig, MeshConfig: meshConfig, Values: in.Values,
		}
	}
	d := inject.SidecarTemplateData{
		TypeMeta:       in.TypeMeta,
		DeploymentMeta: types.NamespacedName{Name: in.Deployment["name"], Namespace: in.Deployment["namespace"]},
		ObjectMeta: in.Metadata, ProxyConfig: proxyConfig, MeshConfig: meshConfig, Values: in.Values, Revision: in.Revision,
		NativeSidecars: in.NativeSidecars, ProxyImage: in.ProxyImage, ProxyUID: in.ProxyUID, ProxyGID: in.ProxyGID,
		InboundTrafficPolicyMode: in.InboundPolicy, CompliancePolicy: in.Compliance,
	}
	check(json.Unmarshal(in.Spec, &d.Spec))
	// This field is not in every release.
	if field := reflect.ValueOf(&d).Elem().FieldByName("ProxyInitImage"); field.IsValid() {
		field.SetString(in.ProxyInitImage)
	}
	return &d
}

var position = regexp.MustCompile(`template: [^:]*:(\d+):(\d+):`)

func render(t *template.Template, d any) result {
	var out bytes.Buffer
	if err := t.Execute(&out, d); err != nil {
		p := &place{Text: err.Error()}
		if m := position.FindStringSubmatch(err.Error()); m != nil {
			p.Line, _ = strconv.Atoi(m[1])
			p.Column, _ = strconv.Atoi(m[2])
		}
		return result{Error: p}
	}
	text := out.String()
	return result{Output: &text}
}

func main() {
	text, err := os.ReadFile(os.Args[1])
	check(err)
	raw := inject.RawTemplates{}
	check(json.Unmarshal(text, &raw))
	templates, err := inject.ParseTemplates(raw)
	check(err)
	for _, scope := range log.Scopes() {
		scope.SetOutputLevel(log.NoneLevel)
	}
	lines := bufio.NewReader(os.Stdin)
	buffered := bufio.NewWriter(os.Stdout)
	defer buffered.Flush()
	out := json.NewEncoder(buffered)
	out.SetEscapeHTML(false)
	for {
		line, err := lines.ReadBytes('\n')
		if err == io.EOF {
			return
		}
		check(err)
		var in input
		check(json.Unmarshal(line, &in))
		check(out.Encode(render(templates[in.Template], data(in))))
	}
}
