import { type Problem, suggest } from '../../model';
import { gatewayApiReference } from '../references/gateway-api';
import { hostReference, selectorReference } from '../references/places';
import {
  misplaced,
  REFERENCE,
  resolveReferences,
  type Referable,
  type Reference,
  type ReferenceContext,
} from '../references/references';
import type { ServiceModel } from './model';

/** Service, subset or port of a service, as routes and policies name it. */
export class ServiceDestination implements Referable {
  constructor(
    readonly service: ServiceModel,
    readonly subset?: string,
    private readonly portNumber?: number,
  ) {}

  /** Returns the same destination at one port: needed only when the service has more than one. */
  port(number: number): ServiceDestination {
    return new ServiceDestination(this.service, this.subset, number);
  }

  [REFERENCE](place: string, from: ReferenceContext): unknown {
    return destinationReference(this.service, place, from, this.subset, this.portNumber);
  }
}

/** Returns `{ host, subset, port }`, without undefined fields. */
export function destination({ host }: ServiceModel, subset?: string, port?: number) {
  return { host, ...(subset !== undefined && { subset }), ...(port !== undefined && { port: { number: port } }) };
}

/** Returns the name of a service in a field. */
export function destinationReference(
  service: ServiceModel,
  place: string,
  from: ReferenceContext,
  subset?: string,
  port?: number,
): unknown {
  const what = `service ${service.host}${subset === undefined ? '' : ` subset ${subset}`}`;
  switch (place) {
    case 'destination':
    case 'egressProxy':
    case 'mirror':
      return destination(service, subset, port);
    case 'host':
    case 'hosts':
    case 'sniHosts':
      return subset === undefined
        ? hostReference(service.host, service.namespace, place, from)
        : misplaced(what, place, from, 'name the service itself here, and the subset in `destination`');
    case 'targetRef':
    case 'targetRefs':
      return { group: service.kind === 'Service' ? '' : 'networking.istio.io', kind: service.kind, name: service.name };
    case 'parentRef':
    case 'parentRefs':
    case 'backendRef':
    case 'backendRefs':
      return gatewayApiReference(
        {
          ...service,
          group: service.kind === 'Service' ? '' : 'networking.istio.io',
          port: port ?? service.ports[0]?.number,
        },
        place,
        from,
      );
    case 'selector':
    case 'workloadSelector':
      return service.selector
        ? selectorReference(service.selector, place, from)
        : misplaced(
            what,
            place,
            from,
            'its pods are not known: name the `workload` of the MeshService, or its `selector`',
          );
    case 'principals':
    case 'notPrincipals':
    case 'serviceAccounts':
    case 'notServiceAccounts':
      return service.account
        ? accountReference(service.account, place, from)
        : misplaced(
            what,
            place,
            from,
            'its account is not known: name the `workload` of the MeshService, or its `serviceAccount`',
          );
    case 'service':
      return `${service.host}`;
    default:
      return misplaced(what, place, from, 'write the name that is meant here');
  }
}

/** Returns the service account of a service's pods in a field. */
const accountReference = (account: Reference, place: string, from: ReferenceContext): unknown =>
  (resolveReferences([account], from, place) as readonly unknown[])[0];

/** Reports a subset that the service does not declare. */
export function unknownSubset(service: ServiceModel, subset: string, path: string): Problem[] {
  if (service.subsets === undefined || Object.hasOwn(service.subsets, subset)) return [];
  const known = Object.keys(service.subsets);
  const fix =
    known.length === 0 ? `declare it in \`subsets\`: { ${subset}: { version: ... } }` : suggest(subset, known);
  return [
    {
      severity: 'error',
      code: 'mesh-service/unknown-subset',
      path,
      found: subset,
      message: `service ${service.host} has no such subset`,
      fix,
    },
  ];
}
