import type { KindName } from '../../imports/kinds';
import type { ChartName } from '../model';
import type { Facts, Shape } from '../schema/notation';
import { CommonGateway, EastWestGateway } from '../props/gateway';
import { Mesh } from '../props/mesh';
import type { WatcherKind } from '../props/watchers';
import { charts } from './charts/charts';

/** Owner of the props: a kind or a construct; of the Gateway API, the API version and the kind. */
export type InputRoot =
  | 'mesh'
  | 'gateway'
  | 'east-west'
  | KindName
  | { readonly apiVersion: string; readonly kind: string }
  | { readonly watcher: WatcherKind };

/* eslint-disable @typescript-eslint/no-require-imports -- loaded only for programs that have such fields */
const meshShapes = () => require('../api/mesh-config/shapes') as typeof import('../api/mesh-config/shapes');
const kinds = () => (require('../api/catalogue') as typeof import('../api/catalogue')).CATALOGUE;
const gatewayApi = () => (require('../api/gateway-api') as typeof import('../api/gateway-api')).GATEWAY_API_KINDS;
const watcherShapes = () => (require('../props/watchers') as typeof import('../props/watchers')).WATCHER_SHAPES;
/* eslint-enable @typescript-eslint/no-require-imports */

type Step = string | number;

/** Returns the constraints on the value at a path of the props; undefined where any value is allowed. */
export function inputShape(root: InputRoot, path: readonly Step[]): Facts | undefined {
  let shape = rootShape(root);
  path.forEach((step, i) => {
    shape = insteadOf(root, path.slice(0, i + 1)) ?? (shape && below(shape.facts, step));
  });
  return shape?.facts;
}

function rootShape(root: InputRoot): Shape | undefined {
  if (root === 'mesh') return Mesh;
  if (root === 'gateway') return CommonGateway;
  if (typeof root === 'object' && 'watcher' in root) return watcherShapes()[root.watcher];
  if (typeof root === 'object')
    return gatewayApi().find(({ group, kind }) => kind === root.kind && root.apiVersion.startsWith(`${group}/`))?.spec;
  return root === 'east-west' ? EastWestGateway : kinds().find(({ kind }) => kind === root)?.spec;
}

/** Returns the shape of props that a schema of their own describes. */
function insteadOf(root: InputRoot, path: readonly Step[]): Shape | undefined {
  const text = path.filter((step) => typeof step === 'string').join('.');
  if (root === 'gateway' || root === 'east-west') return text === 'values' ? charts.gateway.schema.shape() : undefined;
  if (root !== 'mesh') return undefined;
  if (text === 'meshConfig' || text === 'values.istiod.meshConfig') return meshShapes().MeshConfig;
  if (text === 'meshNetworks') return meshShapes().MeshNetworks;
  if (/^(ingressGateways|egressGateways|eastWestGateway)\.values$/.test(text)) return charts.gateway.schema.shape();
  const [first, chart] = path;
  if (first !== 'values' || path.length !== 2) return undefined;
  if (chart === 'global') return below(charts.istiod.schema.shape().facts, 'global');
  return Object.hasOwn(charts, chart) ? charts[chart as ChartName].schema.shape() : undefined;
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
