import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as pulumi from '@pulumi/pulumi';
import * as ts from 'typescript';
import { DIFFERENCES, MeshProblems } from '../../lib/pulumi';
import { written } from './clusters/support';
import { decoded, plain, run, type Registered } from './support';

const ROOT = join(__dirname, '../..');
const GUIDE = readFileSync(join(ROOT, 'docs/pulumi-guide.md'), 'utf8');

interface Fence {
  readonly language: string;
  readonly text: string;
  readonly heading: string;
}

/** The snippets, those inside of lists too, with the heading that they stand under. */
const fences: Fence[] = [...GUIDE.matchAll(/^( *)```(.*)\n([\s\S]*?)^ *```$/gm)].map((match) => ({
  language: match[2],
  text: match[3].replaceAll(new RegExp(`^${match[1]}`, 'gm'), ''),
  heading: [...GUIDE.slice(0, match.index).matchAll(/^## (.*)$/gm)].at(-1)?.[1] ?? '',
}));
const programs = fences.filter(({ language }) => language.startsWith('ts'));
const named = (heading: string): Fence =>
  programs.find((program) => program.heading === heading && program.language === 'ts')!;

const KUBECONFIGS = Object.fromEntries(
  ['east', 'west', 'edge'].map((name) => [
    `shop:kubeconfig-${name}`,
    JSON.stringify({
      'current-context': 'c',
      'contexts': [{ name: 'c', context: { cluster: 'c' } }],
      'clusters': [{ name: 'c', cluster: { server: `https://${name}.example` } }],
    }),
  ]),
);

/** Runs a program of the guide under mocks. */
async function execute({ text }: Fence, stackOutputs = {}, more: Parameters<typeof run>[1] = {}) {
  const { outputText } = ts.transpileModule(text, {
    compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022, esModuleInterop: true },
  });
  const thrown: unknown[] = [];
  const done = await run(
    () => {
      pulumi.runtime.setAllConfig({ 'shop:kubeconfig': '{}', 'shop:registry': 'registry.example', ...KUBECONFIGS });
      try {
        new Function('require', 'exports', outputText)(require, {});
      } catch (reason) {
        thrown.push(reason);
      }
    },
    { stackOutputs, ...more },
  );
  return { ...done, thrown };
}

const annotation = (resource: Registered | undefined, key: string) =>
  (plain(resource?.inputs.metadata) as { annotations?: Record<string, string> }).annotations?.[`pulumi.com/${key}`];

test('every program compiles', () => {
  const config = ts.getParsedCommandLineOfConfigFile(
    join(ROOT, 'tsconfig.dev.json'),
    { noEmit: true, noUnusedLocals: false },
    {
      ...ts.sys,
      onUnRecoverableConfigFileDiagnostic: (problem) => {
        throw new Error(String(problem.messageText));
      },
    },
  );
  const files = new Map(programs.map(({ text }, i) => [join(ROOT, `guide-${i}.ts`), text]));
  const host = ts.createCompilerHost(config!.options);
  const { readFile, fileExists, getSourceFile } = host;
  host.readFile = (path) => files.get(path) ?? readFile(path);
  host.fileExists = (path) => files.has(path) || fileExists(path);
  host.getSourceFile = (path, options, ...rest) =>
    files.has(path) ? ts.createSourceFile(path, files.get(path)!, options) : getSourceFile(path, options, ...rest);
  const program = ts.createProgram([...files.keys()], config!.options, host);
  const problems = [...files.keys()].flatMap((path) => {
    const source = program.getSourceFile(path);
    return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)].map(
      ({ messageText, start }) =>
        `${path.slice(ROOT.length + 1)}:${source!.getLineAndCharacterOfPosition(start ?? 0).line + 1} ` +
        `${ts.flattenDiagnosticMessageText(messageText, '\n')}`,
    );
  });
  expect(programs.length).toBeGreaterThanOrEqual(9);
  expect(problems).toEqual([]);
});

