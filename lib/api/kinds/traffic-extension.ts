import { AGE, EXTENSIONS, type Kind } from '../../schema/kind';
import { en, list, obj, str } from '../../schema/notation';
import { exactlyOne } from '../../schema/rules/at-most-one';
import { LabelSelector, PolicyTargetReference } from './common';
import { priority, trafficMatch, wasmFields } from './wasm';

/** Kind TrafficExtension: https://istio.io/latest/docs/reference/config/proxy_extensions/traffic_extension/ */
export const TrafficExtension: Kind = {
  ...EXTENSIONS,
  kind: 'TrafficExtension',
  plural: 'trafficextensions',
  since: '1.30',
  doc: 'A filter in Lua or WebAssembly in the proxies of some workloads.',
  specRequired: true,
  columns: [AGE],
  spec: obj('TrafficExtensionSpec', {
    lua: obj('LuaConfig', {
      'inlineCode!': str.len(1, 65536).doc('The Lua program, with envoy_on_request or envoy_on_response.'),
    }).doc('A filter in Lua; not with wasm.'),
    match: trafficMatch.doc('Traffic that the filter sees: one of these; all by default.'),
    phase: en({
      UNSPECIFIED: 'At the end, before the router',
      AUTHN: 'Before authentication',
      AUTHZ: 'After authentication, before authorization',
      STATS: 'After authorization, before statistics',
    }).doc('Phase of the chain of filters; by default the end, before the router.'),
    priority,
    selector: LabelSelector.doc(
      'Pods the filter is for; by default all of the namespace, or of the mesh in the root namespace.',
    ),
    targetRefs: list(PolicyTargetReference)
      .max(16)
      .doc('Gateways, gateway classes, services or service entries the filter is for; a waypoint is bound by this.'),
    wasm: obj('WasmConfig', wasmFields).doc('A WebAssembly module; not with lua.'),
  })
    .one('wasm', 'lua')
    .atMostOne('selector', 'targetRefs')
    .rule(exactlyOne('wasm', 'lua')),
};
