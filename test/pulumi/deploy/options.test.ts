import * as pulumi from '@pulumi/pulumi';
import { Callback } from '@pulumi/pulumi/proto/callback_pb';
import * as runtime from '@pulumi/pulumi/runtime/state';
import {
  HTTPRoute,
  IngressGateway,
  MeshService,
  PeerAuthentication,
  RevisionTag,
  ServiceMesh,
  Waypoint,
} from '../../../lib/pulumi';
import { FORMER_IDS } from '../../../lib/pulumi/deploy/register';
import { run, type Registered } from '../support';

class Provider extends pulumi.ProviderResource {
  constructor(name = 'cluster', pkg = 'kubernetes') {
    super(pkg, name, { enableConfigMapMutable: true });
  }
}

class Thing extends pulumi.CustomResource {
  constructor(name: string, options: pulumi.CustomResourceOptions = {}) {
    super('test:index:Thing', name, {}, options);
  }
}

class Platform extends pulumi.ComponentResource {
  constructor(name: string, options?: pulumi.ComponentResourceOptions) {
    super('acme:index:Platform', name, {}, options);
  }
}

/** Makes the engine one that wants aliases as URNs, as older ones do. */
function withoutStructuredAliases(): void {
  (runtime as unknown as { getStore(): { supportsAliasSpecs: boolean } }).getStore().supportsAliasSpecs = false;
}

/** Makes the engine one that takes transforms, which the SDK's mock of it does not. */
function withTransforms(): void {
  const store = (runtime as unknown as { getStore(): { supportsTransforms: boolean; callbacks: unknown } }).getStore();
  store.supportsTransforms = true;
  store.callbacks = { registerTransform: async () => new Callback(), awaitStackRegistrations: async () => undefined };
}

type Options = pulumi.ComponentResourceOptions;
const quiet = { profile: 'minimal', crds: false } as const;

/** Each sort of component, called `it`. */
const COMPONENTS: Record<
  string,
  {
    readonly type: string;
    readonly make: (options: Options) => unknown;
    readonly children: number;
    /** The resource's type in other versions of its kind, by which a mesh of another release reads it. */
    readonly former?: string;
  }
> = {
  'a mesh': { type: 'index:ServiceMesh', make: (options) => new ServiceMesh('it', quiet, options), children: 20 },
  'a gateway': {
    type: 'index:IngressGateway',
    make: (options) => new IngressGateway('it', { mesh: new ServiceMesh('mesh', quiet) }, options),
    children: 6,
  },
  'a revision tag': {
    type: 'index:RevisionTag',
    make: (options) => new RevisionTag('it', { mesh: new ServiceMesh('mesh', quiet), tag: 'prod' }, options),
    children: 2,
  },
  'a policy': {
    type: 'index:PeerAuthentication',
    make: (options) => new PeerAuthentication('it', { mtls: { mode: 'STRICT' } }, options),
    children: 1,
  },
  'a route of the Gateway API': {
    type: 'gateway-api:HTTPRoute',
    make: (options) => new HTTPRoute('it', { hostnames: ['a.example'] }, options),
    children: 1,
    former: 'kubernetes:gateway.networking.k8s.io/v1beta1:HTTPRoute',
  },
  'a waypoint': {
    type: 'gateway-api:Gateway',
    make: (options) => new Waypoint('it', {}, options),
    children: 1,
    former: 'kubernetes:gateway.networking.k8s.io/v1beta1:Gateway',
  },
  'a service': {
    type: 'index:MeshService',
    make: (options) => new MeshService('it', { port: 80, subsets: { v1: { version: 'v1' } } }, options).timeout('5s'),
    children: 2,
  },
  'a service outside': {
    type: 'index:MeshService',
    make: (options) => MeshService.external('it', { port: 443 }, options),
    children: 1,
  },
};

interface Found {
  readonly component: Registered;
  readonly children: readonly Registered[];
  readonly resources: readonly Registered[];
}

