import type { Fault, Place } from '../place';
import { dnsLabel, dnsSubdomain, portName, qualifiedName } from './formats/names';
import { cidr, ip, plainCidr, plainIp } from './formats/network';
import { labels } from './labels';
import { flag, object, objects, portOrName, text, texts, unique, reportAsWarning, whole, word } from './read';

const TYPES = ['ClusterIP', 'NodePort', 'LoadBalancer', 'ExternalName'];
const POLICIES = ['Cluster', 'Local'];
const FAMILIES = ['IPv4', 'IPv6'];
const DISTRIBUTIONS = ['PreferClose', 'PreferSameZone', 'PreferSameNode'];

function servicePort(place: Place): void {
  text(place, 'name', dnsLabel);
  whole(place, 'port', 1, 65535);
  portOrNameIfSet(place);
  whole(place, 'nodePort', 0, 65535);
  word(place, 'protocol', ['TCP', 'UDP', 'SCTP']);
  text(place, 'appProtocol', qualifiedName);
}

/** Checks a target port; none, 0 and "" stand for the port itself. */
function portOrNameIfSet(place: Place): void {
  const { value } = place.at('targetPort');
  if (value !== undefined && value !== null && value !== 0 && value !== '') portOrName(place, 'targetPort', portName);
}

function ports(spec: Place, type: string): void {
  const all = objects(spec, 'ports', servicePort);
  unique(all, 'name', 'name');
  if (all.length > 1)
    for (const port of all)
      if (port.text('name') === '')
        port.at('name').error('missing', 'each port needs a name where there is more than one', 'give one');
  const first = new Map<string, Place>();
  for (const port of all) {
    const id = `${port.text('protocol') || 'TCP'} ${port.number('port')}`;
    const earlier = first.get(id);
    if (earlier === undefined) first.set(id, port);
    else
      port
        .at('port')
        .error(
          'duplicate',
          `port ${earlier.index} has the same number and protocol`,
          'give each port a number of its own',
        );
    if (type === 'ClusterIP' && port.number('nodePort') !== 0)
      port
        .at('nodePort')
        .error(
          'service-type',
          'a Service of type ClusterIP has no ports on nodes',
          "leave it out, or use type 'NodePort' or 'LoadBalancer'",
        );
  }
}

/** Checks fields that only a load balancer has. */
function balancerFields(spec: Place, type: string): void {
  const only = (field: string): void =>
    spec
      .at(field)
      .error(
        'service-type',
        `only a Service of type LoadBalancer has it, this one is ${type}`,
        "leave it out, or use type 'LoadBalancer'",
      );
  text(spec, 'loadBalancerClass', qualifiedName);
  for (const range of texts(spec, 'loadBalancerSourceRanges', (value) => cidr(value.trim())))
    reportAsWarning(range, plainCidr(range.string.trim()));
  flag(spec, 'allocateLoadBalancerNodePorts');
  if (type === 'LoadBalancer') return;
  if (spec.text('loadBalancerClass') !== '') only('loadBalancerClass');
  if (spec.size('loadBalancerSourceRanges') > 0) only('loadBalancerSourceRanges');
  if (spec.has('allocateLoadBalancerNodePorts')) only('allocateLoadBalancerNodePorts');
}

function addresses(spec: Place, type: string): void {
  const clusterIP = text(spec, 'clusterIP', (value) => (value === 'None' ? undefined : ip(value)));
  texts(spec, 'clusterIPs', (value) => (value === 'None' ? undefined : ip(value)));
  if (clusterIP === 'None' && type !== 'ClusterIP')
    spec
      .at('clusterIP')
      .error('service-type', `a Service of type ${type} has a cluster IP`, "leave it out, or use type 'ClusterIP'");
  for (const address of texts(spec, 'externalIPs', usableIp)) reportAsWarning(address, plainIp(address.string));
  text(spec, 'loadBalancerIP');
  const families = texts(spec, 'ipFamilies', (family) =>
    FAMILIES.includes(family)
      ? undefined
      : { code: 'not-allowed', message: 'must be IPv4 or IPv6', fix: 'use one of them' },
  );
  if (new Set(families.map(({ string }) => string)).size < families.length)
    spec.at('ipFamilies').error('duplicate', 'the same family is given twice', 'leave one of them out');
  word(spec, 'ipFamilyPolicy', ['SingleStack', 'PreferDualStack', 'RequireDualStack']);
  if (families.length > 1 && spec.text('ipFamilyPolicy') === 'SingleStack') {
    spec
      .at('ipFamilies')
      .error('ip-families', 'policy SingleStack has one family', "name one, or use ipFamilyPolicy: 'PreferDualStack'");
  }
}

/** Checks an external address of a Service: loopback, link-local, unspecified and multicast ones are refused. */
function usableIp(text_: string): Fault | undefined {
  const fault = ip(text_);
  if (fault !== undefined) return fault;
  const special =
    /^(127\.|169\.254\.|0\.0\.0\.0$|224\.0\.0\.)/.test(text_) || /^(::1?$|fe[89ab][0-9a-f]:|ff[0-9a-f]2:)/i.test(text_);
  return special
    ? {
        code: 'ip',
        message: 'this address cannot be reached from outside',
        fix: 'use an address that is routed to the nodes',
      }
    : undefined;
}

function trafficPolicies(spec: Place, type: string): void {
  word(spec, 'externalTrafficPolicy', POLICIES);
  word(spec, 'internalTrafficPolicy', POLICIES);
  word(spec, 'trafficDistribution', DISTRIBUTIONS);
  const outside =
    type === 'LoadBalancer' || type === 'NodePort' || (type === 'ClusterIP' && spec.size('externalIPs') > 0);
  if (!outside && spec.text('externalTrafficPolicy') !== '') {
    spec
      .at('externalTrafficPolicy')
      .error(
        'service-type',
        'only a Service that is reached from outside has it',
        "leave it out, or use type 'LoadBalancer' or 'NodePort'",
      );
  }
  const checked = type === 'LoadBalancer' && spec.text('externalTrafficPolicy') === 'Local';
  if (whole(spec, 'healthCheckNodePort', 0, 65535) && !checked) {
    spec
      .at('healthCheckNodePort')
      .error('service-type', 'only type LoadBalancer with externalTrafficPolicy Local has it', 'leave it out');
  }
}

/** Checks a Service: https://kubernetes.io/docs/concepts/services-networking/service/ */
export function service(place: Place): void {
  object(place, 'spec', (spec) => {
    const type = word(spec, 'type', TYPES) || 'ClusterIP';
    labels(spec, 'selector');
    ports(spec, type);
    balancerFields(spec, type);
    addresses(spec, type);
    trafficPolicies(spec, type);
    word(spec, 'sessionAffinity', ['ClientIP', 'None']);
    if (type === 'ExternalName') text(spec, 'externalName', (name) => dnsSubdomain(name.replace(/\.$/, '')));
  });
}
