import { isDnsLabel } from '../../schema/rules/network';
import { nearest, type Problem } from '../../model';
import type { MeshSettings } from '../../props/settings';
import { parseDuration } from '../../injection/pod/duration';
import { error } from './names';

const SCHEME = /^[a-z][a-z0-9+.-]*:\/\//i;

function trustDomain(path: string, domain: unknown): Problem[] {
  if (typeof domain !== 'string' || domain === '') return [];
  const scheme = SCHEME.exec(domain)?.[0];
  if (scheme !== undefined) {
    const rest = domain.slice(scheme.length).split('/')[0];
    return [error(path, 'trust-domain', domain, 'a trust domain has no scheme', `write ${JSON.stringify(rest)}`)];
  }
  if (domain.replace(/\.$/, '').split('.').every(isDnsLabel)) return [];
  const message = 'a trust domain is a DNS name, and istiod drops the whole mesh config for another';
  return [error(path, 'trust-domain', domain, message, 'write for example "cluster.local"')];
}

/**
 * Reports a trust domain with a scheme, or in a form that istiod refuses. Those in `meshConfig` are checked with it.
 */
export function trustDomainProblems({ trustDomain: domain }: MeshSettings): Problem[] {
  return trustDomain('trustDomain', domain);
}

/** Reports a keepalive duration with which istiod does not start. */
export function keepaliveProblems({ pilot }: MeshSettings): Problem[] {
  const age = pilot?.keepaliveMaxServerConnectionAge;
  const path = 'pilot.keepaliveMaxServerConnectionAge';
  if (age === undefined || age === '') return [];
  const nanos = parseDuration(age);
  if (nanos === undefined) {
    return [
      error(
        path,
        'duration',
        age,
        'istiod reads a Go duration',
        'write a number with its unit, for example 30m or 1h30m',
      ),
    ];
  }
  return nanos < 0n
    ? [error(path, 'duration', age, 'istiod does not start with a negative age', 'write 0s or more')]
    : [];
}

const network = () =>
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- most meshes have no ranges
  require('../../rules/kubernetes/formats/network') as typeof import('../../rules/kubernetes/formats/network');
const isRange = (item: string): boolean => network().cidr(item) === undefined;
const isPort = (item: string): boolean =>
  /^\d+(:\d+)?$/.test(item.trim()) && item.split(':').every((port) => Number(port) <= 65535);

function list(path: string, text: string | undefined, form: 'range' | 'port', all: boolean): Problem[] {
  if (!text || (all && text === '*')) return [];
  const isRight = form === 'range' ? isRange : isPort;
  const wrong = text.split(',').find((item) => !isRight(item));
  if (wrong === undefined) return [];
  const what = form === 'range' ? 'an IP range in CIDR notation' : 'a port number from 0 to 65535';
  const example = form === 'range' ? '10.0.0.0/8,fd00::/8' : '80,8080';
  const fix = `write for example ${JSON.stringify(example)}, without spaces${all ? ', or "*" for all' : ''}`;
  const code = form === 'range' ? 'ranges' : 'ports';
  return [error(path, code, text, `${JSON.stringify(wrong)} is not ${what}`, fix)];
}

/** Validates IP ranges and ports of intercepted traffic: pods do not start with invalid ones. */
export function interceptionProblems({ proxy = {} }: MeshSettings): Problem[] {
  return [
    ...list('proxy.includeIPRanges', proxy.includeIPRanges, 'range', true),
    ...list('proxy.excludeIPRanges', proxy.excludeIPRanges, 'range', false),
    ...list('proxy.includeInboundPorts', proxy.includeInboundPorts, 'port', true),
    ...list('proxy.excludeInboundPorts', proxy.excludeInboundPorts, 'port', false),
    ...list('proxy.includeOutboundPorts', proxy.includeOutboundPorts, 'port', true),
    ...list('proxy.excludeOutboundPorts', proxy.excludeOutboundPorts, 'port', false),
  ];
}

/** Well-known namespaces, against which others are compared for typing errors. */
const WELL_KNOWN = ['istio-system', 'istio-ingress', 'istio-egress', 'istio-gateway', 'kube-system'];

/**
 * Returns the well-known name that a name misspells; a name with something added, such as `istio-system-2`, misspells
 * none.
 */
function typoOf(name: unknown): string | undefined {
  if (typeof name !== 'string' || WELL_KNOWN.some((known) => name.startsWith(known))) return undefined;
  const near = nearest(name, WELL_KNOWN);
  return near !== undefined && Math.abs(near.length - name.length) <= 1 && isTypo(name, near) ? near : undefined;
}

/**
 * Reports whether two names are the same but for one letter that is missing, added, changed, or swapped with the next.
 */
function isTypo(name: string, near: string): boolean {
  let start = 0;
  while (start < near.length && name[start] === near[start]) start += 1;
  const rests = [name.slice(start), near.slice(start)];
  const [a, b] = rests;
  return (
    a.slice(1) === b ||
    a === b.slice(1) ||
    a.slice(1) === b.slice(1) ||
    (a.slice(2) === b.slice(2) && a[0] === b[1] && a[1] === b[0])
  );
}

function namespaceTypo(path: string, name: unknown): Problem[] {
  const near = typoOf(name);
  if (near === undefined) return [];
  const message = 'this looks like a slip of the pen, and it would be a namespace of its own';
  const fix = `did you mean ${JSON.stringify(near)}?`;
  return [{ severity: 'warning', code: 'props/namespace-typo', path, found: name, message, fix }];
}

/** Warns of namespaces that differ by a typing error from well-known ones. */
export function namespaceTypos(props: MeshSettings): Problem[] {
  return [
    ...namespaceTypo('namespace', props.namespace),
    ...namespaceTypo('cni.namespace', props.cni?.namespace),
    ...namespaceTypo('ztunnel.namespace', props.ztunnel?.namespace),
    ...(['ingressGateways', 'egressGateways'] as const).flatMap((prop) =>
      (props[prop] ?? []).flatMap((gateway, i) => namespaceTypo(`${prop}[${i}].namespace`, gateway.namespace)),
    ),
    ...namespaceTypo('eastWestGateway.namespace', props.eastWestGateway?.namespace),
  ];
}

/** Reports a remote cluster without the address of its control plane. */
export function remoteAddressProblems({ profile, remote = {}, values }: MeshSettings): Problem[] {
  if (profile !== 'remote') return [];
  const globals = [values?.global, values?.istiod?.global];
  const addresses = [remote.pilotAddress, remote.injectionURL, ...globals.map((global) => global?.remotePilotAddress)];
  if (addresses.some((address) => address !== undefined && address !== null && address !== '')) return [];
  return [
    {
      severity: 'warning',
      code: 'props/remote-without-address',
      path: 'remote.pilotAddress',
      found: undefined,
      message: 'profile remote has no control plane of its own, and nothing says where the other one is',
      fix: 'give the address of its east-west gateway, or make the endpoints of Service istiod yourself',
    },
  ];
}

/** Validates the settings of a mesh other than names, images and numbers of pods. */
export function settingsProblems(props: MeshSettings): Problem[] {
  return [trustDomainProblems, keepaliveProblems, interceptionProblems, namespaceTypos, remoteAddressProblems].flatMap(
    (check) => check(props),
  );
}
