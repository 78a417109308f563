import type { Manifest } from '../../../lib/model';
import { analysisProblems, type AnalysisOptions } from '../../../lib/program/analysis';
import { codeFirst } from '../../support/problems';

const SHORT: Record<string, string> = {
  VirtualService: 'networking.istio.io/v1',
  DestinationRule: 'networking.istio.io/v1',
  Gateway: 'networking.istio.io/v1',
  ServiceEntry: 'networking.istio.io/v1',
  Sidecar: 'networking.istio.io/v1',
  EnvoyFilter: 'networking.istio.io/v1alpha3',
  WorkloadEntry: 'networking.istio.io/v1',
  WorkloadGroup: 'networking.istio.io/v1',
  ProxyConfig: 'networking.istio.io/v1beta1',
  AuthorizationPolicy: 'security.istio.io/v1',
  RequestAuthentication: 'security.istio.io/v1',
  PeerAuthentication: 'security.istio.io/v1',
  Telemetry: 'telemetry.istio.io/v1',
  WasmPlugin: 'extensions.istio.io/v1alpha1',
  Deployment: 'apps/v1',
  StatefulSet: 'apps/v1',
  DaemonSet: 'apps/v1',
  CronJob: 'batch/v1',
  Rollout: 'argoproj.io/v1alpha1',
  ValidatingAdmissionPolicy: 'admissionregistration.k8s.io/v1',
  ValidatingAdmissionPolicyBinding: 'admissionregistration.k8s.io/v1',
};

/** An object by its kind, `NAMESPACE/NAME` and spec. */
export function object(kind: string, name: string, spec: object = {}, metadata: object = {}): Manifest {
  const [namespace, own] = name.includes('/') ? name.split('/') : [undefined, name];
  return {
    apiVersion: SHORT[kind] ?? 'v1',
    kind,
    metadata: { name: own, ...(namespace !== undefined && { namespace }), ...metadata },
    spec,
  };
}

/** A workload whose pods have some labels. */
export const workload = (
  name: string,
  labels: object,
  { kind = 'Deployment', containers = [] as object[] } = {},
): Manifest => object(kind, name, { template: { metadata: { labels }, spec: { containers } } });

/** A Service with a selector and ports. */
export const service = (name: string, selector: object, ports: number[] = [80], metadata: object = {}): Manifest =>
  object('Service', name, { selector, ports: ports.map((port) => ({ port, name: `http-${port}` })) }, metadata);

/** The pods of a gateway, and the Service before them. */
export const gatewayPods = (name: string, ports: object[] = [{ port: 80 }, { port: 443 }]): Manifest[] => [
  workload(name, { istio: name.split('/')[1] }, { containers: [{ name: 'istio-proxy', image: 'auto' }] }),
  object('Service', name, { selector: { istio: name.split('/')[1] }, ports }),
];

/** An Istio Gateway for pods with the label `istio`. */
export const gateway = (name: string, label: string, ...servers: object[]): Manifest =>
  object('Gateway', name, { selector: { istio: label }, servers });

/** A server of a Gateway. */
export const server = (number: number, hosts: string[], more: object = {}): object => ({
  port: { number, name: `p-${number}`, protocol: number === 443 ? 'HTTPS' : 'HTTP' },
  hosts,
  ...more,
});

/** What the checks across objects find, each as `SEVERITY CODE TEXT`. */
export const found = (objects: readonly Manifest[], options?: AnalysisOptions): string[] =>
  analysisProblems(objects, options).map(codeFirst);
