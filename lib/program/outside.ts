import type { Severity } from '../model';
import type { CodeName } from './analysis/codes.data';

/** Names of objects that exist outside the program, so that references to them are valid. */
export interface Outside {
  /** Hosts of services: `catalog.shop.svc.cluster.local`, `api.stripe.com`, `*.billing.svc.cluster.local`. */
  readonly hosts?: readonly string[];
  /** Istio Gateway objects: `NAMESPACE/NAME`, or `NAME` in any namespace. */
  readonly gateways?: readonly string[];
  /** Waypoints and other Gateways of the Gateway API: `NAMESPACE/NAME`, or `NAME` in any namespace. */
  readonly waypoints?: readonly string[];
  /** Secrets: `NAMESPACE/NAME`, or `NAME` in any namespace. */
  readonly secrets?: readonly string[];
  /** Extension providers of the mesh config. */
  readonly providers?: readonly string[];
  /** Namespaces in which services, gateways, waypoints and secrets exist that the program does not declare. */
  readonly namespaces?: readonly string[];
}

/** Service that is known beyond its objects. */
export interface KnownService {
  readonly host: string;
  /** Ports of the service; empty when not known. */
  readonly ports: readonly { readonly number: number }[];
  /** Subsets of the service; undefined when not known, so that any name is accepted. */
  readonly subsets?: Readonly<Record<string, unknown>>;
}

/** Severities of the analysis in a program, by code: `{ IST0109: 'ignore', ISC1001: 'error' }`. */
export type CodeSeverities = Readonly<Partial<Record<CodeName, 'ignore' | Severity>>>;

export interface AnalysisOptions {
  /** Release of Istio that reads the objects. @default - the newest */
  readonly version?: string;
  /** DNS domain of the cluster, by which short hosts are completed. @default 'cluster.local' */
  readonly clusterDomain?: string;
  /** Services that have no object among the validated ones. */
  readonly services?: readonly KnownService[];
  /** Names of objects that exist outside the program. */
  readonly outside?: Outside;
  /** Severities that replace those of the table, by code: `{ IST0109: 'ignore' }`. */
  readonly severity?: CodeSeverities;
  /** Mesh config. @default - that of the ConfigMap among the objects, else Istio's defaults */
  readonly meshConfig?: Readonly<Record<string, unknown>>;
  /** Networks of the mesh. @default - none is known */
  readonly meshNetworks?: Readonly<Record<string, unknown>>;
  /** Namespace of istiod. @default 'istio-system' */
  readonly istioNamespace?: string;
  /**
   * True where objects that are not in the set do not exist.
   * @default - hosts, where the mesh or other services are among the objects; gateways, where other gateways are; and
   * so on
   */
  readonly complete?: boolean;
}
