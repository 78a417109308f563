import { isHttp, isSniffed, parseProtocol, type Protocol } from '../../registry/protocols';
import { fieldsOf, itemsOf, numberOf, textOf } from '../../objects/read';
import type { MtlsMode } from '../access';
import type { ServiceFact } from '../../registry/services';
import { readRequest, sentRequest, type SentRequest } from '../arriving';
import { step } from '../explain';
import { withoutPort } from '../http/http-request';
import type { Mesh } from '../mesh';
import { reachedPort } from '../pod-ports';
import { describeProxy, type ProxyFact } from '../proxies';
import type { ProxyRequest, Step, Verdict } from '../types';
import { withAccess } from '../with-access';
import type { SidecarScope } from './scope';

/** Filter chain of a sidecar's inbound listener. */
interface InboundChain {
  readonly layer: 'http' | 'tcp';
  readonly tls: 'none' | 'ISTIO_MUTUAL';
}

type PortKind = 'http' | 'tcp' | 'auto';

const kindOf = (protocol: Protocol | undefined): PortKind => {
  if (protocol === undefined || isSniffed(protocol)) return 'auto';
  return isHttp(protocol) ? 'http' : 'tcp';
};

const layerOf = (kind: PortKind, looksLikeHttp: boolean): 'http' | 'tcp' => {
  if (kind === 'auto') return looksLikeHttp ? 'http' : 'tcp';
  return kind;
};

/** Returns the chain for a connection; a text is the reason why there is none. */
function chainFor(mode: MtlsMode, kind: PortKind, { tls, isHttp: http }: SentRequest): InboundChain | string {
  if (tls === 'plaintext')
    return mode === 'STRICT'
      ? 'mTLS is required (STRICT), and the connection is plain'
      : { layer: layerOf(kind, http), tls: 'none' };
  if (mode === 'DISABLE')
    return kind === 'http' ? 'mTLS is off (DISABLE), so that TLS is no HTTP' : { layer: 'tcp', tls: 'none' };
  if (tls === 'mtls') return { layer: layerOf(kind, http), tls: 'ISTIO_MUTUAL' };
  // TLS of the application itself passes through, where the port is not declared as HTTP.
  if (mode === 'PERMISSIVE' && kind !== 'http') return { layer: 'tcp', tls: 'none' };
  return 'the client shows no certificate of the mesh';
}

/** Inbound side of one sidecar. */
export class SidecarInbound {
  constructor(
    private readonly mesh: Mesh,
    private readonly proxy: ProxyFact,
    private readonly scope: SidecarScope,
  ) {}

  handle(request: ProxyRequest): Verdict {
    const sent = sentRequest(request);
    const { pod } = this.proxy;
    const service = this.mesh.names.serviceOf(withoutPort(sent.host), this.proxy.namespace);
    const reached = reachedPort(this.mesh, pod, sent.port, service);
    const { appPort, protocol, note } = this.portOf(reached.number, reached.protocol);
    const mode = pod === undefined ? 'PERMISSIVE' : this.mesh.access.mtls(pod, reached.number);
    const steps = [step(`${describeProxy(this.proxy)}, port ${reached.number} of the pod${note}, mTLS ${mode}`)];
    const chain = chainFor(mode, kindOf(protocol), sent);
    if (typeof chain === 'string') return { outcome: 'refused', because: [...steps, step(chain)] };
    return this.through(chain, {
      request,
      sent: this.named(request, sent, service),
      port: reached.number,
      appPort,
      steps,
    });
  }

  /**
   * Returns the request with the server name that sidecars of clients send, service and port, unless the test gives
   * one.
   */
  private named({ sni }: ProxyRequest, sent: SentRequest, service: ServiceFact | undefined): SentRequest {
    if (sni !== undefined || sent.tls !== 'mtls' || service === undefined) return sent;
    return { ...sent, sni: `outbound_.${sent.port}_._.${service.hostname}` };
  }

  /** Returns the destination of a pod's port: a Sidecar's `ingress` replaces the ports of Services. */
  private portOf(
    port: number,
    protocol: Protocol | undefined,
  ): { appPort: number; protocol: Protocol | undefined; note: string } {
    const ingress = itemsOf(this.scope.object?.spec ?? {}, 'ingress');
    if (ingress.length === 0)
      return { appPort: port, protocol, note: protocol === undefined ? ' (of no Service)' : '' };
    const listener = ingress.find((candidate) => numberOf(fieldsOf(candidate, 'port'), 'number') === port);
    if (listener === undefined)
      return { appPort: port, protocol: undefined, note: ' (not in the ingress of the Sidecar)' };
    const endpoint = /:(\d+)$/.exec(textOf(listener, 'defaultEndpoint') ?? '');
    return {
      appPort: endpoint === null ? port : Number(endpoint[1]),
      protocol: parseProtocol(textOf(fieldsOf(listener, 'port'), 'protocol') ?? ''),
      note: '',
    };
  }

  private through(
    chain: InboundChain,
    at: { request: ProxyRequest; sent: SentRequest; port: number; appPort: number; steps: Step[] },
  ): Verdict {
    const { request, sent, port, appPort, steps } = at;
    const mtls = chain.tls === 'ISTIO_MUTUAL';
    const { from } = request;
    const arrival = {
      port,
      mtls,
      principal: mtls ? from?.principal : undefined,
      ip: from?.ip,
      jwt: from?.jwt,
      sni: sent.sni,
      destinationIp: this.proxy.pod?.address,
    };
    const details = { tls: chain.tls };
    if (chain.layer === 'tcp') {
      const access = this.mesh.access.decide(this.proxy, { ...arrival, layer: 'tcp' });
      return withAccess(access, { steps, details }, () => ({
        outcome: 'forwarded',
        layer: 'tcp',
        appPort,
        because: steps,
      }));
    }
    const read = readRequest(sent, this.mesh.pathNormalization, mtls);
    if (read === undefined) return badRequest(mtls, steps);
    const access = this.mesh.access.decide(this.proxy, {
      ...arrival,
      layer: 'http',
      request: { method: read.method, path: read.fullPath, host: read.authority, headers: read.headers },
    });
    const upstreamPath = read.fullPath === sent.path ? {} : { upstreamPath: read.fullPath };
    return withAccess(access, { steps, details }, () => ({
      outcome: 'forwarded',
      appPort,
      ...upstreamPath,
      because: steps,
    }));
  }
}

/**
 * Returns the verdict on a request that the proxy cannot parse: under TLS the connection is closed without an answer.
 */
function badRequest(isTls: boolean, steps: readonly Step[]): Verdict {
  const because = [...steps, step('the proxy refuses the method, the path or a header')];
  return isTls ? { outcome: 'refused', because } : { outcome: 'bad-request', code: 400, tls: 'none', because };
}
