import type { Manifest, ValueTree } from '../../model';
import type { AddonIngressProps, PlainAddonGateway } from '../../props';
import type { AddonInput, AddonRenderer } from '../addon';
import { merged } from './merge';
import { annotated, placedObject, type Placed } from './objects';

type Labels = Readonly<Record<string, string>>;

/** What an ingress leads to. */
export interface IngressTarget {
  readonly at: Placed;
  readonly labels: Labels;
  readonly service: string;
  readonly port: number;
  /** Path of its pages. @default '/' */
  readonly path?: string;
}

/** The host that stands for all. */
const ALL = '*';

const gatewayOf = ({ gateway }: AddonIngressProps): PlainAddonGateway | undefined =>
  gateway as PlainAddonGateway | undefined;

/** Renderers of the ways in to an addon: an Ingress, or a VirtualService and perhaps a Gateway. */
export function ingressRenderers<P extends { readonly ingress?: AddonIngressProps }>(
  target: (input: AddonInput<P>) => IngressTarget,
): Readonly<Record<string, AddonRenderer<P>>> {
  return {
    'ingress': (input) => {
      const { ingress } = input.props;
      const isWanted = ingress && (ingress.gateway === undefined || ingress.className !== undefined);
      return isWanted ? ingressObject(ingress, target(input)) : undefined;
    },
    'gateway': (input) => {
      const { ingress } = input.props;
      const selector = ingress && gatewayOf(ingress)?.selector;
      return ingress && selector && gatewayObject(ingress, selector, target(input));
    },
    'virtual-service': (input) => {
      const { ingress } = input.props;
      const gateway = ingress && gatewayOf(ingress);
      return ingress && gateway && virtualService(ingress, gateway.name ?? input.name, target(input));
    },
  };
}

function ingressObject(ingress: AddonIngressProps, target: IngressTarget): Manifest {
  const labels = { ...ingress.labels, ...target.labels };
  const spec = ingressSpec(ingress, target);
  return annotated(placedObject(['networking.k8s.io/v1', 'Ingress'], target.at, labels, { spec }), ingress.annotations);
}

/** The spec of an Ingress. */
export function ingressSpec(
  ingress: AddonIngressProps,
  target: Pick<IngressTarget, 'service' | 'port' | 'path'>,
): ValueTree {
  const { host, className } = ingress;
  const paths = [{ path: pathOf(ingress, target), pathType: 'Prefix', backend: backend(target) }];
  const own = {
    ...(className !== undefined && { ingressClassName: className }),
    ...tls(ingress),
    rules: [{ ...(host !== ALL && { host }), http: { paths } }],
  };
  return merged(own, ingress.spec);
}

const tls = ({ host, tlsSecret }: AddonIngressProps): object =>
  tlsSecret === undefined ? {} : { tls: [{ ...(host !== ALL && { hosts: [host] }), secretName: tlsSecret }] };

const backend = ({ service, port }: Pick<IngressTarget, 'service' | 'port'>): object => ({
  service: { name: service, port: { number: port } },
});

const pathOf = ({ path }: AddonIngressProps, target: Pick<IngressTarget, 'path'>): string => path ?? target.path ?? '/';

const ISTIO = 'networking.istio.io/v1';

/** The gateway pods serve the host: by HTTPS where there is a certificate, to which HTTP is sent on. */
function gatewayObject(
  { host, tlsSecret }: AddonIngressProps,
  selector: Labels,
  { at, labels }: IngressTarget,
): Manifest {
  const http = { port: { number: 80, name: 'http', protocol: 'HTTP' }, hosts: [host] };
  const https = {
    port: { number: 443, name: 'https', protocol: 'HTTPS' },
    tls: { mode: 'SIMPLE', credentialName: tlsSecret },
    hosts: [host],
  };
  const servers = tlsSecret === undefined ? [http] : [https, { ...http, tls: { httpsRedirect: true } }];
  return placedObject([ISTIO, 'Gateway'], at, labels, { spec: { selector: { ...selector }, servers } });
}

function virtualService(ingress: AddonIngressProps, gateway: string, target: IngressTarget): Manifest {
  const { at, labels, service, port } = target;
  const host = `${service}.${at.namespace}.svc.cluster.local`;
  const route = [{ destination: { host, port: { number: port } } }];
  const prefix = pathOf(ingress, target);
  return placedObject([ISTIO, 'VirtualService'], at, labels, {
    spec: {
      hosts: [ingress.host],
      gateways: [gateway],
      http: [{ ...(prefix !== '/' && { match: [{ uri: { prefix } }] }), route }],
    },
  });
}

/** The URL that an ingress serves. */
export function ingressUrl(ingress: AddonIngressProps | undefined, path = ''): string | undefined {
  const host = hostOf(ingress);
  if (ingress === undefined || host === undefined) return undefined;
  return `${ingress.tlsSecret === undefined ? 'http' : 'https'}://${host}${path}`;
}

/** The host that an ingress serves, where it is one. */
export const hostOf = (ingress: AddonIngressProps | undefined): string | undefined =>
  typeof ingress?.host === 'string' && ingress.host !== ALL ? ingress.host : undefined;
