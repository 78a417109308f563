import type { KindName } from '../../../imports/kinds';
import type { Manifest, Problem } from '../../model';
import type { Facts } from '../../schema/notation';

/** Path within a request, or within a spec. */
export type ValuePath = readonly (string | number)[];

/** Objects for the requests of an intent. References in them are not resolved yet. */
export interface Intended {
  readonly objects: readonly Manifest[];
  /** Problems of all requests together; the engine adds the object. */
  readonly problems?: readonly Problem[];
}

/** Meaning of a value in a request: the field of a kind that it becomes, or its constraints. */
export type ValueMeaning = { readonly kind: KindName; readonly at: ValuePath } | Facts;

/** Rule of one intent, such as `egress.allow`: a pure function of all its requests, which both engines carry out. */
export interface IntentRule<Request> {
  /** Name of the method in problems; for some intents it depends on the request. */
  readonly method: string | ((request: Request) => string);
  readonly render: (requests: readonly Request[]) => Intended;
  /** Returns the meaning of a value within one request. @default - unconstrained */
  readonly meaningOf?: (path: ValuePath) => ValueMeaning | undefined;
  /** Fields of a request that must be known when the program runs. @default - none */
  readonly structural?: readonly string[];
  /** Returns the id of an object among those of the intent. @default - kind and name */
  readonly idOf?: (object: Manifest) => string;
}

/** Converts a kind to kebab case: `authorization-policy` for `AuthorizationPolicy`. */
const kebab = (kind: string): string => kind.replace(/([a-z])([A-Z])/g, '$1-$2').toLowerCase();

/** Returns the id of an object among those of its intent: `authorization-policy-catalog`. */
export const intendedId = <Request>({ idOf }: IntentRule<Request>, object: Manifest): string =>
  idOf?.(object) ?? `${kebab(object.kind)}-${object.metadata.name}`;

/** Returns the method of a request for problems: `egress.allow()`. */
export const methodOf = <Request>({ method }: IntentRule<Request>, request: Request): string =>
  `${typeof method === 'string' ? method : method(request)}()`;

/** Constraints of a port number. */
export const PORT: Facts = { type: 'integer', min: 1, max: 65_535 };

/** Requests of one intent with objects of their own, which an engine writes. */
export interface Requests<Request, Scope = unknown> {
  readonly all: readonly Request[];
  /** Scope in which the objects are written. */
  readonly scope: Scope;
  /**
   * Adds a request.
   *
   * @throws MeshProblems for a request that is invalid, or comes too late; it is not added then
   */
  add(request: Request): void;
}