async function found(program: () => unknown, type: string): Promise<Found> {
  const { resources } = await run(program);
  const component = resources.find(
    (resource) => resource.type === `istio-constructs:${type}` && resource.name === 'it',
  )!;
  return { component, children: resources.filter(({ parent }) => parent === component.urn), resources };
}

const isSame = (values: readonly unknown[]): unknown =>
  new Set(values.map((value) => JSON.stringify(value))).size === 1 ? values[0] : values;
const withoutProvider = ({ options }: Registered) =>
  Object.fromEntries(Object.entries(options).filter(([key]) => key !== 'providers'));
const thingUrn = (name: string) => `urn:pulumi:dev::shop::test:index:Thing::${name}`;

describe.each(Object.entries(COMPONENTS))('%s', (title, { type, make, children: count, former }) => {
  const isMesh = type === 'index:ServiceMesh';
  const parenturn = `urn:pulumi:dev::shop::istio-constructs:${type}::it`;
  const own = former === undefined ? {} : { aliases: [{ type: former, parenturn }] };

  test('without options has none', async () => {
    const { component, children } = await found(() => make({}), type);
    expect(children).toHaveLength(count);
    expect({ options: component.options, dependsOn: component.dependsOn }).toEqual({ options: {}, dependsOn: [] });
    for (const child of children)
      expect({ name: child.name, options: child.options }).toEqual({ name: child.name, options: own });
  });

  test.each([
    ['provider', (): Options => ({ provider: new Provider() })],
    ['providers, a list', (): Options => ({ providers: [new Provider('other', 'aws'), new Provider()] })],
    [
      'providers, a map',
      (): Options => ({ providers: { kubernetes: new Provider(), aws: new Provider('other', 'aws') } }),
    ],
    ['the provider of its parent', (): Options => ({ parent: new Platform('platform', { provider: new Provider() }) })],
  ])('%s reaches every resource', async (_, options) => {
    const { children } = await found(() => make(options()), type);
    expect(children).toHaveLength(count);
    expect(isSame(children.map(({ provider }) => provider.replace(/::[^:]*$/, '')))).toBe(
      'urn:pulumi:dev::shop::pulumi:providers:kubernetes::cluster',
    );
  });

  test('a provider of another package reaches none', async () => {
    const { children } = await found(() => make({ provider: new Provider('other', 'aws') }), type);
    expect(isSame(children.map(({ provider }) => provider))).toBe('');
  });

  test('protect reaches every resource', async () => {
    const { component, children } = await found(() => make({ protect: true }), type);
    expect([component, ...children].every(({ options }) => options.protect === true)).toBe(true);
  });

  test('retainOnDelete reaches every resource', async () => {
    const { children } = await found(() => make({ retainOnDelete: true }), type);
    expect(isSame(children.map(({ options }) => options))).toEqual({ ...own, retainOnDelete: true });
  });

  test('retainOnDelete: false is left to the engine, which hands it down', async () => {
    const { component, children } = await found(() => make({ retainOnDelete: false }), type);
    expect(component.options).toEqual({ retainOnDelete: false });
    for (const child of children)
      expect({ name: child.name, options: child.options }).toEqual({ name: child.name, options: own });
  });

  test('customTimeouts reach every resource, each of them', async () => {
    const { children } = await found(
      () => make({ customTimeouts: { create: '20m', update: '21m', delete: '22m' } }),
      type,
    );
    expect(isSame(children.map(({ options }) => options.customTimeouts))).toEqual({
      create: '20m',
      update: '21m',
      delete: '22m',
      read: '',
    });
  });

  test('version and pluginDownloadURL reach every resource', async () => {
    const { children } = await found(
      () => make({ version: '4.25.0', pluginDownloadURL: 'https://plugins.example' }),
      type,
    );
    expect(
      isSame(children.map(({ version, options: { pluginDownloadURL } }) => ({ version, pluginDownloadURL }))),
    ).toEqual({ version: '4.25.0', pluginDownloadURL: 'https://plugins.example' });
  });

  test("deletedWith, transforms and aliases are the component's, and the engine hands them down", async () => {
    const { component, children } = await found(() => {
      withTransforms();
      return make({
        deletedWith: new Thing('cluster'),
        transforms: [(args) => ({ props: args.props, opts: args.opts })],
        aliases: [{ name: 'former' }, { parent: pulumi.rootStackResource }],
      });
    }, type);
    expect(component.options).toEqual({
      deletedWith: thingUrn('cluster'),
      transforms: 1,
      aliases: [{ name: 'former' }, { noparent: true }],
    });
    for (const child of children)
      expect({ name: child.name, options: child.options }).toEqual({ name: child.name, options: own });
  });

  test('where the engine knows no structured aliases, the SDK gives every resource its former URN', async () => {
    const { children } = await found(() => {
      withoutStructuredAliases();
      make({ aliases: [{ name: 'former' }] });
    }, type);
    expect(children).toHaveLength(count);
    for (const { urn, options } of children) {
      // The name of the component is the first part of the names of its resources.
      const renamed = urn.replace(/::it([^:]*)$/, '::former$1');
      const asFormer = (now: string): string => now.replace(/kubernetes:[^$]*?(?=::)/, former ?? '');
      expect(options.aliases).toEqual(former === undefined ? [renamed] : [asFormer(urn), renamed, asFormer(renamed)]);
      expect(options.aliases).not.toEqual([urn]);
    }
  });

  test('ignoreChanges, replaceOnChanges, additionalSecretOutputs fit no component: no resource has them', async () => {
    const { children } = await found(
      () => make({ ignoreChanges: ['spec'], replaceOnChanges: ['spec'] } as Options),
      type,
    );
    for (const child of children) expect(withoutProvider(child)).toEqual(own);
  });

  test('transformations see and change every resource', async () => {
    const seen: string[] = [];
    const { children } = await found(
      () =>
        make({
          transformations: [
            ({ type: token, name, props, opts }) => {
              if (!token.startsWith('kubernetes:')) return undefined;
              seen.push(name);
              const { metadata } = props as { metadata: { labels?: object } };
              return {
                props: { ...props, metadata: { ...metadata, labels: { ...metadata.labels, team: 'mesh' } } },
                opts: { ...opts, ignoreChanges: ['metadata.annotations'] },
              };
            },
          ],
        }),
      type,
    );
    expect(seen.sort()).toEqual(children.map(({ name }) => name).sort());
    for (const { inputs, options } of children) {
      expect((inputs.metadata as { labels: Record<string, string> }).labels.team).toBe('mesh');
      expect(options.ignoreChanges).toEqual(['metadata.annotations']);
    }
  });

  test('stands below its parent, and its resources below it', async () => {
    const { component, children } = await found(() => make({ parent: new Platform('platform') }), type);
    expect(component.parent).toBe('urn:pulumi:dev::shop::acme:index:Platform::platform');
    expect(component.urn).toBe(`urn:pulumi:dev::shop::acme:index:Platform$istio-constructs:${type}::it`);
    expect(children).toHaveLength(count);
  });

  test.each<readonly [string, () => Options['dependsOn'], readonly string[]]>([
    ['a resource', () => new Thing('a'), ['a']],
    ['resources', () => [new Thing('a'), new Thing('b')], ['a', 'b']],
    ['an Output of a resource', () => pulumi.output('x').apply(() => new Thing('a')) as never, ['a']],
    [
      'an Output of resources',
      () => {
        const [a, b] = [new Thing('a'), new Thing('b')];
        return pulumi.output(Promise.resolve(1)).apply(() => [a, b]) as never;
      },
      ['a', 'b'],
    ],
    ['a Promise of a resource', () => Promise.resolve(new Thing('a')), ['a']],
    ['a Promise of resources', () => Promise.resolve([new Thing('a'), new Thing('b')]), ['a', 'b']],
    [
      'resources, Outputs and Promises in one list',
      () => {
        const b = new Thing('b');
        return [new Thing('a'), pulumi.output(1).apply(() => b) as never, Promise.resolve(new Thing('c'))];
      },
      ['a', 'b', 'c'],
    ],
    [
      'a component, that is its resources',
      () => {
        const platform = new Platform('platform');
        for (const name of ['a', 'b']) new Thing(name, { parent: platform });
        return platform;
      },
      ['a', 'b'],
    ],
  ])('waits for %s', async (_, dependsOn, names) => {
    const { component, children } = await found(() => make({ dependsOn: dependsOn() }), type);
    const wait = (resource: Registered) =>
      resource.dependsOn
        .filter((urn) => urn.includes('test:index:Thing'))
        .map((urn) => urn.split('::').at(-1))
        .sort();
    expect(wait(component)).toEqual(names);
    // What comes in later phases waits by way of the first.
    const first = isMesh
      ? children.filter(({ dependsOn: urns }) => urns.some((urn) => urn.includes('test:index:Thing')))
      : children;
    expect(first.length).toBeGreaterThan(0);
    expect(isSame(first.map(wait))).toEqual(names);
    if (title === 'a mesh') expect(first).toHaveLength(14);
  });
});

