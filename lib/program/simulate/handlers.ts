import type { PodFact } from '../registry/pods';
import { gatewayWorkloadName } from '../registry/gateway-objects';
import type { Mesh } from './mesh';
import type { ProxyFact } from './proxies';
import { Extensions, type Side } from './extensions';
import { GatewayHandler } from './gateway/handler';
import { SidecarInbound } from './sidecar/inbound';
import { SidecarOutbound } from './sidecar/outbound';
import { SidecarScopes } from './sidecar/scope';
import { WaypointHandler } from './waypoint/handler';
import { ZtunnelInbound } from './ztunnel';
import type { ProxyRef, ProxyRequest, Verdict } from './types';

/** Handler of the requests at one proxy in one direction. */
export interface Handler {
  handle(request: ProxyRequest): Verdict;
}

const DIRECTIONS: Readonly<Record<ProxyRef['kind'], Side>> = {
  sidecar: 'outbound',
  gateway: 'gateway',
  waypoint: 'waypoint',
  ztunnel: 'inbound',
};

/** Handlers of all proxies of a program, cached. */
export class Handlers {
  private readonly made = new Map<string, { readonly proxy: ProxyFact; readonly handler: Handler }>();
  private readonly scopes: SidecarScopes;

  constructor(
    private readonly mesh: Mesh,
    private readonly extensions: Extensions,
  ) {
    this.scopes = new SidecarScopes(mesh);
  }

  handle(request: ProxyRequest): Verdict {
    const { at } = request;
    const direction = request.direction ?? DIRECTIONS[at.kind];
    const key = `${at.kind}|${direction}|${at.namespace}|${at.name ?? JSON.stringify(at.labels)}`;
    let made = this.made.get(key);
    if (made === undefined) {
      const proxy = this.proxyOf(at);
      this.made.set(key, (made = { proxy, handler: this.make(proxy, direction) }));
    }
    return this.extensions.apply(made.handler.handle(request), made.proxy, direction);
  }

  proxyOf({ kind, namespace, name, labels }: ProxyRef): ProxyFact {
    const pod = name === undefined ? undefined : this.podOf(kind, namespace, name);
    return {
      kind,
      namespace,
      name: name ?? '',
      labels: labels ?? pod?.labels ?? {},
      ...(pod === undefined ? {} : { pod }),
    };
  }

  /** Returns the pod of a workload, or of a Gateway of the Gateway API. */
  private podOf(kind: ProxyRef['kind'], namespace: string, name: string): PodFact | undefined {
    const { registry } = this.mesh;
    if (kind === 'gateway' || kind === 'waypoint') {
      const gateway = registry.objects
        .of('gateway.networking.k8s.io/Gateway')
        .find((object) => object.namespace === namespace && object.name === name);
      if (gateway !== undefined) return registry.pods.named(namespace, gatewayWorkloadName(gateway));
    }
    return registry.pods.named(namespace, name);
  }

  private make(proxy: ProxyFact, direction: string): Handler {
    switch (proxy.kind) {
      case 'gateway':
        return new GatewayHandler(this.mesh, proxy);
      case 'waypoint':
        return new WaypointHandler(this.mesh, proxy);
      case 'ztunnel':
        return new ZtunnelInbound(this.mesh, proxy);
      default: {
        const scope = this.scopes.of(proxy.namespace, proxy.labels);
        const Side = direction === 'inbound' ? SidecarInbound : SidecarOutbound;
        return new Side(this.mesh, proxy, scope);
      }
    }
  }
}
