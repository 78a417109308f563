import * as pulumi from '@pulumi/pulumi';
import { formatProblem, MeshProblems, type Problem } from '../../../lib/model';
import type { Facts } from '../../../lib/schema/notation';
import type { MeshProps } from '../../../lib/props';
import { inputShape } from '../../../lib/mesh/shape-at';
import { Mesh } from '../../../lib/props/mesh';
import { meshCore } from '../../../lib/outputs/cores/mesh';
import { MeshService } from '../../../lib/pulumi';
import { policyCore } from '../../../lib/outputs/cores/policy';
import { resolveInputs } from '../../../lib/pulumi/inputs/outputs';
import { isStructural } from '../../../lib/props/structural';
import { objectsOf } from './law';
import { placed } from './place';
import { scalars } from './props';
import { rejections, seen, takeRejections, unknownOutput } from './seen';
import { at, text, type Tree } from './tree';
import { run } from '../support';

beforeAll(takeRejections);

const output = <T>(value: T) => pulumi.output(value) as unknown as T;
const core = meshCore('URN');
const small: MeshProps = { crds: false, base: false, profile: 'minimal' };

/** What a mesh with these props becomes, or the problems in place of it. */
async function mesh(
  props: object,
): Promise<{ value: Tree; secrets: readonly string[]; unknowns: readonly string[] } | string[]> {
  try {
    const { manifests } = resolveInputs(core, { ...small, ...props });
    const up = await seen(Object.fromEntries(manifests)).catch(() => undefined);
    const problems = lines(await rejections());
    return problems.length > 0 ? problems : (up as { value: Tree; secrets: string[]; unknowns: string[] });
  } catch (reason) {
    await rejections().catch(() => []);
    if (reason instanceof MeshProblems) return lines(reason.problems);
    throw reason;
  }
}

const lines = (problems: readonly Problem[]): string[] => [
  ...new Set(problems.map((problem) => formatProblem({ ...problem, object: undefined }))),
];
const pure = (props: object): Tree => objectsOf(core.render({ ...small, ...props }));
const same = async (withOutputs: object, without: object): Promise<void> => {
  expect(await mesh(withOutputs)).toMatchObject({ value: pure(without), unknowns: [] });
};

