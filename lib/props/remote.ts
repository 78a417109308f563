/** A cluster whose control plane runs elsewhere. https://istio.io/latest/docs/setup/install/external-controlplane/ */
export interface RemoteProps {
  /** Address of the control plane that serves this cluster: an IP address or a host name. @default - none */
  readonly pilotAddress?: string;
  /** URL of the injection webhook; excludes `injectionPath`. @default - the local Service `istiod` */
  readonly injectionURL?: string;
  /** Path of the injection webhook on the istiod Service. @default '/inject' */
  readonly injectionPath?: string;
  /** CA bundle of the injection webhook, base64. @default - istiod writes it */
  readonly injectionCABundle?: string;
  /** URL of the validation webhook. @default - the local Service */
  readonly validationURL?: string;
  /** CA bundle of the validation webhook, base64. @default - istiod writes it */
  readonly validationCABundle?: string;
  /** Keep Istio's configuration (its objects) in this remote cluster. @default false */
  readonly configCluster?: boolean;
}

/** This cluster's istiod also serves other clusters. */
export interface ExternalControlPlaneProps {
  /** Let remote clusters use this istiod. @default true */
  readonly enabled?: boolean;
}
