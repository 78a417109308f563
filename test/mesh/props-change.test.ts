import type { MeshProps } from '../../lib/props';
import { renderMesh } from '../../lib/mesh/render';
import { problemsOf } from '../support/render';
import { expand, withProp, type Effect, type GatewayEffect } from './effects';
import { EAST_WEST_EFFECTS, INJECTED_EFFECTS, WRITTEN_OUT_EFFECTS } from './gateway-effects';
import { BASE, MESH_EFFECTS } from './prop-effects';
import { propPaths } from './shape-paths';

/** Rendered objects as text by id. Schemas of definitions are left out: no prop changes them. */
function render(props: MeshProps): ReadonlyMap<string, string> {
  return new Map(
    renderMesh(props).map(({ id, phase, manifest }) => [
      id,
      JSON.stringify(phase === 'crds' ? manifest.metadata : manifest),
    ]),
  );
}

const known = new Map<string, ReadonlyMap<string, string>>();

function rendered(props: MeshProps): ReadonlyMap<string, string> {
  const key = JSON.stringify(props);
  const nodes = known.get(key) ?? render(props);
  known.set(key, nodes);
  return nodes;
}

function difference(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): string[] {
  return [
    ...[...before.keys()].filter((id) => !after.has(id)).map((id) => `-${id}`),
    ...[...after.keys()].filter((id) => !before.has(id)).map((id) => `+${id}`),
    ...[...before.keys()].filter((id) => after.has(id) && after.get(id) !== before.get(id)),
  ].sort();
}

function check(path: string, { base, alone, value, changes }: Effect): void {
  const props = alone ? (base ?? {}) : { ...BASE, ...base };
  const [before, after] = [rendered(props), rendered(withProp(props, path, value))];
  expect(difference(before, after)).toEqual(expand(changes, new Set(before.keys()), new Set(after.keys())));
}

const GATEWAY = /^(ingressGateways\[\]|egressGateways\[\]|eastWestGateway)\./;
const meshPaths = propPaths().filter((path) => !GATEWAY.test(path));
const gatewayPaths = (prop: string): string[] =>
  propPaths()
    .filter((path) => path.startsWith(`${prop}.`))
    .map((path) => path.slice(prop.length + 1));

test('every prop has a row in the table, and no row is for a prop that is gone', () => {
  expect(meshPaths.length).toBeGreaterThan(150);
  expect(Object.keys(MESH_EFFECTS).sort()).toEqual([...meshPaths].sort());
});

test.each(['ingressGateways[]', 'egressGateways[]'])(
  'every prop of %s has a row for each form of a gateway',
  (prop) => {
    expect(Object.keys(INJECTED_EFFECTS).sort()).toEqual(gatewayPaths(prop).sort());
    expect(Object.keys(WRITTEN_OUT_EFFECTS).sort()).toEqual(gatewayPaths(prop).sort());
  },
);

test('every prop of eastWestGateway has a row', () => {
  expect(Object.keys({ ...INJECTED_EFFECTS, ...EAST_WEST_EFFECTS }).sort()).toEqual(
    gatewayPaths('eastWestGateway').sort(),
  );
});

test.each(Object.entries(MESH_EFFECTS))('%s', check);

type GatewayProp = 'ingressGateways' | 'egressGateways' | 'eastWestGateway';

/** The row of a gateway `g`, beside a gateway `h` that must stay as it is. */
function checkGateway(prop: GatewayProp, form: object, path: string, effect: GatewayEffect): void {
  const own = { name: 'g', ...form, ...effect.base };
  const others = { name: 'h', ...form };
  const props = (gateway: object): MeshProps =>
    prop === 'eastWestGateway'
      ? { network: 'net', ingressGateways: [others], eastWestGateway: gateway }
      : { ingressGateways: [], [prop]: [gateway, others] };
  const changed = props(withProp(own as MeshProps, path, effect.value));
  if (effect.refused !== undefined) {
    expect(problemsOf(() => renderMesh(changed)).map(({ code }) => code)).toEqual([`props/${effect.refused}`]);
    return;
  }
  const [before, after] = [rendered(props(own)), rendered(changed)];
  const named = effect.changes.map((change) =>
    /^\+(namespaces|new)\//.test(change) ? change : change.replace(/^[-+!]?/, '$&g/'),
  );
  expect(difference(before, after)).toEqual(expand(named, new Set(before.keys()), new Set(after.keys())));
}

test.each(Object.entries(INJECTED_EFFECTS))('ingressGateways[].%s', (path, effect) =>
  checkGateway('ingressGateways', {}, path, effect),
);
test.each(Object.entries(INJECTED_EFFECTS))('egressGateways[].%s', (path, effect) =>
  checkGateway('egressGateways', { service: { type: 'LoadBalancer' } }, path, effect),
);
test.each(Object.entries({ ...INJECTED_EFFECTS, ...EAST_WEST_EFFECTS }))('eastWestGateway.%s', (path, effect) =>
  checkGateway('eastWestGateway', {}, path, effect),
);
test.each(Object.entries(WRITTEN_OUT_EFFECTS))('ingressGateways[].%s, written out', (path, effect) =>
  checkGateway('ingressGateways', { injection: false }, path, effect),
);
