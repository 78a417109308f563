import * as pulumi from '@pulumi/pulumi';
import * as entry from '../../../lib/pulumi';
import { errors, objectsOf, oracle } from './law';
import { MESH } from './mesh';
import { POLICIES } from './policies';
import type { Prop } from './props';
import { SERVICES } from './services';
import type { Subject } from './subject';
import { at, text, type Path, type Tree } from './tree';
import { decoded, run, unknown, type Registered, type Run } from '../support';
import { report } from '../../support/report';

/** One prop of a component that is registered in earnest. */
interface Case {
  readonly name: string;
  readonly subject: Subject;
  readonly prop: Prop;
  readonly base: unknown;
  /** What the plain core says: two legal values, and where they make a difference. */
  readonly values: readonly unknown[];
  readonly expected: readonly Path[];
}

type Construct = new (name: string, args: object, options: pulumi.ComponentResourceOptions) => pulumi.ComponentResource;

/** A cluster for each case: within one, no two objects have one name. */
class Cluster extends pulumi.ProviderResource {
  constructor(name: string) {
    super('kubernetes', name, { enableConfigMapMutable: true });
  }
}

const componentOf = ({ name }: Subject): string =>
  name === 'gateway-api/Gateway' ? 'KubernetesGateway' : name.replace('gateway-api/', '');

/** Whether there is a component for a kind: kinds of the API's experiments are only checked. */
const isExported = (subject: Subject): boolean => componentOf(subject) in entry;

/** Declares the component of a subject from its core's input. */
function declare({ name, subject }: Case, input: unknown): void {
  const options = { provider: new Cluster(name) };
  if (subject === MESH) {
    new entry.ServiceMesh(name, input as entry.ServiceMeshArgs, options);
    return;
  }
  const { props, calls } = input as { props: object; calls?: readonly { method: string; args: readonly unknown[] }[] };
  if (calls === undefined) {
    new (entry as unknown as Record<string, Construct>)[componentOf(subject)](
      name,
      { ...props, name: 'policy' },
      options,
    );
    return;
  }
  const service: unknown = new entry.MeshService(name, { ...props, name: 'catalog' } as entry.MeshServiceArgs, options);
  for (const { method, args } of calls)
    (service as Record<string, (...all: readonly unknown[]) => void>)[method](...args);
}

/** Every so many props of a subject, of those that have two legal values and are not structural. */
function cases(subjects: readonly Subject[], every: number, isPart: (path: string) => boolean = () => true): Case[] {
  const all = subjects
    .flatMap((subject) => subject.props.map((prop) => ({ subject, prop })))
    .filter(({ prop }) => isPart(text(prop.path)));
  return all.flatMap(({ subject, prop }, i) => {
    if (i % every !== 0) return [];
    const { base, standing, expected } = oracle(subject, prop, i, { values: 2, known: 2, refused: 0, both: true });
    return expected
      ? [
          {
            name: `c${i}-${subject.name.replace(/\W+/g, '-')}`,
            subject,
            prop,
            base,
            values: standing.map(({ value }) => value),
            expected,
          },
        ]
      : [];
  });
}

const GROUPS: Record<string, () => Case[]> = {
  'props of meshes': () => cases([MESH], 10, (path) => !/^values\b|\.values\b|^meshConfig/.test(path)),
  'mesh config and values': () => cases([MESH], 60, (path) => /^values\.|^meshConfig/.test(path)),
  'policies': () => cases(POLICIES.filter(isExported), 15),
  'services': () =>
    cases(
      SERVICES.filter(({ name }) => name === 'service' || name.endsWith('()')),
      12,
    ),
};

/** What was registered for a case, by the ids of the objects; each found by its kind and name. */
function childrenOf(
  { name }: Case,
  { resources }: Run<unknown>,
  objects: Tree,
): { byId: Map<string, Registered>; count: number } {
  const component = resources.find((resource) => !resource.custom && resource.name === name);
  // `tracing` and `accessLogs` are intents with an object of their own, of which intents-law.test.ts has the law.
  const isOfIntent = ({ name: own }: Registered): boolean => own.startsWith(`${name}-telemetry-`);
  const children = resources.filter(
    (resource) => resource.custom && resource.parent === component?.urn && !isOfIntent(resource),
  );
  const isSame = (child: Registered, id: string): boolean =>
    NAMED.every((path) => at(child.inputs, path) === at(objects, [id, ...path]));
  const byId = Object.keys(objects).flatMap((id) =>
    children.filter((child) => isSame(child, id)).map((child) => [id, child] as const),
  );
  return { byId: new Map(byId), count: children.length };
}

const within = (paths: readonly Path[], id: string): Path[] =>
  paths.filter(([first]) => first === id).map(([, ...path]) => path);

/** The same without what is marked secret. */
function withoutSecrets(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(withoutSecrets);
  if ('4dabf18193072939515e22adb298388d' in value) return '[secret]';
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withoutSecrets(item)]));
}

const NAMED: readonly Path[] = [['kind'], ['apiVersion'], ['metadata', 'name'], ['metadata', 'namespace']];

