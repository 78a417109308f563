import { GATEWAYS } from './gateways';
import { lawOfAll } from './law';
import { MESH } from './mesh';
import { takeRejections } from './seen';

/** Props that are values of charts, by their Helm names. */
const isTree = (path: string): boolean => /^values\b|\.values\b|^meshConfig|^meshNetworks/.test(path);

beforeAll(takeRejections);

test('up(core(Output(v))) is core(v) for each prop of a mesh, and only what depends on it is unknown or secret', async () => {
  const found = await lawOfAll(
    'mesh',
    [MESH],
    { values: 3, known: 3, refused: 1, both: true },
    (path) => !isTree(path),
  );
  expect(found.wrong).toEqual([]);
  // An east-west gateway has the ports that Istio needs, and no others.
  expect(found.noLegal).toEqual(
    ['name', 'port', 'targetPort', 'protocol', 'nodePort', 'appProtocol'].map(
      (field) => `mesh eastWestGateway.ports[0].${field}`,
    ),
  );
  expect(found.structural).toEqual([]);
  // It has a ConfigMap of its own, which an empty certificate drops.
  expect(found.late).toEqual(['mesh pilot.jwksResolverExtraRootCA = ""']);
  expect(found.props).toBeGreaterThan(240);
}, 300_000);

test('the same for gateways beside their mesh, and for the props of the mesh that they follow', async () => {
  const found = await lawOfAll(
    'gateways',
    GATEWAYS,
    { values: 2, known: 2, refused: 1, both: true },
    (path) => !isTree(path),
  );
  expect(found.wrong).toEqual([]);
  expect(found.noLegal).toEqual(
    ['name', 'port', 'targetPort', 'protocol', 'nodePort', 'appProtocol'].map(
      (field) => `east-west gateway beside props.ports[0].${field}`,
    ),
  );
  expect([found.late, found.structural]).toEqual([[], []]);
  expect(found.props).toBeGreaterThan(270);
}, 300_000);
