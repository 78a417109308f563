// Package model stands in for the few things of istiod's that the conversion touches.
package model

import (
	"istio.io/api/type/v1beta1"
	"istio.io/istio/pkg/config/schema/kind"
)

type StatusMessage struct{ Reason, Message string }

type ConfigKey struct {
	Kind            kind.Kind
	Name, Namespace string
}

type targetable interface {
	GetTargetRef() *v1beta1.PolicyTargetReference
	GetTargetRefs() []*v1beta1.PolicyTargetReference
}

// GetTargetRefs returns the references, also the single one of older objects.
func GetTargetRefs(policy targetable) []*v1beta1.PolicyTargetReference {
	if refs := policy.GetTargetRefs(); len(refs) > 0 || policy.GetTargetRef() == nil {
		return refs
	}
	return []*v1beta1.PolicyTargetReference{policy.GetTargetRef()}
}

// GetAmbientPolicyConfigName returns the name that ztunnel gets.
func GetAmbientPolicyConfigName(key ConfigKey) string {
	if key.Kind == kind.PeerAuthentication {
		return "converted_peer_authentication_" + key.Name
	}
	return key.Name
}
