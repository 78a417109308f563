import type { DataPlaneMode } from '../../../model/data-plane';
import { isSubsetOf } from '../../objects/host-names';
import { gatewayClassOf, gatewayWorkloadName } from '../../registry/gateway-objects';
import type { ObjectFact } from '../../registry/objects';
import type { PodFact } from '../../registry/pods';
import { textMapOf } from '../../objects/read';
import { matchesLabels } from '../../objects/selectors';
import type { ServiceFact } from '../../registry/services';
import type { Mesh } from '../mesh';
import type { Claims, ProxyRef } from '../types';
import { claimsOf } from './parse';
import { questionProblem, refuse, suggestion } from './problems';
import type { CallerOptions, From } from './types';

/** Caller with its pod, identity and mode. */
export interface Caller {
  readonly pod?: PodFact;
  readonly mode: DataPlaneMode;
  /** Identity that the caller can prove; undefined for none. */
  readonly principal?: string;
  readonly ip?: string;
  readonly jwt?: Claims;
  readonly namespace: string;
  /** Name of the caller in explanations. */
  readonly title: string;
}

/** Callee: the pods behind a Service, or of one workload. */
export interface Callee {
  readonly service?: ServiceFact;
  readonly pods: readonly PodFact[];
  readonly title: string;
}

const INTERNET = 'internet';
const ISTIO_GATEWAY = 'networking.istio.io/Gateway';
const KUBERNETES_GATEWAY = 'gateway.networking.k8s.io/Gateway';

const splitName = (name: string): readonly [namespace: string, name: string] | undefined => {
  const parts = name.split('/');
  return parts.length === 2 && parts.every((part) => part !== '') ? [parts[0], parts[1]] : undefined;
};

/** Returns an object without its undefined fields. */
const defined = <T extends object>(of: T): { [Key in keyof T]?: Exclude<T[Key], undefined> } =>
  Object.fromEntries(Object.entries(of).filter(([, value]) => value !== undefined)) as {
    [Key in keyof T]?: Exclude<T[Key], undefined>;
  };

/** Resolver of callers, callees and gateways by the names that tests use. */
export class Parties {
  private readonly callers = new Map<string, Caller>();
  private readonly callees = new Map<string, Callee>();

  constructor(private readonly mesh: Mesh) {}

  private get podNames(): string[] {
    return this.mesh.registry.pods.all.map(({ namespace, name }) => `${namespace}/${name}`);
  }

  identityOf({ namespace, serviceAccount }: Pick<PodFact, 'namespace' | 'serviceAccount'>): string {
    return `${this.mesh.registry.mesh.trustDomain}/ns/${namespace}/sa/${serviceAccount}`;
  }

  caller(from: From = INTERNET, path = 'from'): Caller {
    if (typeof from !== 'string') return this.callerOf(from, path);
    let caller = this.callers.get(from);
    if (caller === undefined)
      this.callers.set(
        from,
        (caller = from === INTERNET ? this.callerOf({}, path) : this.callerOf({ workload: from }, path)),
      );
    return caller;
  }

  private callerOf({ workload, principal, ip, jwt, plaintext = false }: CallerOptions, path: string): Caller {
    const pod = workload === undefined ? undefined : this.workload(workload, path);
    const mode = pod?.mode ?? 'none';
    const identity = principal ?? (pod && mode !== 'none' ? this.identityOf(pod) : undefined);
    const proven = plaintext ? { mode: 'none' as const } : { mode, ...defined({ principal: identity }) };
    return {
      ...proven,
      ...defined({ pod, ip: ip ?? pod?.address, jwt: claimsOf(jwt) }),
      namespace: pod?.namespace ?? '',
      title: workload ?? principal ?? INTERNET,
    };
  }

  /** Returns the callee behind a service. */
  calleeOfService(service: ServiceFact): Callee {
    return { service, pods: this.podsOf(service), title: service.hostname };
  }

  /** Returns the pod of a workload, or the first that runs as a service account. */
  private workload(written: string, path: string): PodFact {
    const parts = splitName(written);
    if (parts === undefined) {
      return refuse(
        questionProblem(
          'caller',
          path,
          written,
          'a caller is named with its namespace',
          'write NAMESPACE/NAME, for example shop/web, or internet',
        ),
      );
    }
    const { pods } = this.mesh.registry;
    const found =
      pods.named(parts[0], parts[1]) ?? pods.in(parts[0]).find(({ serviceAccount }) => serviceAccount === parts[1]);
    return (
      found ??
      refuse(
        questionProblem(
          'unknown-workload',
          path,
          written,
          'no workload or service account of the program has this name',
          suggestion(written, this.podNames, 'workloads'),
        ),
      )
    );
  }

  /** Returns the pod of a workload for requests that it sends. */
  workloadRef(written: string, path: string): PodFact {
    return this.workload(written, path);
  }