describe('what stands for a value', () => {
  test('promises, promises of Outputs, Outputs of Outputs', async () => {
    await same({ hub: Promise.resolve('a.example') }, { hub: 'a.example' });
    await same({ hub: Promise.resolve(pulumi.output('a.example')) }, { hub: 'a.example' });
    await same({ hub: pulumi.output(pulumi.output(Promise.resolve('a.example'))) }, { hub: 'a.example' });
  });

  test('interpolate, concat, all, and a field of an Output', async () => {
    await same({ hub: pulumi.interpolate`${output('a.example')}/istio` }, { hub: 'a.example/istio' });
    await same({ hub: pulumi.concat(output('a.example'), '/istio') }, { hub: 'a.example/istio' });
    await same(
      { hub: pulumi.all([output('a.example'), output(1)]).apply(([host, n]) => `${host}/${n}`) },
      { hub: 'a.example/1' },
    );
    await same({ hub: pulumi.output({ url: 'a.example' }).url }, { hub: 'a.example' });
  });

  test('one Output at several places, in lists, as entries of maps', async () => {
    const name = pulumi.output('a');
    await same(
      {
        imagePullSecrets: [name, 'b'],
        pilot: { podLabels: { team: name }, env: { A: name, B: output(true), C: output(1.5) } },
      },
      { imagePullSecrets: ['a', 'b'], pilot: { podLabels: { team: 'a' }, env: { A: 'a', B: true, C: 1.5 } } },
    );
  });

  test('one Output at places of different types', async () => {
    const props = (two: unknown) => ({
      pilot: false,
      ingressGateways: [
        {
          scheduling: { topologySpreadConstraints: [{ maxSkew: two }] },
          autoscaling: { cpu: two, max: 9 },
          terminationGracePeriodSeconds: two,
          podAnnotations: { two: 'x' },
        },
      ],
    });
    await same(props(pulumi.output(2)), props(2));
    const mode = pulumi.output('REGISTRY_ONLY');
    await same(
      { meshConfig: { outboundTrafficPolicy: { mode } }, pilot: { podLabels: { mode } } },
      {
        meshConfig: { outboundTrafficPolicy: { mode: 'REGISTRY_ONLY' } },
        pilot: { podLabels: { mode: 'REGISTRY_ONLY' } },
      },
    );
  });

  test('in what is passed on as it is: Kubernetes fields, chart values, merges and JSON patches', async () => {
    const on = { kind: 'Deployment', name: 'istiod' };
    const patches = (value: unknown, seconds: unknown) => [
      { ...on, merge: { metadata: { annotations: { a: value } } } },
      { ...on, json: [{ op: 'add', path: '/spec/template/spec/terminationGracePeriodSeconds', value: seconds }] },
    ];
    await same({ patches: patches(output('b'), output(5)) }, { patches: patches('b', 5) });
    const values = (cpu: unknown, item: unknown) => ({
      istiod: { resources: { limits: { cpu } }, affinity: { nodeAffinity: { x: [{ y: item }] } } },
    });
    await same({ values: values(output('1'), output('z')) }, { values: values('1', 'z') });
    await same(
      { pilot: { resources: { limits: { cpu: output('1') } } } },
      { pilot: { resources: { limits: { cpu: '1' } } } },
    );
  });

  test('in frozen props, in objects without prototype, and in objects of a class', async () => {
    class Labels {
      constructor(readonly team: unknown) {}
    }
    await same(Object.freeze({ pilot: Object.freeze({ podLabels: Object.freeze({ team: output('a') }) }) }), {
      pilot: { podLabels: { team: 'a' } },
    });
    await same(
      { pilot: { podLabels: Object.assign(Object.create(null) as object, { team: output('a') }) } },
      { pilot: { podLabels: { team: 'a' } } },
    );
    await same({ pilot: { podLabels: new Labels(pulumi.output('a')) } }, { pilot: { podLabels: { team: 'a' } } });
  });

  test('the body of an EnvoyFilter patch, each leaf with its own secrecy', async () => {
    const patch = (value: unknown) => ({
      props: { configPatches: [{ applyTo: 'HTTP_FILTER', patch: { operation: 'MERGE', value } }] } as object,
      trustDomain: undefined,
    });
    const envoy = policyCore('EnvoyFilter', 'filter', { urn: 'URN' });
    const up = await seen(
      Object.fromEntries(resolveInputs(envoy, patch({ a: [output(1), { b: pulumi.secret(true) }] })).manifests),
    );
    expect(up).toEqual({
      value: objectsOf(envoy.render(patch({ a: [1, { b: true }] }))),
      secrets: ['EnvoyFilter.spec.configPatches[0].patch.value.a[1].b'],
      unknowns: [],
    });
  });
});

