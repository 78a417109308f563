import type { KindName } from '../../../imports/kinds';
import type { Manifest, Problem } from '../../model';
import type { Facts } from '../../schema/notation';

/** A place within a request, or within a spec. */
export type ValuePath = readonly (string | number)[];

/** The objects that requests ask for. References in them are not resolved yet. */
export interface Intended {
  readonly objects: readonly Manifest[];
  /** Of all requests together; the engine adds where. */
  readonly problems?: readonly Problem[];
}

/** Where a value of a request ends in the spec of a kind; or what it is by itself. */
export type ValueMeaning = { readonly kind: KindName; readonly at: ValuePath } | Facts;

/** One intent, such as `egress.allow`: a pure function of all its requests, which both engines carry out. */
export interface IntentRule<Request> {
  /** The method, as problems name it; of some intents that depends on the request. */
  readonly method: string | ((request: Request) => string);
  readonly render: (requests: readonly Request[]) => Intended;
  /** What is known of a value within one request. @default - nothing */
  readonly meaningOf?: (path: ValuePath) => ValueMeaning | undefined;
  /** Fields of a request that must be known when the program runs. @default - none */
  readonly structural?: readonly string[];
  /** The id of an object among those of the intent. @default - kind and name */
  readonly idOf?: (object: Manifest) => string;
}

/** `AuthorizationPolicy` as `authorization-policy`. */
const kebab = (kind: string): string => kind.replace(/([a-z])([A-Z])/g, '$1-$2').toLowerCase();

/** The id of an object among those of its intent: `authorization-policy-catalog`. */
export const intendedId = <Request>({ idOf }: IntentRule<Request>, object: Manifest): string =>
  idOf?.(object) ?? `${kebab(object.kind)}-${object.metadata.name}`;

/** The method of a request, as problems name it: `egress.allow()`. */
export const methodOf = <Request>({ method }: IntentRule<Request>, request: Request): string =>
  `${typeof method === 'string' ? method : method(request)}()`;

/** The port of a pod or host. */
export const PORT: Facts = { type: 'integer', min: 1, max: 65_535 };

/** The requests of one intent with objects of their own, which an engine writes. */
export interface Requests<Request, Scope = unknown> {
  readonly all: readonly Request[];
  /** Where the objects are written. */
  readonly scope: Scope;
  /** @throws MeshProblems for a request that cannot be met, or not any more; it then does not count */
  add(request: Request): void;
}
