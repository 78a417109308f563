import type * as k8s from '@pulumi/kubernetes';
import type * as pulumi from '@pulumi/pulumi';
import {
  AuthorizationPolicy,
  backend,
  DestinationRule,
  Gateway,
  HTTPRoute,
  KubernetesGateway,
  MeshService,
  outside,
  Sidecar,
  strictWarnings,
  VirtualService,
  Waypoint,
} from '../../../lib/pulumi';

/** Compiled, not run: where resources of the Kubernetes SDK can stand. */
export function resources(
  service: k8s.core.v1.Service,
  account: k8s.core.v1.ServiceAccount,
  workload: k8s.apps.v1.Deployment,
  namespace: k8s.core.v1.Namespace,
  secret: k8s.core.v1.Secret,
  custom: k8s.apiextensions.CustomResource,
  provider: k8s.Provider,
) {
  new VirtualService('a', {
    hosts: [service],
    gateways: [custom],
    exportTo: [namespace],
    http: [{ route: [{ destination: service }, { destination: { host: service } }], mirror: service }],
  });
  new DestinationRule('b', {
    host: service,
    trafficPolicy: { tls: { mode: 'SIMPLE', credentialName: secret } },
    workloadSelector: workload,
  });
  new Gateway('c', {
    selector: workload,
    servers: [
      {
        port: { number: 443, name: 'x', protocol: 'HTTPS' },
        hosts: ['*'],
        tls: { mode: 'SIMPLE', credentialName: secret },
      },
    ],
  });
  new AuthorizationPolicy('d', {
    selector: workload,
    rules: [{ from: [{ source: { principals: [account, workload], namespaces: [namespace] } }] }],
  });
  new AuthorizationPolicy('e', { targetRefs: [service], rules: [{}] });
  new Sidecar('f', { egress: [{ hosts: [service] }], workloadSelector: workload });
  new HTTPRoute('g', { parentRefs: [custom], rules: [{ backendRefs: [service, backend(service, { weight: 3 })] }] });
  MeshService.of(service, { workload, serviceAccount: account });
  new MeshService('h', { workload, serviceAccount: account });
  outside({ hosts: ['a.example'] }, { provider });
  strictWarnings({ provider });
}

/** Compiled, not run: what must be plain. */
export function refused(text: pulumi.Output<string>, number: pulumi.Output<number>, namespace: k8s.core.v1.Namespace) {
  // @ts-expect-error it is what the object is called
  new VirtualService('a', { namespace: text, hosts: ['a'] });
  // @ts-expect-error its name is only known later
  new VirtualService('b', { namespace, hosts: ['a'] });
  // @ts-expect-error it is what the object is called
  new HTTPRoute('c', { name: text, rules: [{}] });
  // @ts-expect-error istiod calls the pods by it
  new KubernetesGateway('d', { gatewayClassName: text, listeners: [{ name: 'http', port: 80, protocol: 'HTTP' }] });
  // @ts-expect-error it decides what the listener says
  new Waypoint('e', { from: text });
  // @ts-expect-error it is compared with what policies name
  outside({ hosts: [text] });
  new KubernetesGateway('f', {
    gatewayClassName: 'istio',
    listeners: [{ name: 'http', port: number, protocol: 'HTTP', hostname: text }],
    metadata: { labels: { team: text } },
  });
  new Waypoint('g', { revision: text, infrastructure: { labels: { team: text } } });
}

test('types are checked by the compiler', () => expect([resources, refused]).toHaveLength(2));
