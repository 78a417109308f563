import { bool, str } from '../schema/notation';
import { props } from './declare';

export const Remote = props(
  'RemoteProps',
  'A cluster whose control plane runs elsewhere. ' +
    'https://istio.io/latest/docs/setup/install/external-controlplane/',
  {
    pilotAddress: str
      .value('istiod.global.remotePilotAddress')
      .doc('Address of the control plane that serves this cluster: an IP address or a host name. @default - none'),
    injectionURL: str
      .value('istiod.istiodRemote.injectionURL')
      .doc('URL of the injection webhook; excludes `injectionPath`. @default - the local Service `istiod`'),
    injectionPath: str
      .value('istiod.istiodRemote.injectionPath')
      .doc("Path of the injection webhook on the istiod Service. @default '/inject'"),
    injectionCABundle: str
      .value('istiod.istiodRemote.injectionCABundle')
      .doc('CA bundle of the injection webhook, base64. @default - istiod writes it'),
    validationURL: str.doc('URL of the validation webhook. @default - the local Service'),
    validationCABundle: str.doc('CA bundle of the validation webhook, base64. @default - istiod writes it'),
    configCluster: bool.plain
      .value('istiod.global.configCluster')
      .doc("Keep Istio's configuration (its objects) in this remote cluster. @default false"),
  },
);

export const ExternalControlPlane = props(
  'ExternalControlPlaneProps',
  "This cluster's istiod also serves other clusters.",
  {
    enabled: bool.plain.doc('Let remote clusters use this istiod. @default true'),
  },
);