test('the programs with a mistake throw what stands below them', async () => {
  const wrong = fences.flatMap((fence, i) => (fence.language === 'ts throws' ? [[fence, fences[i + 1]]] : []));
  expect(wrong).toHaveLength(2);
  for (const [program, told] of wrong) {
    const {
      thrown: [reason],
    } = await execute(program);
    expect(reason).toBeInstanceOf(MeshProblems);
    expect((reason as Error).message).toBe(told.text.trimEnd());
  }
});

test('the first program warns about nothing, and its mesh has the provider', async () => {
  const { objects, warnings, thrown } = await execute(named('The provider'));
  expect({ warnings, thrown }).toEqual({ warnings: [], thrown: [] });
  expect(
    [...objects.values()].filter(({ provider }) => !provider.includes('pulumi:providers:kubernetes::cluster')),
  ).toEqual([]);
  expect(objects.has('mesh-istiod/deployment')).toBe(true);
});

test('several clusters are joined as the guide says', async () => {
  const { objects, warnings, thrown, result } = await execute(named('Several clusters'), {}, { written });
  expect({ warnings, thrown, result }).toEqual({ warnings: [], thrown: [], result: undefined });
  const secret = objects.get('shop-west-multicluster/remote-secret-edge');
  expect(decoded(secret?.inputs).secrets).toEqual(['stringData']);
  expect(objects.get('shop-west-catalog-virtual-service')?.provider).toContain('pulumi:providers:kubernetes::west');
});

test('resources stand for what the guide says', async () => {
  const { objects, thrown } = await execute(named('What policies name'));
  expect(thrown).toEqual([]);
  const spec = (name: string) => (plain(objects.get(name)?.inputs) as { spec: object }).spec;
  expect(spec('public')).toMatchObject({ servers: [{ tls: { credentialName: 'shop-cert' } }] });
  expect(spec('shop')).toMatchObject({
    gateways: ['public'],
    http: [{ route: [{ destination: { host: 'catalog.shop.svc.cluster.local' } }] }],
  });
  expect(spec('callers')).toMatchObject({
    rules: [
      {
        from: [
          {
            source: {
              principals: [
                'cluster.local/ns/istio-system/sa/istio-ingressgateway-service-account',
                'cluster.local/ns/jobs/sa/robot',
              ],
            },
          },
        ],
      },
    ],
  });
  expect(objects.get('shop')?.dependsOn).toContain('urn:pulumi:dev::shop::kubernetes:core/v1:Service::catalog');
});

test('whole intents are where the guide says', async () => {
  const { objects, thrown } = await execute(named('Whole intents'));
  expect(thrown).toEqual([]);
  const ours = [...objects.keys()].filter((name) => !name.includes('/') && !name.startsWith('mesh-egress')).sort();
  expect(ours).toEqual([
    'catalog-callers-authorization-policy-catalog',
    'mesh-deny-all-shop',
    'mesh-mtls',
    'mesh-telemetry-shop',
    'shop',
    'shoppers-authorization-policy',
    'shoppers-request-authentication',
    'web-callers-authorization-policy-web',
    'web-calls-sidecar',
  ]);
});

test('the Outputs are where the guide says', async () => {
  const outputs = {
    registry: 'registry.example',
    trustDomain: 'td.example',
    address: '192.0.2.7',
    timeout: '7s',
    host: 'shop.example',
  };
  const { objects, thrown } = await execute(named('Outputs'), outputs);
  expect(thrown).toEqual([]);
  const body = (name: string) =>
    plain(objects.get(name)?.inputs) as { spec: Record<string, unknown>; data: Record<string, string> };
  expect(body('mesh-istiod/config-map').data.mesh).toMatch(/^trustDomain: td.example$/m);
  expect(JSON.stringify(body('mesh-istiod/deployment'))).toContain('"registry.example/istio/pilot:1.31.4"');
  expect(body('public-public/service').spec.loadBalancerIP).toBe('192.0.2.7');
  expect(body('catalog-virtual-service').spec.http).toEqual([expect.objectContaining({ timeout: '7s' })]);
  expect(body('shop').spec.hosts).toEqual(['shop.example']);
});

