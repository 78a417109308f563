import { AGE, NETWORKING, type Kind } from '../../schema/kind';
import { en, list, obj, port, str } from '../../schema/notation';
import {
  noneWithoutEndpoints,
  rangeNeedsStatic,
  roundRobinOneEndpoint,
  uniquePortNumbers,
} from '../../schema/rules/service-entry';
import { notText } from '../../schema/rules/text';
import { WorkloadSelector } from './common';
import { WorkloadEntryShape } from './workload-entry';

const ServicePort = obj('ServicePort', {
  'name!': str.len(256).doc('Name of the port.'),
  'number!': port.doc('Port number that callers use.'),
  'protocol': str.len(256).doc('HTTP, HTTPS, GRPC, HTTP2, MONGO, MYSQL, REDIS, TCP or TLS.'),
  'targetPort': port.doc('Port number at the endpoint; by default the same as number.'),
});

/** Kind ServiceEntry: https://istio.io/latest/docs/reference/config/networking/service-entry/ */
export const ServiceEntry: Kind = {
  ...NETWORKING,
  kind: 'ServiceEntry',
  plural: 'serviceentries',
  shortNames: ['se'],
  doc: 'Adds a service to the registry of the mesh: one outside it, or workloads that Kubernetes does not know.',
  specRequired: true,
  columns: [
    { name: 'Hosts', jsonPath: '.spec.hosts', doc: 'Hosts of the service.' },
    { name: 'Location', jsonPath: '.spec.location', doc: 'Inside or outside the mesh.' },
    { name: 'Resolution', jsonPath: '.spec.resolution', doc: 'How the addresses of the endpoints are found.' },
    AGE,
  ],
  spec: obj('ServiceEntrySpec', {
    'addresses': list(str.len(64))
      .max(256)
      .doc('Virtual IP addresses of the service; ranges (CIDR) only with resolution NONE or STATIC.'),
    'endpoints': list(WorkloadEntryShape).max(4096).doc('Endpoints of the service; not with workloadSelector.'),
    'exportTo': list(str).doc(
      'Namespaces that see the service: "." its own, "*" all; by default all, or what the mesh config says.',
    ),
    'hosts!': list(str.rule(notText('*', 'a host must not be "*" alone', 'name the domain, for example *.example.com')))
      .min(1)
      .max(256)
      .doc('DNS names of the service; "*." may begin a name.'),
    'location': en({
      MESH_EXTERNAL: 'Outside the mesh: no mutual TLS by default',
      MESH_INTERNAL: 'Part of the mesh',
    }).doc('Location of the hosts, inside or outside of the mesh; default MESH_EXTERNAL.'),
    'ports': list(ServicePort).by('name').max(256).rule(uniquePortNumbers).doc('Ports of the service.'),
    'resolution': en({
      NONE: 'The address that the caller asked for',
      STATIC: 'The addresses in endpoints',
      DNS: 'All addresses that DNS has for the endpoints, or for the hosts without any',
      DNS_ROUND_ROBIN: 'The first address that DNS gives at each new connection',
      DYNAMIC_DNS: 'DNS for the host of each request, under a wildcard host',
    }).doc('Resolution of the addresses of the endpoints; default NONE.'),
    'subjectAltNames': list(str).doc('Names of which the server certificate must have one.'),
    'workloadSelector': WorkloadSelector.doc(
      'Pods and WorkloadEntries that are the endpoints; not with endpoints. For MESH_INTERNAL.',
    ),
  })
    .atMostOne('workloadSelector', 'endpoints')
    .rule(rangeNeedsStatic, noneWithoutEndpoints, roundRobinOneEndpoint),
};
