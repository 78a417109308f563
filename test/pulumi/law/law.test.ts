import { ADDONS } from './addons';
import { GATEWAYS } from './gateways';
import { among, clausesOf, lawOfAll, parts, unknownNames } from './law';
import { MESH } from './mesh';
import { takeRejections } from './seen';
import { WATCHERS } from './watchers';

/** Props that are values of charts, by their Helm names. */
const isTree = (path: string): boolean => /^values\b|\.values\b|^meshConfig|^meshNetworks/.test(path);
const PORT_FIELDS = ['name', 'port', 'targetPort', 'protocol', 'nodePort', 'appProtocol'];

beforeAll(takeRejections);

describe('up(core(Output(v))) is core(v) for each prop of a mesh; only what depends on it is unknown or secret', () => {
  const all = clausesOf([MESH], (path) => !isTree(path));
  // An east-west gateway has the ports that Istio needs, and no others.
  // A backend without its protocol is refused.
  const noLegal = [...PORT_FIELDS.map((field) => `mesh eastWestGateway.ports[0].${field}`), 'mesh tracing.to'];
  // It has a ConfigMap of its own, which an empty certificate drops.
  const late = ['mesh pilot.jwksResolverExtraRootCA = ""'];

  test.each(parts(all, 80))('%s', async (title, part) => {
    const found = await lawOfAll(`mesh, ${title}`, part, { values: 3, known: 3, refused: 1, both: true });
    expect(found.wrong).toEqual([]);
    expect(found.noLegal.sort()).toEqual(among(found, noLegal));
    expect(found.structural).toEqual([]);
    expect(found.late).toEqual(among(found, late));
  });

  test('all are tried', () => {
    expect(all.length).toBeGreaterThan(240);
    expect(unknownNames(all, [...noLegal, ...late])).toEqual([]);
  });
});

describe('the same for gateways beside their mesh, and for the props of the mesh that they follow', () => {
  const all = clausesOf(GATEWAYS, (path) => !isTree(path));
  const noLegal = PORT_FIELDS.map((field) => `east-west gateway beside props.ports[0].${field}`);

  test.each(parts(all, 160))('%s', async (title, part) => {
    const found = await lawOfAll(`gateways, ${title}`, part, { values: 2, known: 2, refused: 1, both: true });
    expect(found.wrong).toEqual([]);
    expect(found.noLegal.sort()).toEqual(among(found, noLegal));
    expect([found.late, found.structural]).toEqual([[], []]);
  });

  test('all are tried', () => {
    expect(all.length).toBeGreaterThan(270);
    expect(unknownNames(all, noLegal)).toEqual([]);
  });
});

describe('the same for monitors, scrape configs, rules and dashboards of a mesh', () => {
  const all = clausesOf(WATCHERS);

  test('each prop that decides neither which objects exist nor what they are called', async () => {
    const found = await lawOfAll('what watches a mesh', all, { values: 3, known: 3, refused: 2, both: true });
    expect(found.wrong).toEqual([]);
    expect([found.noLegal, found.late, found.structural]).toEqual([[], [], []]);
    expect([...found.names].sort()).toEqual([
      'dashboards folder',
      'dashboards labels.x-key',
      'dashboards of the operator folder',
      'dashboards of the operator instanceSelector.x-key',
      'dashboards of the operator labels.x-key',
      'monitors interval',
      'monitors labels.x-key',
      'monitors merged',
      'rules alerts.errorRate',
      'rules alerts.labels.x-key',
      'rules alerts.latency',
      'rules labels.x-key',
      'scrape-configs interval',
      'scrape-configs labels.x-key',
      'scrape-configs merged',
    ]);
  });
});

describe('the same for addons beside their mesh', () => {
  const all = clausesOf(ADDONS);

  test.each(parts(all, 160))('%s', async (title, part) => {
    const found = await lawOfAll(`addons beside, ${title}`, part, { values: 2, known: 2, refused: 1, both: true });
    expect(found.wrong).toEqual([]);
    expect([found.noLegal, found.late, found.structural]).toEqual([[], [], []]);
  });

  test('all are tried', () => expect(all.length).toBeGreaterThan(250));
});