test('definitions are kept when everything else is deleted, and wait for what the mesh waits for', async () => {
  const { component, children } = await found(
    () => new ServiceMesh('it', { profile: 'minimal' }, { retainOnDelete: false, dependsOn: new Thing('a') }),
    'index:ServiceMesh',
  );
  expect(component.options).toEqual({ retainOnDelete: false });
  const [definitions, others] = [true, false].map((is) =>
    children.filter(({ type }) => type.endsWith(':CustomResourceDefinition') === is),
  );
  expect([definitions.length, others.length]).toEqual([15, 20]);
  expect(isSame(definitions.map(({ options, dependsOn }) => ({ options, dependsOn })))).toEqual({
    options: { retainOnDelete: true },
    dependsOn: [thingUrn('a')],
  });
  expect(isSame(others.map(({ options }) => options))).toEqual({});
  expect(others.some(({ dependsOn }) => dependsOn.includes(thingUrn('a')))).toBe(false);
});

describe('former ids of nodes', () => {
  const former = FORMER_IDS as Record<string, readonly string[]>;
  afterEach(() => {
    for (const id of Object.keys(former)) delete former[id];
  });

  test('there is none yet', () => {
    expect(FORMER_IDS).toEqual({});
  });

  test('a resource that was called otherwise is found by its former names, below the component', async () => {
    former['istiod/deployment'] = ['pilot/deployment', 'discovery/deployment'];
    const { component, children } = await found(() => new ServiceMesh('it', quiet), 'index:ServiceMesh');
    const aliases = new Map(children.map(({ name, options }) => [name, options.aliases]));
    expect(aliases.get('it-istiod/deployment')).toEqual([
      { name: 'it-pilot/deployment', parenturn: component.urn },
      { name: 'it-discovery/deployment', parenturn: component.urn },
    ]);
    expect([...aliases.values()].filter(Boolean)).toHaveLength(1);
  });

  test('and when the component was called otherwise, too, by both', async () => {
    former['istiod/deployment'] = ['pilot/deployment'];
    const { children } = await found(() => {
      withoutStructuredAliases();
      new ServiceMesh('it', quiet, { aliases: [{ name: 'former' }] });
    }, 'index:ServiceMesh');
    const prefix = 'urn:pulumi:dev::shop::istio-constructs:index:ServiceMesh$kubernetes:apps/v1:Deployment::';
    expect(children.find(({ name }) => name === 'it-istiod/deployment')?.options.aliases).toEqual([
      `${prefix}it-pilot/deployment`,
      `${prefix}former-istiod/deployment`,
      `${prefix}former-pilot/deployment`,
    ]);
  });
});
