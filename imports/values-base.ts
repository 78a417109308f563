// Generated from lib/api by `npm run generate`. Changes made here are lost.
import type { BaseSection, ExperimentalValues, GlobalValues } from './common';

export type {
  AgentgatewayValues,
  BaseSection,
  DefaultPodDisruptionBudget,
  ExperimentalValues,
  GlobalIstiodValues,
  GlobalLoggingConfig,
  GlobalValues,
  MultiClusterValues,
  NetworkPolicyValues,
  ProxyInitValues,
  ProxyStartupProbe,
  ProxyValues,
  ReaderServiceAccount,
  SdsToken,
  SdsValues,
  StsValues,
  TracerDatadog,
  TracerLightstep,
  TracerStackdriver,
  TracerValues,
  TracerZipkin,
  WaypointValues,
} from './common';

/** Values of Istio's Helm chart base, by their official names. */
export interface BaseValues {
  /** Minor release of Istio whose behaviour is kept, for example 1.28. */
  readonly compatibilityVersion?: string | null;
  /** gke, k3d, k3s, microk8s, minikube or openshift; none by default. */
  readonly platform?: string | null;
  /** Set of values between the defaults of the chart and these: ambient, demo, preview, remote or stable; none by default. */
  readonly profile?: string | null;
  /** CRDs and the webhook of the default revision. */
  readonly base?: BaseSection;
  /** Revision whose webhook checks configuration; empty makes none. Default "default". */
  readonly defaultRevision?: string | null;
  /** Settings that may still change. */
  readonly experimental?: ExperimentalValues;
  /** Values that the charts share. */
  readonly global?: GlobalValues;
  /** Label install.operator.istio.io/owning-resource; default unknown. */
  readonly ownerName?: string | null;
  /** No effect in this chart. */
  readonly revision?: string | null;
}
