import * as pulumi from '@pulumi/pulumi';
import type { Facts, Shape } from '../../lib/api/notation';
import { MeshProblems } from '../../lib/model';
import type { Manifest, MeshProps } from '../../lib/model';
import { Mesh } from '../../lib/pipeline/props/mesh';
import { inputShape } from '../../lib/pipeline/input-shapes';
import { meshCore } from '../../lib/pulumi/mesh-core';
import { resolveInputs } from '../../lib/pulumi/inputs/resolve-inputs';
import { isStructural } from '../../lib/pulumi/inputs/structural';
import { plain } from './support';

type Path = (string | number)[];
interface Prop { readonly path: Path; readonly facts: Facts }

/** Every scalar prop of a mesh, out of the shape of its props; of maps and lists one entry each. */
function scalars(facts: Facts, path: Path = []): Prop[] {
  if (facts.fields && Object.keys(facts.fields).length > 0) return Object.entries(facts.fields).flatMap(([name, shape]) => scalars(shape.facts, [...path, name]));
  if (facts.item) return scalars(facts.item.facts, [...path, facts.type === 'list' ? 0 : 'example.com/key']);
  if (facts.type === 'either') {
    const options = (facts.options ?? []).map((option: Shape) => option.facts);
    return options.flatMap((option, i) => (option.type === 'object' || i === 0 ? scalars(option, path) : []));
  }
  return ['string', 'integer', 'number', 'boolean', 'int-or-string'].includes(facts.type) ? [{ path, facts }] : [];
}

const TEXTS = ['plain', '', 'true', '12', 'a "quoted" \'text\'', 'two\nlines: yes # no', '- ünïcode ✓ {{ x }}', '0x1F', '~'];

function edgeValues(facts: Facts): unknown[] {
  if (facts.values) return [...facts.values.keys()];
  switch (facts.type) {
    case 'boolean': return [true, false];
    case 'integer':
    case 'number': return [...new Set([facts.min ?? 1, 2, 7, Math.min(facts.max ?? 90, 90)])].filter((value) => value >= (facts.min ?? 1));
    case 'int-or-string': return [1, '25%', '7'];
    default: return TEXTS;
  }
}

/** Props that only make sense beside others. */
function around([first, second, third]: Path): MeshProps {
  if (first === 'ztunnel') return { profile: 'ambient' };
  if (first === 'cni') return { cni: true };
  if (first === 'eastWestGateway' && second !== 'network') return { network: 'n' };
  if (first === 'pilot' && second === 'autoscaling') return { pilot: { autoscaling: third === 'min' ? { max: 100 } : { max: 90 } } };
  return {};
}

function withValue(path: Path, value: unknown): MeshProps {
  const props = plain({ crds: false, ...around(path) }) as Record<string | number, unknown>;
  let at: Record<string | number, unknown> = props;
  path.forEach((step, i) => {
    if (i === path.length - 1) at[step] = value;
    else {
      const made = typeof path[i + 1] === 'number' ? [] : step === 'ports' ? {} : {};
      at = (typeof at[step] === 'object' && at[step] !== null ? at[step] : (at[step] = made)) as Record<string | number, unknown>;
      if (path[i] === 0 && path[i - 1] === 'ports') Object.assign(at, { name: at.name ?? 'http', port: at.port ?? 8080 });
      if (path[i] === 0 && path[i - 1] === 'patches') Object.assign(at, { kind: 'Deployment', name: 'istiod' });
    }
  });
  return props as MeshProps;
}

const core = meshCore('urn:pulumi:dev::shop::istio-constructs:index:ServiceMesh::mesh');

/** What the pure core renders; undefined where it refuses the value. */
function pure(props: MeshProps): Record<string, Manifest> | undefined {
  const { nodes, problems } = core.render(props);
  return problems.some(({ severity }) => severity === 'error') ? undefined : plain(Object.fromEntries(nodes.map(({ id, manifest }) => [id, manifest])));
}

