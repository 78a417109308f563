import type { Manifest } from '../../model';
import type { MeshProps } from '../../props';
import type { Level } from '../analysis/codes.data';
import type { Outside } from '../outside';

/** A file with Kubernetes objects: its text as YAML or JSON, or the objects themselves. */
export interface AnalyzedFile {
  readonly name: string;
  readonly text?: string;
  /** @default - those in the text */
  readonly objects?: readonly Manifest[];
}

/** What need not be reported. */
export interface Suppression {
  /** A code, `IST0101`, or `*`. */
  readonly code: string;
  /**
   * The object, `VirtualService shop/web` or `VirtualService web.shop`; `*` stands for any text. @default - all objects
   */
  readonly object?: string;
  readonly reason?: string;
}

/** Which codes are reported, and how grave they are. */
export interface CodeSettings {
  /** Only these. @default - all */
  readonly only?: readonly string[];
  /** All but these. */
  readonly off?: readonly string[];
  /** Levels other than Istio's. */
  readonly severity?: Readonly<Record<string, Level>>;
}

export interface AnalyzeOptions {
  /** The release of Istio that reads the objects. @default - the newest */
  readonly version?: string;
  /**
   * The mesh that the objects are for: its gateways, webhooks and settings join them. @default - one
   * istio-ingressgateway
   */
  readonly mesh?: MeshProps;
  /** Mesh config over the defaults of the release, where none is among the files. @default - the release's */
  readonly meshConfig?: Readonly<Record<string, unknown>>;
  /** Networks of the mesh and their gateways, by name. @default - one network */
  readonly meshNetworks?: Readonly<Record<string, unknown>>;
  /** Namespace of the control plane, whose policies are for the whole mesh. @default 'istio-system' */
  readonly istioNamespace?: string;
  /** DNS domain of the cluster, by which short hosts are completed. @default 'cluster.local' */
  readonly clusterDomain?: string;
  /** What exists without the files. */
  readonly outside?: Outside;
  /**
   * Whether what is not in the files does not exist; otherwise only what the files contradict themselves is reported.
   * @default true
   */
  readonly complete?: boolean;
  /** Findings that are set aside, by code and object. @default - none but those that objects name themselves */
  readonly suppress?: readonly Suppression[];
  /** Codes that are reported, and how grave they are. @default - all, at the levels of the table */
  readonly codes?: CodeSettings;
}

/** One thing that the analysis found. */
export interface Finding {
  /** `IST0101` is Istio's, `ISC1001` our own. */
  readonly code: string;
  /** `ReferencedResourceNotFound` */
  readonly name: string;
  readonly severity: Level;
  /** `VirtualService shop/web` */
  readonly object: string;
  readonly file?: string;
  /** The line of the field, from 1. */
  readonly line?: number;
  /** From the object: `spec.http[0].route[0].destination.host` */
  readonly path: string;
  readonly found?: unknown;
  /** The values in Istio's own message, in its order and form. */
  readonly parameters: readonly string[];
  readonly message: string;
  readonly fix?: string;
  /** Other objects that take part. */
  readonly related?: readonly string[];
  /** The page about the code. */
  readonly url?: string;
}

/** A finding that is not reported. */
export interface SuppressedFinding extends Finding {
  readonly by: 'annotation' | 'option';
  readonly reason?: string;
}

/** A code that could not be decided. */
export interface NotChecked {
  readonly code: string;
  readonly why: string;
}

export interface AnalyzeResult {
  readonly findings: readonly Finding[];
  readonly suppressed: readonly SuppressedFinding[];
  readonly notChecked: readonly NotChecked[];
}