test('the transformation reaches istiod and nothing else', async () => {
  const { objects } = await execute(named('Options of components'));
  expect(
    [...objects.values()]
      .filter(({ options }) => options.ignoreChanges)
      .map(({ name, options }) => [name, options.ignoreChanges]),
  ).toEqual([['mesh-istiod/deployment', ['spec.replicas']]]);
});

test('the adopting mesh takes over everything, is protected, and creates no namespace', async () => {
  const { objects, resources } = await execute(named('Adopt a mesh that is running'));
  const all = [...objects.values()];
  expect(all.length).toBeGreaterThan(35);
  expect(all.filter((resource) => annotation(resource, 'patchForce') !== 'true' || !resource.protect)).toEqual([]);
  expect(all.filter(({ type }) => type.endsWith(':Namespace'))).toEqual([]);
  expect(resources.find(({ type }) => type === 'pulumi:providers:kubernetes')?.inputs).toMatchObject({
    enableConfigMapMutable: 'true',
    upsertExistingObjects: 'true',
  });
});

test('two revisions share the base, and the tag is at the first', async () => {
  const { objects } = await execute(named('Upgrade with revisions'));
  const of = (component: string) =>
    [...objects.keys()]
      .filter((name) => name.startsWith(`${component}-`))
      .map((name) => name.slice(component.length + 1));
  expect(
    of('base')
      .filter((id) => !id.includes('crd-'))
      .sort(),
  ).toEqual(['base/service-account-reader', 'base/validating-webhook', 'namespaces/istio-system']);
  expect(of('base').filter((id) => id.includes('crd-'))).toHaveLength(15);
  expect(of('blue').sort()).toEqual(of('green').sort());
  expect(of('blue').filter((id) => id.startsWith('base/') || id.startsWith('namespaces/'))).toEqual([]);
  expect(of('prod')).toHaveLength(2);
  expect(objects.get('blue-istiod/service-account')?.dependsOn.map((urn) => urn.split('::').at(-1))).toEqual(
    expect.arrayContaining(['base-base/validating-webhook']),
  );
  // No istiod of its own completes the webhook of the base, so nobody waits for it.
  expect(annotation(objects.get('base-base/validating-webhook'), 'waitFor')).toBeUndefined();
});

test('the table of differences has them all', () => {
  const table = GUIDE.slice(GUIDE.indexOf('## What differs from cdk8s'), GUIDE.indexOf('## Limits'));
  const told: Record<string, RegExp> = {
    'wait-for-crds': /waitFor.*definitions;/,
    'retain-crds': /retainOnDelete/,
    'wait-for-ca-bundle': /waitFor.*webhooks that istiod completes/,
    'webhooks-after-istiod': /webhooks come after istiod/,
    'skip-internal-services': /skipAwait.*Services that are no load balancers/,
    'skip-load-balancers': /skipAwait.*awaitLoadBalancer: false/,
    'adopt-existing': /patchForce/,
  };
  expect(Object.keys(told).sort()).toEqual(DIFFERENCES.map(({ name }) => name).sort());
  for (const text of Object.values(told)) expect(table).toMatch(text);
});

test('links lead to headings and files', () => {
  const links = [...GUIDE.matchAll(/\]\(([^)]+)\)/g)]
    .map((match) => match[1])
    .filter((link) => !link.startsWith('http'));
  const slug = (heading: string) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\w\- ]/g, '')
      .replaceAll(' ', '-');
  const headings = (text: string) => [...text.matchAll(/^#+ (.*)$/gm)].map((match) => slug(match[1]));
  expect(links.length).toBeGreaterThan(4);
  for (const link of links) {
    const [file, anchor] = link.split('#');
    const text = file === '' ? GUIDE : readFileSync(join(ROOT, 'docs', file), 'utf8');
    if (anchor) expect(headings(text)).toContain(anchor);
  }
});