/** What Pulumi adds, told in differences.test.ts. */
function withoutAdditions(value: unknown): unknown {
  const { metadata, ...rest } = value as { metadata: { annotations?: Record<string, unknown> } };
  const annotations = Object.fromEntries(
    Object.entries(metadata.annotations ?? {}).filter(([key]) => !key.startsWith('pulumi.com/')),
  );
  const { annotations: _, ...others } = metadata;
  return {
    ...rest,
    metadata: { ...others, ...(Object.keys(annotations).length > 0 && { annotations }) },
  };
}

describe.each(Object.entries(GROUPS))('%s', (what, make) => {
  let all: Case[];
  beforeAll(() => {
    all = make();
  });

  test(
    'in a preview every object is registered, and exactly what depends on an unknown is unknown and depends on ' +
      'its source',
    async () => {
      const registered = await run(
        () => {
          for (const one of all) declare(one, one.subject.put(one.base, one.prop.path, unknown(`source-${one.name}`)));
        },
        { preview: true },
      );
      const wrong: string[] = [];
      for (const one of all) {
        const objects = objectsOf(one.subject.core.render(one.subject.put(one.base, one.prop.path, one.values[0])));
        const { byId, count } = childrenOf(one, registered, objects);
        const say = (id: string, found: unknown) =>
          wrong.push(`${one.name} ${text(one.prop.path)} ${id}: ${JSON.stringify(found)}`);
        if (byId.size !== Object.keys(objects).length || count !== byId.size) say('objects', [...byId.keys()]);
        for (const [id, child] of byId) {
          const expected = within(one.expected, id);
          const { unknowns, secrets } = decoded(child.inputs);
          if (unknowns.sort().join() !== expected.map(text).sort().join() || secrets.length > 0)
            say(id, { unknowns, secrets, expected: expected.map(text) });
          const fields = [...new Set(expected.map(([field]) => String(field)))].sort();
          const isOn = ([, urns]: [string, readonly string[]]): boolean =>
            urns.some((urn) => urn.endsWith(`::source-${one.name}`));
          const dependent = Object.entries(child.propertyDependencies)
            .filter(isOn)
            .map(([field]) => field)
            .sort();
          if (fields.join() !== dependent.join()) say(id, { dependent, fields });
        }
      }
      expect(wrong).toEqual([]);
      expect(all.length).toBeGreaterThan(15);
    },
  );

  test('a secret is registered as a secret where it ends, and stands in plain text nowhere', async () => {
    const logged: string[] = [];
    // A text that is found again, where the prop takes one.
    const legal = all.map((one, i) => {
      const secret = `s3cret-${i}-value`;
      const isText = typeof one.values[0] === 'string' && !one.prop.facts.values;
      const { problems } = one.subject.core.render(
        one.subject.put(one.base, one.prop.path, isText ? secret : one.values[0]),
      );
      return { one, value: isText && errors(problems).length === 0 ? secret : one.values[0] };
    });
    const registered = await run(() => {
      // Not `debug`: there the SDK itself writes all that it sends.
      for (const level of ['info', 'error'] as const)
        jest.spyOn(pulumi.log, level).mockImplementation(async (...line: readonly unknown[]) => {
          logged.push(String(line[0]));
        });
      for (const { one, value } of legal) declare(one, one.subject.put(one.base, one.prop.path, pulumi.secret(value)));
    });
    const wrong: string[] = [];
    for (const { one, value } of legal) {
      const objects = objectsOf(one.subject.core.render(one.subject.put(one.base, one.prop.path, value)));
      const { byId } = childrenOf(one, registered, objects);
      const say = (id: string, found: unknown) =>
        wrong.push(`${one.name} ${text(one.prop.path)} ${id}: ${JSON.stringify(found)}`);
      if (byId.size !== Object.keys(objects).length) say('objects', [...byId.keys()]);
      for (const [id, child] of byId) {
        const expected = within(one.expected, id).filter((path) => at(objects, [id, ...path]) !== undefined);
        const { secrets, unknowns, value: plainValue } = decoded(child.inputs);
        if (secrets.sort().join() !== expected.map(text).sort().join() || unknowns.length > 0)
          say(id, { secrets, expected: expected.map(text) });
        if (
          JSON.stringify(sorted(withoutAdditions(plainValue))) !== JSON.stringify(sorted(withoutAdditions(objects[id])))
        )
          say(id, 'differs from the plain object');
      }
    }
    expect(wrong).toEqual([]);
    const sent = registered.resources.map(({ inputs, ...rest }) => [withoutSecrets(inputs), rest]);
    const seen = JSON.stringify([sent, registered.componentOutputs, registered.warnings, logged]);
    const hidden = legal.filter(({ value }) => String(value).startsWith('s3cret-'));
    const shown = hidden.filter(
      ({ value }) =>
        seen.includes(String(value)) || seen.includes(Buffer.from(String(value)).toString('base64').slice(0, -2)),
    );
    expect(
      shown.map(({ one, value }) => [text(one.prop.path), seen.slice(seen.indexOf(String(value)) - 60).slice(0, 120)]),
    ).toEqual([]);
    report(
      `wire form, ${what}: ${all.length} props as unknown and as secret, ${registered.resources.length} ` +
        `registrations each; ${hidden.length} secret texts`,
    );
  });
});

function sorted(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(sorted);
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, item]) => [key, sorted(item)]),
  );
}
