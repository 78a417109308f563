import type { KindRules } from '../kind-rules';
import type { Place } from '../place';
import { checkSelector, checkTargets } from '../primitives/selectors';
import { exceedsBytes } from '../primitives/text';
import { moduleUrl } from '../primitives/urls';

const MAX_NAME = 256;
const MAX_LUA = 65536;

/** Checks a Wasm module and its VM. */
function checkModule(module: Place): void {
  module.check('url', moduleUrl);
  if (exceedsBytes(module.text('pluginName'), MAX_NAME))
    module.at('pluginName').error('name-length', `a name has at most ${MAX_NAME} bytes`, 'shorten it');
}

/**
 * Rules of istiod's webhook for WasmPlugin: https://istio.io/latest/docs/reference/config/proxy_extensions/wasm-plugin/
 */
export const wasmPluginRules: KindRules = ({ spec }) => {
  checkSelector(spec);
  checkTargets(spec);
  checkModule(spec);
};

/** Rules of istiod's webhook for TrafficExtension: https://istio.io/latest/docs/reference/config/proxy_extensions/ */
export const trafficExtensionRules: KindRules = ({ spec }) => {
  checkSelector(spec);
  checkTargets(spec);
  const wasm = spec.record('wasm');
  if (wasm !== undefined) checkModule(wasm);
  const lua = spec.record('lua');
  if (lua === undefined) return;
  const code = lua.text('inlineCode');
  if (code === '') lua.at('inlineCode').error('lua-empty', 'a Lua extension needs its code', 'set inlineCode');
  else if (exceedsBytes(code, MAX_LUA))
    lua
      .at('inlineCode')
      .error('lua-length', `the code has at most ${MAX_LUA} bytes`, 'shorten it, or write a Wasm module');
};