describe('what cannot stand for a value', () => {
  const whole =
    'got "an Output"; a whole list or map cannot be an Output, because its shape must be known; pass a plain ' +
    'list or map, with Outputs in it (pulumi/whole-object)';
  const inText =
    'an Output was put into a text, where its value cannot be known yet; use pulumi.interpolate`...`, or ' +
    '.apply() (pulumi/output-in-text)';
  const none =
    'got "an Output without value"; whether a prop is there must be known when the program runs; leave the ' +
    'prop out, or say what to use instead: .apply((value) => value ?? ...) (pulumi/no-value)';

  test('a whole list or map: said at once where the shape is known, else with its value', async () => {
    expect(await mesh({ imagePullSecrets: pulumi.output(['a']) })).toEqual([`imagePullSecrets: ${whole}`]);
    expect(await mesh({ pilot: { resources: pulumi.output({ limits: {} }) } })).toEqual([`pilot.resources: ${whole}`]);
    expect(await mesh({ meshConfig: pulumi.output({ trustDomain: 'td' }) })).toEqual([`meshConfig: ${whole}`]);
    expect(await mesh({ values: { istiod: pulumi.output({}) } })).toEqual([`values.istiod: ${whole}`]);
    expect(await mesh({ patches: [{ kind: 'Deployment', name: 'istiod', merge: pulumi.output({}) }] })).toEqual([
      `patches[0].merge: ${whole}`,
    ]);
    expect(await mesh({ hub: pulumi.output({ url: 'a.example' }) })).toEqual([`hub: ${whole}`]);
  });

  test('an Output without value', async () => {
    expect(await mesh({ hub: pulumi.output(undefined) })).toEqual([`hub: ${none}`]);
    expect(await mesh({ hub: pulumi.output(null) })).toEqual([`hub: ${none}`]);
    expect(await mesh({ hub: (pulumi.output({}) as unknown as { url: unknown }).url })).toEqual([`hub: ${none}`]);
  });

  test('an Output in a text or in the name of a field', async () => {
    expect(await mesh({ hub: `${String(pulumi.output('a'))}/istio` })).toEqual([`hub: ${inText}`]);
    expect(await mesh({ meshConfig: { accessLogFormat: JSON.stringify({ a: pulumi.output('a') }) } })).toEqual([
      `meshConfig.accessLogFormat: ${inText}`,
    ]);
    expect(await mesh({ pilot: { podLabels: { [String(pulumi.output('a'))]: 'b' } } })).toEqual([
      `pilot.podLabels: ${inText}`,
    ]);
  });

  test('a promise that fails: with its own reason', async () => {
    await expect(mesh({ hub: Promise.reject(new Error('no such registry')) })).rejects.toThrow('no such registry');
    await expect(
      mesh({
        hub: pulumi.output('a').apply(() => {
          throw new Error('no such registry');
        }),
      }),
    ).rejects.toThrow('no such registry');
  });

  test('a value of another type: with the words of the plain props', async () => {
    expect(await mesh({ pilot: { traceSampling: pulumi.output('many') } })).toEqual([
      'pilot.traceSampling: got "many"; must be a number (schema/type)',
    ]);
    expect(await mesh({ pilot: { traceSampling: pulumi.output(NaN) } })).toEqual([
      'pilot.traceSampling: got "NaN"; must be a number (schema/type)',
    ]);
    expect(await mesh({ pilot: { traceSampling: pulumi.output(101) } })).toEqual(
      lines(core.render({ ...small, pilot: { traceSampling: 101 } }).problems),
    );
  });

  test('where a JSON patch goes, and what it does', async () => {
    const patched = await mesh({
      patches: [
        { kind: 'Deployment', name: 'istiod', json: [{ op: 'remove', path: pulumi.output('/spec/strategy') }] },
      ],
    });
    expect(patched).toEqual([
      expect.stringContaining('patches[0].json[0].path: got "an Output"; it decides which objects exist'),
    ]);
  });
});

test('each structural prop is refused as an Output before anything is registered, by its name', async () => {
  const shapeAt = (path: Parameters<typeof text>[0]) => inputShape('mesh', path);
  const structural = scalars(Mesh.facts, [], shapeAt).filter(({ path }) => isStructural('mesh', path));
  for (const { path } of structural) {
    const problems = await mesh(placed(Mesh.facts, small, path, pulumi.output('a'), { instead: shapeAt }) as object);
    expect({ path: text(path), problems }).toEqual({
      path: text(path),
      problems: [
        expect.stringContaining(
          `${text(path)}: got "an Output"; it decides which objects exist or how they are called`,
        ),
      ],
    });
  }
  expect(structural.length).toBeGreaterThan(50);
});

