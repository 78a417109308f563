import { among, clausesOf, lawOfAll, parts, unknownNames } from './law';
import { MESH } from './mesh';
import { takeRejections } from './seen';

beforeAll(takeRejections);

/** One known value for each prop beside the empty ones; unknown and secret in turn. */
const OPTIONS = { values: 2, known: 1, refused: 1, both: false };

/** Names of values in each of some charts. */
const inEach = (charts: readonly string[], names: readonly string[]): string[] =>
  charts.flatMap((chart) => names.map((name) => `mesh ${chart}.${name}`));

/** Where `meshConfig` is the prop that has it, or a value of the chart. */
const OF_MESH_CONFIG = [
  // Istio no longer has the tracer, or has not had the field yet.
  'defaultConfig.tracing.lightstep.accessToken',
  'defaultConfig.tracing.stackdriver.debug',
  'defaultConfig.tracing.stackdriver.maxNumberOfAnnotations',
  'defaultConfig.tracing.stackdriver.maxNumberOfAttributes',
  'defaultConfig.tracing.stackdriver.maxNumberOfMessageEvents',
  // A provider with nothing but its name.
  'extensionProviders[0].name',
  'meshMTLS.ecdhCurves[0]',
];

describe('up(core(Output(v))) is core(v) for each field of the mesh config', () => {
  const all = clausesOf([MESH], (path) => /^mesh(Config|Networks)/.test(path));
  const noLegal = inEach(['meshConfig'], OF_MESH_CONFIG);

  test.each(parts(all, 70))('%s', async (title, part) => {
    const found = await lawOfAll(`mesh config, ${title}`, part, OPTIONS);
    expect(found.wrong).toEqual([]);
    expect(found.noLegal.sort()).toEqual(among(found, noLegal));
    expect([found.late, found.structural]).toEqual([[], []]);
  });

  test('all are tried', () => {
    expect(all.length).toBeGreaterThan(390);
    expect(unknownNames(all, noLegal)).toEqual([]);
  });
});

/**
 * All gateways have the values of one chart, so those of an ingress gateway stand for them; and the mesh config is
 * tried by its own prop.
 */
const isValue = (path: string): boolean =>
  /^values\.|^ingressGateways\[0\]\.values/.test(path) && !path.startsWith('values.istiod.meshConfig');

const TRACER = ['debug', 'maxNumberOfAnnotations', 'maxNumberOfAttributes', 'maxNumberOfMessageEvents'].map(
  (field) => `global.tracer.stackdriver.${field}`,
);
const GATEWAY = [
  'autoscaling.enabled',
  'global.networkPolicy.enabled',
  'kind',
  'rbac.enabled',
  'serviceAccount.create',
  'serviceAccount.name',
];
const ISTIOD = [
  'global.configValidation',
  'global.enableReaderRBAC',
  'global.istioNamespace',
  'global.networkPolicy.enabled',
  'global.omitSidecarInjectorConfigMap',
  'global.operatorManageWebhooks',
  'global.resourceScope',
];

const NO_LEGAL = [
  // The props say it, or it is no single value in this release.
  ...inEach(['ingressGateways[0].values'], ['imagePullSecrets[0]', 'name', 'ownerName']),
  ...inEach(['values.gateway'], ['imagePullSecrets[0]', 'ownerName']),
  // The pods of the chart need an object with a name.
  ...inEach(['ingressGateways[0].values', 'values.gateway'], ['global.imagePullSecrets[0]']),
  ...inEach(['values.ztunnel'], ['meshConfig.free', 'resourceScope']),
  ...inEach(
    ['values.global'],
    TRACER.map((name) => name.replace('global.', '')),
  ),
  ...inEach(['values.istiod'], TRACER),
];
/** By comparison: these add, drop or rename objects, and are refused before anything is registered. */
const STRUCTURAL = [
  ...inEach(['ingressGateways[0].values', 'values.gateway'], GATEWAY),
  ...inEach(
    ['values.global'],
    ISTIOD.map((name) => name.replace('global.', '')),
  ),
  ...inEach(
    ['values.base'],
    ['experimental.stableValidationPolicy', 'global.enableReaderRBAC', 'global.istioNamespace', 'global.resourceScope'],
  ),
  ...inEach(
    ['values.istiod'],
    [
      ...ISTIOD,
      'autoscaleEnabled',
      'autoscaleMin',
      'configMap',
      'experimental.stableValidationPolicy',
      'istiodRemote.enabled',
      'revision',
      'revisionTags[0]',
    ],
  ),
  ...inEach(
    ['values.cni'],
    [
      'ambient.enabled',
      'global.networkPolicy.enabled',
      'global.resourceScope',
      'repair.enabled',
      'resourceQuotas.enabled',
    ],
  ),
  ...inEach(
    ['values.ztunnel'],
    ['global.networkPolicy.enabled', 'global.resourceScope', 'resourceName', 'resourceQuotas.enabled'],
  ),
];
/**
 * An empty value drops or adds an object, which other values do not: a webhook, an account, a ConfigMap, an autoscaler.
 */
const LATE = [
  'mesh values.base.defaultRevision = ""',
  'mesh values.base.global.readerServiceAccount.name = ""',
  'mesh values.istiod.autoscaleMax = 0',
  'mesh values.istiod.jwksResolverExtraRootCA = ""',
];

describe('up(core(Output(v))) is core(v) for each value of each chart, if the objects stay the same', () => {
  const all = clausesOf([MESH], isValue);

  test.each(parts(all, 90))('%s', async (title, part) => {
    const found = await lawOfAll(`values, ${title}`, part, OPTIONS);
    expect(found.wrong).toEqual([]);
    expect(found.noLegal.sort()).toEqual(among(found, NO_LEGAL));
    expect(found.structural.sort()).toEqual(among(found, STRUCTURAL));
    expect(found.late.sort()).toEqual(among(found, LATE));
  });

  test('all are tried', () => {
    expect(all.length).toBeGreaterThan(1000);
    expect(unknownNames(all, [...NO_LEGAL, ...STRUCTURAL, ...LATE])).toEqual([]);
  });
});
