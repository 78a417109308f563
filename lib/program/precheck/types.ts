import type { Manifest, Problem } from '../../model';

/** A finding of a check before an upgrade. */
export interface PrecheckFinding extends Problem {
  /** Kind, namespace and name: `Deployment istio-system/istiod`. */
  readonly object: string;
  /** The object itself. */
  readonly manifest: Manifest;
}

/** Options of the checks before an upgrade. */
export interface PrecheckOptions {
  /** Version of Kubernetes that the cluster has: `1.34`, `v1.34.2-gke.1`. @default - it is not checked */
  readonly kubernetes?: string;
  /** Release of Istio that runs now: `1.30`, or `1.30.3`. @default - that of the control planes in the program */
  readonly from?: string;
  /** Release of Istio that the props are upgraded to. @default - that of the props */
  readonly to?: string;
  /** Objects beside the mesh: namespaces, workloads, policies, other revisions. @default - none */
  readonly objects?: readonly Manifest[];
}