describe('what depends on an Output', () => {
  test('a field that only some values have is one leaf, and the fields beside it are known', async () => {
    const unknown = (await mesh({ network: unknownOutput() })) as { value: Tree; unknowns: readonly string[] };
    expect(unknown.unknowns).toContain('namespaces/istio-system.metadata.labels.topology.istio.io/network');
    expect(at(unknown.value, ['namespaces/istio-system', 'metadata', 'name'])).toBe('istio-system');
    await same({ network: pulumi.output('') }, { network: '' });
    await same({ network: pulumi.output('n') }, { network: 'n' });
  });

  test('what a secret leaves out is left out, and is no secret null', async () => {
    const label = 'istiod/deployment.spec.template.spec.priorityClassName';
    const withClass = (priorityClassName: unknown) => ({ pilot: { scheduling: { priorityClassName } } });
    const [left, there] = [await mesh(withClass(pulumi.secret(''))), await mesh(withClass(pulumi.secret('high')))] as {
      value: Tree;
      secrets: readonly string[];
    }[];
    expect(left.value).toEqual(pure(withClass('')));
    expect([left.secrets.includes(label), there.secrets.includes(label)]).toEqual([false, true]);
  });

  test('a list that an empty value shortens is previewed with its items', async () => {
    const args = ['istiod/deployment', 'spec', 'template', 'spec', 'containers', 0, 'args'];
    const unknown = (await mesh({ pilot: { logLevel: unknownOutput() } })) as {
      value: Tree;
      unknowns: readonly string[];
    };
    const plain = pure({ pilot: { logLevel: 'default:debug' } });
    expect((at(unknown.value, args) as unknown[]).length).toBe((at(plain, args) as unknown[]).length);
    expect(unknown.unknowns.filter((path) => path.includes('.args'))).toEqual([
      expect.stringMatching(/\.args\[\d+\]$/),
    ]);
    await same({ pilot: { logLevel: pulumi.output('') } }, { pilot: { logLevel: '' } });
    await same({ pilot: { logLevel: pulumi.output('default:debug') } }, { pilot: { logLevel: 'default:debug' } });
    expect(
      (
        (await mesh({ pilot: { logLevel: pulumi.secret('default:debug') } })) as { secrets: readonly string[] }
      ).secrets.filter((path) => path.includes('.args')),
    ).toEqual([expect.stringMatching(/\.args\[\d+\]$/)]);
  });
});

/** A core that is a single object with these data. */
const dataCore = (data: (props: Record<string, never>) => object, shapeOf: Record<string, Facts>) => ({
  render: (props: object) => ({
    nodes: [
      {
        id: 'a',
        manifest: {
          apiVersion: 'v1',
          kind: 'ConfigMap',
          metadata: { name: 'a' },
          data: data(props as Record<string, never>),
        },
      },
    ],
    problems: [],
  }),
  shapeAt: ([first]: readonly (string | number)[]) => shapeOf[first],
  isStructural: () => false,
  urn: 'URN',
});
const upOf = async (core: ReturnType<typeof dataCore>, props: object) => {
  const { value, unknowns } = await seen(Object.fromEntries(resolveInputs(core, props).manifests));
  return { data: at(value, ['a', 'data']), unknowns, problems: lines(await rejections()) };
};

