import { NETWORKING, type Kind } from '../../schema/kind';
import { i32, map, obj, str } from '../../schema/notation';
import { LabelSelector } from './common';

/** Kind ProxyConfig: https://istio.io/latest/docs/reference/config/networking/proxy-config/ */
export const ProxyConfig: Kind = {
  ...NETWORKING,
  kind: 'ProxyConfig',
  plural: 'proxyconfigs',
  versions: ['v1beta1'],
  doc: 'Settings of the proxies of some workloads. They are read when a proxy starts.',
  spec: obj('ProxyConfigSpec', {
    concurrency: i32
      .min(0)
      .nil.doc('Worker threads of the proxy; 0 means all cores; by default the CPU limit decides.'),
    environmentVariables: map(str.len(2048)).doc(
      'Environment variables of the proxy; those that begin with ISTIO_META_ also go to istiod.',
    ),
    image: obj('ProxyImage', {
      imageType: str.doc('Variant of the proxy image: default, debug or distroless.'),
    }).doc('Image of the proxy.'),
    selector: LabelSelector.doc(
      'Workloads the settings are for; without it all of the namespace, or of the mesh in the root namespace.',
    ),
  }),
};