  callee(written: string, path = 'to'): Callee {
    let callee = this.callees.get(written);
    if (callee === undefined) this.callees.set(written, (callee = this.calleeOf(written, path)));
    return callee;
  }

  private calleeOf(written: string, path: string): Callee {
    const parts = splitName(written);
    const { services, pods } = this.mesh.registry;
    const service =
      parts === undefined
        ? this.mesh.names.serviceOf(written, '')
        : services.all.find(
            ({ namespace, name, registry }) => registry === 'kubernetes' && namespace === parts[0] && name === parts[1],
          );
    if (service !== undefined) return { ...this.calleeOfService(service), title: written };
    const pod = parts && pods.named(parts[0], parts[1]);
    if (pod !== undefined) return { pods: [pod], title: written };
    const known = [
      ...services.all
        .filter(({ registry }) => registry === 'kubernetes')
        .map(({ namespace, name }) => `${namespace}/${name}`),
      ...this.podNames,
    ];
    return refuse(
      questionProblem(
        'unknown-callee',
        path,
        written,
        'no service or workload of the program has this name',
        suggestion(written, [...new Set(known)], 'services'),
      ),
    );
  }

  podsOf(service: ServiceFact): readonly PodFact[] {
    return this.mesh.registry.services
      .endpointsOf(service)
      .map(({ pod }) => pod)
      .filter((pod) => pod !== undefined);
  }

  /** Returns the proxy of a gateway: by a Gateway of the Gateway API, one of Istio, or its workload. */
  gateway(written: string, path: string): ProxyRef {
    const parts = splitName(written);
    const { objects, pods } = this.mesh.registry;
    const named = ({ namespace, name }: ObjectFact) =>
      parts !== undefined && namespace === parts[0] && name === parts[1];
    const kubernetes = objects.of(KUBERNETES_GATEWAY).find(named);
    if (kubernetes !== undefined) return { kind: 'gateway', namespace: kubernetes.namespace, name: kubernetes.name };
    const istio = objects.of(ISTIO_GATEWAY).find(named);
    if (istio !== undefined) return this.proxyOfSelector(textMapOf(istio.spec, 'selector'));
    const pod = parts && pods.named(parts[0], parts[1]);
    if (pod !== undefined) return { kind: 'gateway', namespace: pod.namespace, name: pod.name };
    const known = [...objects.of(KUBERNETES_GATEWAY), ...objects.of(ISTIO_GATEWAY)].map(
      ({ namespace, name }) => `${namespace}/${name}`,
    );
    return refuse(
      questionProblem(
        'unknown-gateway',
        path,
        written,
        'no Gateway or workload of the program has this name',
        suggestion(written, known, 'Gateways'),
      ),
    );
  }

  /**
   * Returns the pod that a Gateway selects; without one, a hypothetical pod with those labels in the root namespace.
   */
  private proxyOfSelector(selector: Readonly<Record<string, string>>): ProxyRef {
    const pod = this.mesh.registry.pods.all.find(({ labels }) => matchesLabels(selector, labels));
    if (pod !== undefined) return { kind: 'gateway', namespace: pod.namespace, name: pod.name };
    return { kind: 'gateway', namespace: this.mesh.registry.mesh.rootNamespace, labels: selector };
  }

  /** Returns the identity of a gateway's proxy. */
  gatewayIdentity(ref: ProxyRef): string {
    const { pods, objects } = this.mesh.registry;
    const gateway = objects
      .of(KUBERNETES_GATEWAY)
      .find(({ namespace, name }) => namespace === ref.namespace && name === ref.name);
    const pod =
      ref.name === undefined
        ? undefined
        : pods.named(ref.namespace, gateway === undefined ? ref.name : gatewayWorkloadName(gateway));
    const account =
      pod?.serviceAccount ??
      (ref.labels?.istio === undefined ? 'default' : `istio-${ref.labels.istio}-service-account`);
    return this.identityOf({ namespace: ref.namespace, serviceAccount: account });
  }

  /**
   * Returns an entry point of requests for a host: a gateway that routes it, else the first workload with a sidecar.
   */
  entryFor(host: string): { readonly via: string } | { readonly from: string } {
    const routes = this.mesh.routes.filter(({ config }) => config.hosts.some((other) => isSubsetOf(host, other)));
    const gateway = routes.flatMap(({ config }) => config.gateways).find((name) => name !== 'mesh');
    if (gateway !== undefined) return { via: gateway.replace(/~.*$/, '') };
    const pod = this.mesh.registry.pods.all.find(({ mode }) => mode === 'sidecar');
    return { from: pod === undefined ? INTERNET : `${pod.namespace}/${pod.name}` };
  }

  /** Returns the waypoints of the program. */
  waypoints(): readonly ObjectFact[] {
    return this.mesh.registry.objects
      .of(KUBERNETES_GATEWAY)
      .filter((gateway) => gatewayClassOf(gateway) === 'istio-waypoint');
  }
}
