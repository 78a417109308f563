import type { Manifest } from '../../model';
import { istioLabels } from '../shared/labels';
import { when } from '../shared/sparse';
import { inNamespace } from './conditions';
import { revisionLabel, revisioned } from './names';
import type { IstiodInput } from './values';

const IPV4 = /^([0-9]*\.){3}[0-9]*$/;
const IPV6 = /^([0-9a-fA-F]*:)+[0-9a-fA-F]*$/;

/** Returns name and address of a remote control plane; the name is the one it has here. */
function remote(input: IstiodInput): { name: string; address: string; isIp: boolean } | undefined {
  const { istiodRemote, global, revision } = input.values;
  const address = global.remotePilotAddress;
  if (!inNamespace(input) || !address || !istiodRemote.enabled) return undefined;
  const name = revisioned('istiod', revision);
  const isIp = IPV4.test(address) || (input.release.facts.remoteAddressMayBeIpv6 && IPV6.test(address));
  return { name: istiodRemote.enabledLocalInjectorIstiod ? `${name}-remote` : name, address, isIp };
}

/** Renders the Service by which this cluster reaches a remote control plane. */
export function remoteService(input: IstiodInput): Manifest | undefined {
  const target = remote(input);
  if (!target) return undefined;
  const { global } = input.values;
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: {
      name: target.name,
      namespace: input.namespace,
      labels: { 'istio.io/rev': revisionLabel(input), 'app.kubernetes.io/name': 'istiod', ...istioLabels(input) },
    },
    spec: {
      ports: [
        { port: 15012, name: 'tcp-istiod', protocol: 'TCP' },
        { port: 443, targetPort: 15017, name: 'tcp-webhook', protocol: 'TCP' },
      ],
      ...(target.isIp ? {} : { type: 'ExternalName', externalName: target.address }),
      ...when('ipFamilyPolicy', global.ipFamilyPolicy),
      ...when('ipFamilies', global.ipFamilies),
    },
  };
}

/**
 * Renders the endpoints of that Service, when the address is an IP address; a host name stands in the Service itself.
 */
export function remoteEndpointSlice(input: IstiodInput): Manifest | undefined {
  const target = remote(input);
  if (!target?.isIp) return undefined;
  return {
    apiVersion: 'discovery.k8s.io/v1',
    kind: 'EndpointSlice',
    metadata: {
      name: target.name,
      namespace: input.namespace,
      labels: {
        'kubernetes.io/service-name': target.name,
        'endpointslice.kubernetes.io/managed-by': 'Helm',
        'app.kubernetes.io/name': 'istiod',
        ...istioLabels(input),
      },
    },
    addressType: IPV4.test(target.address) ? 'IPv4' : 'IPv6',
    endpoints: [{ addresses: [target.address] }],
    ports: [
      { port: 15012, name: 'tcp-istiod', protocol: 'TCP' },
      { port: 15017, name: 'tcp-webhook', protocol: 'TCP' },
    ],
  };
}