describe('what Outputs do to one another', () => {
  const shapes: Record<string, Facts> = {
    on: { type: 'boolean' },
    off: { type: 'boolean' },
    rate: { type: 'number' },
    name: { type: 'string' },
  };

  test('a value that counts only with a switch in either position', async () => {
    const ofOn = dataCore(({ on, rate }) => ({ rate: on ? rate : 0 }), shapes);
    const ofOff = dataCore(({ on, rate }) => ({ rate: on ? 0 : rate }), shapes);
    for (const [core, on] of [
      [ofOn, true],
      [ofOff, false],
    ] as const) {
      expect(await upOf(core, { on: output(on), rate: output(42) })).toEqual({
        data: { rate: 42 },
        unknowns: [],
        problems: [],
      });
      expect(await upOf(core, { on: output(!on), rate: output(42) })).toEqual({
        data: { rate: 0 },
        unknowns: [],
        problems: [],
      });
      expect((await upOf(core, { on: output(on), rate: unknownOutput() })).unknowns).toEqual(['a.data.rate']);
      expect((await upOf(core, { on: unknownOutput(), rate: output(42) })).unknowns).toEqual(['a.data.rate']);
    }
  });

  test('a field that two switches together add', async () => {
    const core = dataCore(({ on, off, name }) => ({ a: '1', ...(on && !off ? { name, beside: 'b' } : {}) }), shapes);
    expect(await upOf(core, { on: output(true), off: output(false), name: output('n') })).toEqual({
      data: { a: '1', name: 'n', beside: 'b' },
      unknowns: [],
      problems: [],
    });
    expect(await upOf(core, { on: output(true), off: output(true), name: output('n') })).toEqual({
      data: { a: '1' },
      unknowns: [],
      problems: [],
    });
    expect((await upOf(core, { on: output(true), off: unknownOutput(), name: output('n') })).unknowns).toEqual([
      'a.data.name',
      'a.data.beside',
    ]);
  });

  test('a branch on a single text, which no sample is, is refused with the value, never deployed wrong', async () => {
    const core = dataCore(({ name }) => ({ name, ...(name === 'odd' && { more: '1' }) }), shapes);
    expect(await upOf(core, { name: output('even') })).toEqual({ data: { name: 'even' }, unknowns: [], problems: [] });
    expect(
      (await upOf(core, { name: output('odd') }).catch(async () => ({ problems: lines(await rejections()) }))).problems,
    ).toEqual([
      'name: the value changes ConfigMap a at data.more, which could not be known before; pass a plain value ' +
        '(pulumi/changes-shape)',
    ]);
  });

  test('values of which no sample is legal are refused at once: nothing would be previewed', async () => {
    const never = {
      ...dataCore(({ name }) => ({ name }), shapes),
      render: ({ name }: { name: string }) => ({
        nodes:
          name === 'x' ? [{ id: 'a', manifest: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' } } }] : [],
        problems:
          name === 'x'
            ? []
            : [{ severity: 'error' as const, code: 'test/x', path: 'name', found: name, message: 'not x', fix: 'x' }],
      }),
    };
    expect(() => resolveInputs(never, { name: output('x') })).toThrow(
      'name: got "an Output"; what depends on it cannot be told',
    );
    await rejections();
  });

  test('a text inside other texts, encoded, hashed and counted', async () => {
    const core = dataCore(
      ({ name }) => ({
        json: JSON.stringify({ name }),
        base64: Buffer.from(String(name)).toString('base64'),
        length: String(name).length,
        plain: 'p',
      }),
      shapes,
    );
    const name = 'a "quoted"\ntext: # ünïcode';
    expect((await upOf(core, { name: output(name) })).data).toEqual(
      at(objectsOf(core.render({ name })), ['a', 'data']),
    );
    expect((await upOf(core, { name: unknownOutput() })).unknowns).toEqual([
      'a.data.json',
      'a.data.base64',
      'a.data.length',
    ]);
  });
});

describe('problems', () => {
  const gateway = policyCore('Gateway', 'public', { urn: 'URN' });
  const server = (protocol: unknown, mode: unknown) => ({
    props: {
      selector: { istio: 'x' },
      servers: [
        { port: { number: 443, name: 'https', protocol }, hosts: ['a.example'], tls: { mode, credentialName: 'c' } },
      ],
    } as object,
    trustDomain: undefined,
  });
  const problemsOf = async (input: ReturnType<typeof server>): Promise<string[]> => {
    await seen(Object.fromEntries(resolveInputs(gateway, input).manifests)).catch(() => undefined);
    return lines(await rejections());
  };

  test("that only samples have are nobody's", async () => {
    expect(await problemsOf(server(output('HTTPS'), output('SIMPLE')))).toEqual([]);
    expect(await problemsOf(server(output('HTTPS'), 'SIMPLE'))).toEqual([]);
    expect(await problemsOf(server(unknownOutput(), output('SIMPLE')))).toEqual([]);
  });

  test('that samples of another Output bring about are not those of a value beside it', async () => {
    const listener = (protocol: unknown, mode: unknown) => ({
      props: {
        workloadSelector: { labels: { app: 'a' } },
        ingress: [
          { port: { number: 9080, name: 'in', protocol }, tls: { mode, serverCertificate: '/a', privateKey: '/b' } },
        ],
      } as object,
      trustDomain: undefined,
    });
    const sidecar = policyCore('Sidecar', 'in', { urn: 'URN' });
    for (const protocol of [output('HTTPS'), output('TLS'), unknownOutput()]) {
      await seen(Object.fromEntries(resolveInputs(sidecar, listener(protocol, output('SIMPLE'))).manifests)).catch(
        () => undefined,
      );
      expect(lines(await rejections())).toEqual([]);
    }
    // Unencrypted whatever the mode is: refused with the value, and in a preview as soon as it is certain.
    const refused = lines(sidecar.render(listener('HTTP', 'SIMPLE')).problems);
    for (const mode of [output('SIMPLE'), pulumi.output(Promise.resolve('SIMPLE'))]) {
      await seen(Object.fromEntries(resolveInputs(sidecar, listener(output('HTTP'), mode)).manifests)).catch(
        () => undefined,
      );
      expect(lines(await rejections())).toEqual(refused);
    }
  });

  test('that several values have together are those of the plain values', async () => {
    const refused = lines(
      gateway.render(server('HTTP', 'SIMPLE')).problems.filter(({ severity }) => severity === 'error'),
    );
    expect(refused.length).toBeGreaterThan(0);
    expect(await problemsOf(server(output('HTTP'), output('SIMPLE')))).toEqual(refused);
  });

  test('of a value that nothing depends on are found all the same', async () => {
    const problem = {
      severity: 'error',
      code: 'test/odd',
      path: 'unused',
      message: 'odd',
      fix: 'make it even',
    } as const;
    const manifest = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' } };
    const odd = {
      render: (props: { unused: number }) => ({
        nodes: [{ id: 'a', manifest }],
        problems: props.unused === 7 ? [problem] : [],
      }),
      shapeAt: () => ({ type: 'integer' as const }),
      isStructural: () => false,
      urn: 'URN',
    };
    resolveInputs(odd, { unused: output(8) });
    expect(await rejections()).toEqual([]);
    resolveInputs(odd, { unused: output(7) });
    expect(lines(await rejections())).toEqual(['unused: odd; make it even (test/odd)']);
  });

  test('name the args of a method as the program writes them', async () => {
    const caught: string[] = [];
    await run(() => {
      const catalog = new MeshService('catalog', { port: 80, subsets: { v1: { version: 'v1' } } });
      try {
        catalog.darkLaunch('v1', { header: pulumi.output({ a: 'b' }) as unknown as { a: string } }).timeout('5s');
      } catch (reason) {
        caught.push(...lines((reason as MeshProblems).problems));
      }
      try {
        new MeshService('other', { port: pulumi.output(80) as unknown as number });
      } catch (reason) {
        caught.push(...lines((reason as MeshProblems).problems));
      }
    });
    expect(caught).toEqual([
      expect.stringMatching(/^darkLaunch\(\)\.header: got "an Output"; a whole list or map/),
      expect.stringMatching(/^port: got "an Output"; it decides/),
    ]);
  });
});