/** What Pulumi deploys when the Outputs are known. */
async function up(props: MeshProps): Promise<Record<string, Manifest>> {
  const { manifests } = resolveInputs(core, props);
  const objects = pulumi.output(Object.fromEntries(manifests)) as unknown as { promise(): Promise<Record<string, Manifest>> };
  return plain(await objects.promise());
}

const problemOf = async (act: () => Promise<unknown>): Promise<string> => {
  try {
    await act();
    return '';
  } catch (reason) {
    if (!(reason instanceof MeshProblems)) throw reason;
    return reason.problems.map(({ code }) => code).join();
  }
};

/** The names of all fields and the lengths of all lists. A value that changes them is refused when it is known: see the failing programs. */
const shape = (value: unknown): string => JSON.stringify(value, (_, item: unknown) => (typeof item === 'object' && item !== null ? item : 0));

const props = scalars(Mesh.facts);
/** What the rendering takes alone: an east-west gateway has the ports that Istio needs, so others are refused. */
const open = props.filter(({ path }) => !isStructural('mesh', path) && !(path[0] === 'eastWestGateway' && path[1] === 'ports'));

test('the props are as many as they were when this was written, or more', () => {
  expect(props.length).toBeGreaterThan(240);
  expect(open.length).toBeGreaterThan(175);
});

describe('up(core(Output(v))) is core(v)', () => {
  test.each(open.map((prop, i) => [prop.path.join('.'), prop, i] as const))('%s', async (_, { path, facts }, i) => {
    let compared = 0;
    const unequal: unknown[] = [];
    // All values of a closed prop; of others some in turn, so that the next prop has others.
    const all = edgeValues(facts);
    const values = facts.values || facts.type === 'boolean' ? all : [0, 1, 2].map((k) => all[(2 * i + k) % all.length]);
    for (const value of values) {
      const wanted = pure(withValue(path, value));
      if (wanted === undefined || (!facts.values && facts.type !== 'boolean' && shape(wanted) !== shape(pure(withValue(path, all[0]))))) continue;
      const outcome = await problemOf(async () => {
        const deployed = await up(withValue(path, pulumi.output(value)));
        compared++;
        try { expect(deployed).toEqual(wanted); } catch { unequal.push(value); }
      });
      if (outcome !== '') unequal.push([value, outcome]);
    }
    expect(unequal).toEqual([]);
    expect(compared).toBeGreaterThan(0);
  });
});

const TREES: readonly [string, Path, readonly unknown[]][] = [
  ['mesh config: text', ['meshConfig', 'trustDomain'], ['td.example', 'cluster.local']],
  ['mesh config: text that looks like something else', ['meshConfig', 'accessLogFormat'], TEXTS],
  ['mesh config: switch', ['meshConfig', 'enableTracing'], [true, false]],
  ['mesh config: duration', ['meshConfig', 'connectTimeout'], ['10s', '500ms']],
  ['mesh config: number', ['meshConfig', 'defaultConfig', 'concurrency'], [0, 1, 8]],
  ['mesh config: enum', ['meshConfig', 'outboundTrafficPolicy', 'mode'], ['ALLOW_ANY', 'REGISTRY_ONLY']],
  ['values: text', ['values', 'istiod', 'global', 'logging', 'level'], TEXTS.filter(Boolean)],
  ['values: number', ['values', 'istiod', 'autoscaleMax'], [6, 9]],
];

test.each(TREES)('%s', async (_, path, values) => {
  for (const value of values) {
    const wanted = pure(withValue(path as Path, value));
    expect(wanted).toBeDefined();
    expect(await up(withValue(path as Path, pulumi.output(value)))).toEqual(wanted);
  }
});

test('each shape of mesh config and values is known, so that samples fit', () => {
  expect(inputShape('mesh', ['meshConfig', 'defaultConfig', 'concurrency'])?.type).toBe('integer');
  expect(inputShape('mesh', ['values', 'istiod', 'global', 'proxy', 'privileged'])?.type).toBe('boolean');
  expect(inputShape('mesh', ['ingressGateways', 3, 'values', 'autoscaling', 'enabled'])?.type).toBe('boolean');
});
