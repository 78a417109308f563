import type { KindName } from '../../imports/kinds';
import type { Facts, Shape } from '../schema/notation';
import { EastWestGateway, Gateway } from './gateway';
import { Mesh } from './mesh';

/** What props belong to: of the Gateway API, the API version and the kind. */
export type InputRoot =
  'mesh' | 'gateway' | 'east-west' | KindName | { readonly apiVersion: string; readonly kind: string };

/* eslint-disable @typescript-eslint/no-require-imports -- loaded only for programs that have such fields */
const meshShapes = () => require('../api/mesh-config/shapes') as typeof import('../api/mesh-config/shapes');
const valueShapes = () => (require('../api/values/shapes') as typeof import('../api/values/shapes')).VALUES;
const kinds = () => (require('../api/catalogue') as typeof import('../api/catalogue')).CATALOGUE;
const gatewayApi = () => (require('../api/gateway-api') as typeof import('../api/gateway-api')).GATEWAY_API_KINDS;
/* eslint-enable @typescript-eslint/no-require-imports */

type Step = string | number;

/** What is known of the value at one place of the props; undefined where anything may stand. */
export function inputShape(root: InputRoot, path: readonly Step[]): Facts | undefined {
  let shape = rootShape(root);
  path.forEach((step, i) => {
    shape = insteadOf(root, path.slice(0, i + 1)) ?? (shape && below(shape.facts, step));
  });
  return shape?.facts;
}

function rootShape(root: InputRoot): Shape | undefined {
  if (root === 'mesh') return Mesh;
  if (root === 'gateway') return Gateway;
  if (typeof root === 'object')
    return gatewayApi().find(({ group, kind }) => kind === root.kind && root.apiVersion.startsWith(`${group}/`))?.spec;
  return root === 'east-west' ? EastWestGateway : kinds().find(({ kind }) => kind === root)?.spec;
}

/** Props that are checked on their own, by schemas of their own. */
function insteadOf(root: InputRoot, path: readonly Step[]): Shape | undefined {
  const text = path.filter((step) => typeof step === 'string').join('.');
  if (root === 'gateway' || root === 'east-west') return text === 'values' ? valueShapes().gateway : undefined;
  if (root !== 'mesh') return undefined;
  if (text === 'meshConfig' || text === 'values.istiod.meshConfig') return meshShapes().MeshConfig;
  if (text === 'meshNetworks') return meshShapes().MeshNetworks;
  if (/^(ingressGateways|egressGateways|eastWestGateway)\.values$/.test(text)) return valueShapes().gateway;
  const [first, chart] = path;
  if (first !== 'values' || path.length !== 2) return undefined;
  return chart === 'global'
    ? below(valueShapes().istiod.facts, 'global')
    : valueShapes()[chart as keyof ReturnType<typeof valueShapes>];
}

function below(facts: Facts, step: Step): Shape | undefined {
  if (facts.fields && Object.hasOwn(facts.fields, step)) return facts.fields[step];
  if (facts.item) return facts.item;
  for (const option of facts.options ?? []) {
    const found = below(option.facts, step);
    if (found) return found;
  }
  return undefined;
}
