import type { Manifest } from '../../model';
import type { MeshProps } from '../../props';
import type { Level } from '../analysis/codes.data';
import type { Outside } from '../outside';

/** File with Kubernetes objects: its text as YAML or JSON, or the objects themselves. */
export interface AnalyzedFile {
  readonly name: string;
  readonly text?: string;
  /** Objects of the file. @default - those in the text */
  readonly objects?: readonly Manifest[];
}

/** Suppression of findings by code and object. */
export interface Suppression {
  /** Code of the finding, `IST0101`, or `*`. */
  readonly code: string;
  /**
   * Object, `VirtualService shop/web` or `VirtualService web.shop`; `*` stands for any text. @default - all objects
   */
  readonly object?: string;
  readonly reason?: string;
}

/** Selection and levels of reported codes. */
export interface CodeSettings {
  /** Only codes that are reported. @default - all */
  readonly only?: readonly string[];
  /** Codes that are reported only on demand, and are to be. @default - none */
  readonly also?: readonly string[];
  /** Codes that are not reported. @default - none */
  readonly off?: readonly string[];
  /** Levels that replace Istio's, by code. */
  readonly severity?: Readonly<Record<string, Level>>;
}

export interface AnalyzeOptions {
  /** Release of Istio that reads the objects. @default - the newest */
  readonly version?: string;
  /**
   * Mesh that the objects belong to: its gateways, webhooks and settings join them. @default - one istio-ingressgateway
   */
  readonly mesh?: MeshProps;
  /** Mesh config over the defaults of the release, where none is among the files. @default - the release's */
  readonly meshConfig?: Readonly<Record<string, unknown>>;
  /** Networks of the mesh and their gateways, by name. @default - one network */
  readonly meshNetworks?: Readonly<Record<string, unknown>>;
  /** Namespace of the control plane, whose policies apply to the whole mesh. @default 'istio-system' */
  readonly istioNamespace?: string;
  /** DNS domain of the cluster, by which short hosts are completed. @default 'cluster.local' */
  readonly clusterDomain?: string;
  /** Names of objects that exist outside the files. */
  readonly outside?: Outside;
  /**
   * True where objects that are not in the files do not exist; otherwise only contradictions within the files are
   * reported.
   * @default true
   */
  readonly complete?: boolean;
  /** Suppressions of findings, by code and object. @default - only those in annotations of the objects */
  readonly suppress?: readonly Suppression[];
  /** Reported codes and their levels. @default - all, at the levels of the table */
  readonly codes?: CodeSettings;
}

/** One finding of the analysis. */
export interface Finding {
  /** Code of the finding: `IST0101` is Istio's, `ISC1001` this library's own. */
  readonly code: string;
  /** Name of the code: `ReferencedResourceNotFound`. */
  readonly name: string;
  readonly severity: Level;
  /** Kind and name of the object: `VirtualService shop/web`. */
  readonly object: string;
  readonly file?: string;
  /** Line of the field, from 1. */
  readonly line?: number;
  /** Path of the field in the object: `spec.http[0].route[0].destination.host`. */
  readonly path: string;
  readonly found?: unknown;
  /** Values of Istio's own message, in its order and form. */
  readonly parameters: readonly string[];
  readonly message: string;
  readonly fix?: string;
  /** Other objects that are involved. */
  readonly related?: readonly string[];
  /** Page about the code. */
  readonly url?: string;
}

/** Finding that is suppressed. */
export interface SuppressedFinding extends Finding {
  readonly by: 'annotation' | 'option';
  readonly reason?: string;
}

/** Code that could not be decided. */
export interface NotChecked {
  readonly code: string;
  readonly why: string;
}

export interface AnalyzeResult {
  readonly findings: readonly Finding[];
  readonly suppressed: readonly SuppressedFinding[];
  readonly notChecked: readonly NotChecked[];
}
