// Asks the code of the API server about CRDs and objects: does it take the CRDs (structure, CEL, cost), and does it
// give the expected verdict on each object? Reads {"crds": [...], "objects": [{"crd", "object", "valid"}]} from
// standard input.
package main

import (
	"context"
	"fmt"
	"io"
	"os"

	"k8s.io/apiextensions-apiserver/pkg/apis/apiextensions"
	v1 "k8s.io/apiextensions-apiserver/pkg/apis/apiextensions/v1"
	crdvalidation "k8s.io/apiextensions-apiserver/pkg/apis/apiextensions/validation"
	"k8s.io/apiextensions-apiserver/pkg/apiserver/schema"
	"k8s.io/apiextensions-apiserver/pkg/apiserver/schema/cel"
	"k8s.io/apiextensions-apiserver/pkg/apiserver/schema/defaulting"
	"k8s.io/apiextensions-apiserver/pkg/apiserver/schema/listtype"
	"k8s.io/apiextensions-apiserver/pkg/apiserver/schema/pruning"
	"k8s.io/apiextensions-apiserver/pkg/apiserver/validation"
	"k8s.io/apimachinery/pkg/util/json"
	"k8s.io/apimachinery/pkg/util/validation/field"
	celconfig "k8s.io/apiserver/pkg/apis/cel"
)

type input struct {
	CRDs    []v1.CustomResourceDefinition `json:"crds"`
	Objects []struct {
		CRD    string                 `json:"crd"`
		Object map[string]interface{} `json:"object"`
		Valid  bool                   `json:"valid"`
	} `json:"objects"`
}

type checker struct {
	structural *schema.Structural
	schema     validation.SchemaValidator
	cel        *cel.Validator
}

func must(err error) {
	if err != nil {
		panic(err)
	}
}

func newChecker(crd *v1.CustomResourceDefinition) (*checker, field.ErrorList) {
	v1.SetDefaults_CustomResourceDefinition(crd)
	v1.SetDefaults_CustomResourceDefinitionSpec(&crd.Spec)
	for _, version := range crd.Spec.Versions {
		if version.Storage {
			crd.Status.StoredVersions = []string{version.Name}
		}
	}
	var internal apiextensions.CustomResourceDefinition
	must(v1.Convert_v1_CustomResourceDefinition_To_apiextensions_CustomResourceDefinition(crd, &internal, nil))
	refused := crdvalidation.ValidateCustomResourceDefinition(context.Background(), &internal)
	var props apiextensions.JSONSchemaProps
	openAPI := crd.Spec.Versions[0].Schema.OpenAPIV3Schema
	must(v1.Convert_v1_JSONSchemaProps_To_apiextensions_JSONSchemaProps(openAPI, &props, nil))
	structural, err := schema.NewStructural(&props)
	must(err)
	validator, _, err := validation.NewSchemaValidator(&props)
	must(err)
	return &checker{structural, validator, cel.NewValidator(structural, true, celconfig.PerCallLimit)}, refused
}

// As the API server does it, with strict field validation: defaults, schema, list types, unknown fields, rules.
func (c *checker) errors(object map[string]interface{}) field.ErrorList {
	defaulting.Default(object, c.structural)
	errs := validation.ValidateCustomResource(nil, object, c.schema)
	errs = append(errs, listtype.ValidateListSetsAndMaps(nil, c.structural, object)...)
	track := schema.UnknownFieldPathOptions{TrackUnknownFieldPaths: true}
	unknown := pruning.PruneWithOptions(object, c.structural, true, track)
	for _, path := range unknown {
		errs = append(errs, field.Invalid(field.NewPath(path), nil, "unknown field"))
	}
	if len(errs) == 0 {
		ruleErrs, _ := c.cel.Validate(context.Background(), nil, c.structural, object, nil, celconfig.RuntimeCELCostBudget)
		errs = append(errs, ruleErrs...)
	}
	return errs
}

func main() {
	text, err := io.ReadAll(os.Stdin)
	must(err)
	var in input
	must(json.Unmarshal(text, &in))
	wrong := 0
	checkers := map[string]*checker{}
	for i := range in.CRDs {
		c, refused := newChecker(&in.CRDs[i])
		checkers[in.CRDs[i].Name] = c
		for _, e := range refused {
			wrong++
			fmt.Printf("%s is refused: %v\n", in.CRDs[i].Name, e)
		}
	}
	valid := 0
	for _, o := range in.Objects {
		asGiven, _ := json.Marshal(o.Object)
		errs := checkers[o.CRD].errors(o.Object)
		if len(errs) == 0 {
			valid++
		}
		if (len(errs) == 0) != o.Valid {
			wrong++
			fmt.Printf("%s: expected valid %v, the API server says %v: %s\n", o.CRD, o.Valid, errs, asGiven)
		}
	}
	fmt.Printf("%d CRDs, %d objects (%d valid), %d wrong\n", len(in.CRDs), len(in.Objects), valid, wrong)
	if wrong > 0 {
		os.Exit(1)
	}
}
