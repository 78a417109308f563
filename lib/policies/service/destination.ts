import { type Problem, suggest } from '../../model';
import { gatewayApiReference } from '../references/gateway-api';
import { writersByPlace } from '../references/by-place';
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
    /** Is called where the destination is used, with the object that refers to it. */
    private readonly onUse?: (from: ReferenceContext) => void,
  ) {}

  /** Returns the same destination at one port: needed only when the service has more than one. */
  port(number: number): ServiceDestination {
    return new ServiceDestination(this.service, this.subset, number, this.onUse);
  }

  [REFERENCE](place: string, from: ReferenceContext): unknown {
    this.onUse?.(from);
    return destinationReference(this.service, place, from, this.subset, this.portNumber);
  }
}

/** Returns `{ host, subset, port }`, without undefined fields. */
export function destination({ host }: ServiceModel, subset?: string, port?: number) {
  return { host, ...(subset !== undefined && { subset }), ...(port !== undefined && { port: { number: port } }) };
}

/** Service with the subset and port of a destination. */
interface NamedDestination {
  readonly service: ServiceModel;
  readonly subset: string | undefined;
  readonly port: number | undefined;
  /** Name in problems. */
  readonly what: string;
}

const groupOf = ({ kind }: ServiceModel): string => (kind === 'Service' ? '' : 'networking.istio.io');

const WRITERS = writersByPlace<NamedDestination>([
  [['destination', 'egressProxy', 'mirror'], ({ service, subset, port }) => destination(service, subset, port)],
  [
    ['host', 'hosts', 'sniHosts'],
    ({ service: { host, namespace }, subset, what }, place, from) =>
      subset === undefined
        ? hostReference(host, namespace, place, from)
        : misplaced(what, place, from, 'name the service itself here, and the subset in `destination`'),
  ],
  [['targetRef', 'targetRefs'], ({ service }) => ({ group: groupOf(service), kind: service.kind, name: service.name })],
  [
    ['parentRef', 'parentRefs', 'backendRef', 'backendRefs'],
    ({ service, port = service.ports[0]?.number }, place, from) =>
      gatewayApiReference({ ...service, group: groupOf(service), port }, place, from),
  ],
  [
    ['selector', 'workloadSelector'],
    ({ service: { selector }, what }, place, from) =>
      selector ? selectorReference(selector, place, from) : misplaced(what, place, from, NO_PODS),
  ],
  [
    ['principals', 'notPrincipals', 'serviceAccounts', 'notServiceAccounts'],
    ({ service: { account }, what }, place, from) =>
      account ? accountReference(account, place, from) : misplaced(what, place, from, NO_ACCOUNT),
  ],
  [['service'], ({ service }) => `${service.host}`],
]);

const NO_PODS = 'its pods are not known: name the `workload` of the MeshService, or its `selector`';
const NO_ACCOUNT = 'its account is not known: name the `workload` of the MeshService, or its `serviceAccount`';

/** Returns the name of a service in a field. */
export function destinationReference(
  service: ServiceModel,
  place: string,
  from: ReferenceContext,
  subset?: string,
  port?: number,
): unknown {
  const what = `service ${service.host}${subset === undefined ? '' : ` subset ${subset}`}`;
  const write = WRITERS.get(place);
  return write === undefined
    ? misplaced(what, place, from, 'write the name that is meant here')
    : write({ service, subset, port, what }, place, from);
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
