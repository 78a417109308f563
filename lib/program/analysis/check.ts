import type { Manifest, Severity } from '../../model';
import type { ProgramFacts } from '../facts';
import type { CodeName } from './codes.data';

/** What must be among the objects, or be given, so that a check can be made. */
export type Need =
  'services' | 'workloads' | 'namespaces' | 'gateways' | 'secrets' | 'mesh' | 'meshNetworks' | 'webhooks' | 'injector';

/**
 * Where a remark counts: not all that Istio's own analyzers say of a set of files is wrong in a program, and the other
 * way round.
 */
export type Audience = 'all' | 'analyze' | 'program';

/** What a check has to say about one object. */
export interface Remark {
  readonly code: CodeName;
  readonly object: Manifest;
  readonly path: string;
  readonly found?: unknown;
  /** What is wrong, as one clause without a full stop. */
  readonly message: string;
  /** What to write instead. */
  readonly fix?: string;
  /** The values in Istio's own message, in its order and form. */
  readonly parameters?: readonly (string | number)[];
  /** In a program. @default - that of the code */
  readonly severity?: Severity;
  /** Names among which the right one may be. */
  readonly known?: () => Iterable<string>;
  /** Other objects that take part. */
  readonly related?: readonly Manifest[];
  /** @default 'all' */
  readonly audience?: Audience;
}

export type Report = (remark: Remark) => void;

/** One row of the table of checks. */
export interface Check {
  /** The codes that it may report. */
  readonly codes: readonly CodeName[];
  /** The kinds of objects that it is about; without any of them it is not run. */
  readonly kinds: readonly string[];
  readonly needs?: readonly Need[];
  readonly check: (facts: ProgramFacts, report: Report) => void;
}

export const VIRTUAL_SERVICE = 'networking.istio.io/VirtualService';
export const DESTINATION_RULE = 'networking.istio.io/DestinationRule';
export const GATEWAY = 'networking.istio.io/Gateway';
export const SIDECAR = 'networking.istio.io/Sidecar';
export const SERVICE_ENTRY = 'networking.istio.io/ServiceEntry';
export const ENVOY_FILTER = 'networking.istio.io/EnvoyFilter';
export const AUTHORIZATION_POLICY = 'security.istio.io/AuthorizationPolicy';
export const REQUEST_AUTHENTICATION = 'security.istio.io/RequestAuthentication';
export const PEER_AUTHENTICATION = 'security.istio.io/PeerAuthentication';
export const TELEMETRY = 'telemetry.istio.io/Telemetry';
export const WASM_PLUGIN = 'extensions.istio.io/WasmPlugin';
export const KUBERNETES_GATEWAY = 'gateway.networking.k8s.io/Gateway';
