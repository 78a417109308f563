import { sentRequest } from './arriving';
import { step } from './explain';
import { withoutPort } from './http/http-request';
import type { Mesh } from './mesh';
import { reachedPort } from './pod-ports';
import { describeProxy, type ProxyFact } from './proxies';
import type { ProxyRequest, Verdict } from './types';
import { withAccess } from './with-access';

/** Handler of connections at the ztunnel of one pod, which has their identities and addresses, and no requests. */
export class ZtunnelInbound {
  constructor(
    private readonly mesh: Mesh,
    private readonly proxy: ProxyFact,
  ) {}

  handle(request: ProxyRequest): Verdict {
    const sent = sentRequest({ ...request, host: request.host ?? '' });
    const service =
      sent.host === '' ? undefined : this.mesh.names.serviceOf(withoutPort(sent.host), this.proxy.namespace);
    const { number } = reachedPort(this.mesh, this.proxy.pod, sent.port, service);
    const { principal, ip } = request.from ?? {};
    const steps = [step(`${describeProxy(this.proxy)}, port ${number} of the pod`)];
    const access = this.mesh.access.decide(this.proxy, {
      layer: 'tcp',
      port: number,
      mtls: principal !== undefined,
      ...(principal === undefined ? {} : { principal }),
      ...(ip === undefined ? {} : { ip }),
      ...(this.proxy.pod === undefined ? {} : { destinationIp: this.proxy.pod.address }),
    });
    return withAccess(access, { steps }, () => ({ outcome: 'forwarded', because: steps }));
  }
}
