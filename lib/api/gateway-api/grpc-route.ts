import type { Kind } from '../../schema/kind';
import { list, obj, str } from '../../schema/notation';
import { type Breach, has } from '../../schema/rules/rule';
import { grpcFilters } from './filters';
import { GATEWAY_API } from './group';
import { backendFields, exactOrRegex, parentRefs, useDefaultGateways } from './references';
import { sessionPersistence } from './session-persistence';
import { breaches, field, servicePort, totalMatches } from './rules';
import { headerName, hostname, sectionName } from './texts';

const SERVICE = /^\.?[a-z_][a-z_0-9]*(\.[a-z_][a-z_0-9]*)*$/i;
const METHOD = /^[a-z_][a-z_0-9]*$/i;
const grpcMethod = breaches('grpc-method', 'service or method is needed', 'set one of them', (value): Breach[] => {
  if (!has(value, 'service') && !has(value, 'method')) return [{ found: value }];
  if ((field(value, 'type') ?? 'Exact') !== 'Exact') return [];
  const [service, method] = [field(value, 'service'), field(value, 'method')];
  return [
    ...(typeof service === 'string' && !SERVICE.test(service)
      ? [
          {
            at: '.service',
            found: service,
            message: 'must be the full name of a gRPC service',
            fix: 'for example shop.v1.Catalog',
          },
        ]
      : []),
    ...(typeof method === 'string' && !METHOD.test(method)
      ? [{ at: '.method', found: method, message: 'must be the name of a gRPC method', fix: 'for example GetItem' }]
      : []),
  ];
});

const Rule = obj('GRPCRouteRule', {
  backendRefs: list(
    obj('GRPCBackendRef', {
      ...backendFields,
      filters: grpcFilters.doc('Filters for requests to this backend only.'),
    }).rule(servicePort),
  )
    .max(16)
    .atomic.doc('Destinations of requests, by weight; without any the answer is UNAVAILABLE.'),
  filters: grpcFilters.doc('Changes to requests and responses.'),
  matches: list(
    obj('GRPCRouteMatch', {
      headers: list(
        obj('GRPCHeaderMatch', {
          'name!': headerName.doc('Name of the header, without regard to case.'),
          'type': exactOrRegex,
          'value!': str.len(1, 4096).doc('Value of the header.'),
        }),
      )
        .by('name')
        .max(16)
        .doc('Headers that the request must have, all of them.'),
      method: obj('GRPCMethodMatch', {
        method: str.len(1024).doc('Name of the method; by default any.'),
        service: str.len(1024).doc('Full name of the service; by default any.'),
        type: exactOrRegex,
      })
        .rule(grpcMethod)
        .doc('gRPC service and method; by default any.'),
    }),
  )
    .max(64)
    .atomic.doc('Requests that the rule is for: those of one of the matches; by default all.'),
  name: sectionName.doc('Name of the rule, unique in the route.'),
  sessionPersistence: sessionPersistence
    .experimental({ ignored: true })
    .doc('Requests of one client go to one backend. Istio does not act on it.'),
});

/** Kind GRPCRoute: https://gateway-api.sigs.k8s.io/reference/spec/#grpcroute */
export const GRPCRoute: Kind = {
  ...GATEWAY_API,
  kind: 'GRPCRoute',
  plural: 'grpcroutes',
  versions: ['v1'],
  doc: 'Route of gRPC requests.',
  specRequired: true,
  spec: obj('GRPCRouteSpec', {
    hostnames: list(hostname).max(16).atomic.doc('Hosts that the route is for; by default those of the listener.'),
    parentRefs,
    rules: list(Rule).max(16).atomic.rule(totalMatches).doc('Rules; the most exact match wins.'),
    useDefaultGateways,
  }),
};
