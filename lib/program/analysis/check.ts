import type { Manifest, Severity } from '../../model';
import type { ProgramFacts } from '../facts';
import type { CodeName } from './codes.data';

/** Precondition of a check: objects that must be in the set, or settings that must be given. */
export type Need =
  'services' | 'workloads' | 'namespaces' | 'gateways' | 'secrets' | 'mesh' | 'meshNetworks' | 'webhooks' | 'injector';

/**
 * Mode in which a finding is reported: some findings of Istio's own analyzers about files are no mistakes in a program,
 * and the other way round.
 */
export type Audience = 'all' | 'analyze' | 'program';

/** Finding of a check about one object. */
export interface CheckFinding {
  readonly code: CodeName;
  readonly object: Manifest;
  readonly path: string;
  readonly found?: unknown;
  /** Statement of the problem, as one clause without a full stop. */
  readonly message: string;
  /** Replacement to write instead. */
  readonly fix?: string;
  /** Values of Istio's own message, in its order and form. */
  readonly parameters?: readonly (string | number)[];
  /** Severity in a program. @default - that of the code */
  readonly severity?: Severity;
  /** Existing names, among which a misspelt one is looked up. */
  readonly known?: () => Iterable<string>;
  /** Other objects that are involved. */
  readonly related?: readonly Manifest[];
  /** Mode in which the finding is reported. @default 'all' */
  readonly audience?: Audience;
}

export type Report = (finding: CheckFinding) => void;

/** One row of the table of checks. */
export interface Check {
  /** Codes that the check may report. */
  readonly codes: readonly CodeName[];
  /** Kinds of objects that the check is about; it does not run without any of them. */
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
