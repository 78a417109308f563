import { fn, type FunctionMap } from '../go-template';
import { istioFunctions } from '../go-template/istio';
import { messageBehind } from '../proxy/mesh-values';
import { messageJson, proxyConfigJson } from '../proxy/proxy-config';

/**
 * Returns the functions that templates of a release may call. Messages are written as protobuf writes them, a
 * ProxyConfig without its defaults.
 */
export function templateFunctions(version: string): FunctionMap {
  const functions = istioFunctions(version);
  const protoToJSON = fn(['any'], (value) => {
    const origin = messageBehind(value);
    if (!origin) return functions.protoToJSON.call([value]);
    return origin.type === 'ProxyConfig' ? proxyConfigJson(origin.message) : messageJson(origin.message, origin.type);
  });
  return { ...functions, protoToJSON };
}
