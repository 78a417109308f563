import { int64, structOf } from '../go-template';
import type { Injector } from '../settings/injector';
import type { Message } from '../proxy/mesh-message';
import { messageStruct } from '../proxy/mesh-values';
import type { Owner } from '../pod/owner';
import { podStruct } from './pod-values';
import { proxyImage, proxyInitImage } from '../proxy/proxy-image';
import type { Pod } from '../pod/typed-pod';

/**
 * Returns the data of a template: the pod, its workload, ProxyConfig, mesh config, Helm values and facts of the
 * injector.
 */
export function templateData(pod: Pod, owner: Owner, proxyConfig: Message, injector: Injector): object {
  const { values, mesh, release } = injector;
  return structOf('inject.SidecarTemplateData', {
    TypeMeta: structOf('v1.TypeMeta', { Kind: owner.kind, APIVersion: owner.apiVersion }),
    DeploymentMeta: structOf('types.NamespacedName', {
      Namespace: owner.namespace,
      Name: owner.name,
      String: () => `${owner.namespace}/${owner.name}`,
    }),
    ObjectMeta: podStruct(pod.metadata, 'ObjectMeta'),
    Spec: podStruct(pod.spec, 'PodSpec'),
    ProxyConfig: messageStruct(proxyConfig, 'ProxyConfig'),
    MeshConfig: messageStruct({ ...mesh, defaultConfig: proxyConfig }, 'MeshConfig'),
    Values: values,
    Revision: injector.revision,
    NativeSidecars: injector.nativeSidecars,
    ProxyImage: proxyImage(values, proxyConfig, pod.metadata, release.facts),
    ProxyInitImage: proxyInitImage(values, pod.metadata),
    ProxyUID: int64(injector.proxyUid),
    ProxyGID: int64(injector.proxyGid),
    InboundTrafficPolicyMode: inboundMode(mesh),
    CompliancePolicy: injector.compliancePolicy,
  });
}

function inboundMode(mesh: Message): string {
  return (mesh.inboundTrafficPolicy as Message | undefined)?.mode === 'LOCALHOST' ? 'localhost' : 'passthrough';
}
