import { AGE, EXTENSIONS, type Kind } from '../../schema/kind';
import { en, list, obj } from '../../schema/notation';
import { LabelSelector, PolicyTargetReference } from './common';
import { priority, trafficMatch, wasmFields } from './wasm';

/** Kind WasmPlugin: https://istio.io/latest/docs/reference/config/proxy_extensions/wasm-plugin/ */
export const WasmPlugin: Kind = {
  ...EXTENSIONS,
  kind: 'WasmPlugin',
  plural: 'wasmplugins',
  doc: 'A WebAssembly filter in the proxies of some workloads.',
  specRequired: true,
  columns: [AGE],
  spec: obj('WasmPluginSpec', {
    ...wasmFields,
    match: trafficMatch.doc('Traffic that the filter sees: one of these; all by default.'),
    phase: en({
      UNSPECIFIED_PHASE: 'At the end, before the router',
      AUTHN: 'Before authentication',
      AUTHZ: 'After authentication, before authorization',
      STATS: 'After authorization, before statistics',
    }).doc('Phase of the chain of filters; by default the end, before the router.'),
    priority,
    selector: LabelSelector.doc(
      'Pods the plugin is for; by default all of the namespace, or of the mesh in the root namespace.',
    ),
    targetRef: PolicyTargetReference.doc('The one gateway or service the plugin is for; as targetRefs with one item.'),
    targetRefs: list(PolicyTargetReference)
      .max(16)
      .doc('Gateways, gateway classes, services or service entries the plugin is for; a waypoint is bound by this.'),
  }).atMostOne('selector', 'targetRef', 'targetRefs'),
};
