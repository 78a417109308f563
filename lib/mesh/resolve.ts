import { walk } from '../schema/walker';
import {
  overlay,
  suggest,
  throwIfAny,
  withPlainAddresses,
  type Problem,
  type ResolvedComponent,
  type ResolvedMesh,
} from '../model';
import type { MeshProps } from '../props';
import type { MeshSettings } from '../props/settings';
import { PROFILE_COMPONENTS, type ProfileComponents } from '../releases/profiles';
import { DEFAULT_RELEASE, findRelease, type Release } from '../releases';
import { installsCrds } from '../components/base/from-props';
import type { Values } from '../components/shared/values/prop-values';
import { meshAddons } from './addons';
import { MESH_CHARTS, type MeshChart } from './charts/charts';
import { aboveValueSets } from './charts/merge-values';
import { contradictions } from './checks/contradictions';
import { meshGatewayProblems } from './checks/gateways';
import { imageProblems } from './checks/images';
import { meshConfigPropProblems } from './checks/mesh-config';
import { error, nameProblems } from './checks/names';
import { loggingProblems } from './checks/logging';
import { pilotProblems } from './checks/scaling';
import { settingsProblems } from './checks/settings';
import { validationProblems } from './checks/validation';
import { valuesPropProblems } from './checks/values';
import type { PlannedGateway } from './gateways/plan';
import { gatewayComponent, gatewayValues, planGateway } from './gateways/component';
import { previewProblems } from './checks/preview';
import { resolveNamespaces } from './namespaces';
import { crdManifests } from './charts/prebuilt';
import { Mesh } from '../props/mesh';
import { sorted } from '../model/sorted';
import { meshSettings } from './settings';
import { meshTelemetry, withProviders } from './telemetry';

/** Namespace of a mesh that names none. */
export const DEFAULT_NAMESPACE = 'istio-system';

/** Handler of the problems that were found: throws, or collects them. */
export type ProblemHandler = (problems: readonly Problem[]) => void;

/**
 * Resolves every setting that the props leave to defaults.
 *
 * The order of precedence, last wins: release defaults, profile, compatibility version, platform, props, `values`. The
 * first four are merged when a chart is rendered (`mergeChartValues`); props and `values` are the user's part there. A
 * setting that props and `values` both have, with different values, is a problem.
 *
 * @param report gets all problems; by default it throws them. A handler that does not throw renders props whose values
 * are still placeholders.
 * @param mixed release that has the facts and defaults of two, to find out what each of them changes. @default - that
 * of the props
 * @throws MeshProblems with everything that is wrong with the props
 */
export function resolveMesh(asGiven: MeshProps, report: ProblemHandler = throwIfAny, mixed?: Release): ResolvedMesh {
  const given = withPlainAddresses(asGiven);
  const misshapen = walk(Mesh, given).map((problem) => (problem.path === '' ? { ...problem, path: 'props' } : problem));
  // What has a wrong shape is left aside, so that everything else is checked too and all problems come together.
  const props = without(given, misshapen);
  const plan = planMesh(props, mixed);
  const { settings, ordered, release, gateways, parts, addons, telemetry } = plan;
  const problems = [
    ...misshapen,
    ...addons.problems,
    ...telemetry.problems,
    ...previewProblems(release),
    ...nameProblems(settings),
    ...imageProblems(props),
    ...validationProblems(props),
    ...pilotProblems(settings),
    ...loggingProblems(settings),
    ...settingsProblems(settings),
    ...componentProblems(props, settings, release),
    ...meshGatewayProblems(settings, gateways),
    ...meshConfigPropProblems(props, release),
    ...valuesPropProblems(props, gateways, release),
    ...valuesContradictions(props, parts),
    ...gateways.flatMap((gateway) =>
      contradictions(`${gateway.path}.values`, gatewayValues(gateway, ordered), (gateway.props.values ?? {}) as Values),
    ),
  ];
  report(problems);
  return { ...plannedMesh(plan), warnings: problems.filter((problem) => problem.severity === 'warning') };
}

/** Resolves props that were found to be right before, or differ from such in one setting: nothing is checked again. */
export const resolveChecked = (props: MeshProps): ResolvedMesh => ({
  ...plannedMesh(planMesh(withPlainAddresses(props))),
  warnings: [],
});

type Plan = ReturnType<typeof planMesh>;

/** Returns the settings of each part of a mesh. */
function planMesh(props: MeshProps, mixed?: Release) {
  const profile = PROFILE_COMPONENTS[props.profile ?? 'default'];
  const settings = meshSettings(props, profile);
  const ordered = sorted(settings);
  const release = mixed ?? (findRelease(props.version ?? DEFAULT_RELEASE.version) as Release);
  const namespace = props.namespace ?? DEFAULT_NAMESPACE;
  const gateways = planGateways(ordered, profile, namespace);
  const parts = componentValues(ordered, profile);
  const addons = meshAddons(ordered, release, namespace, parts);
  const telemetry = meshTelemetry(ordered, addons.addons);
  return { props, profile, settings, ordered, release, namespace, gateways, parts, addons, telemetry };
}

/** Returns the whole input of rendering, without the warnings. */
function plannedMesh(plan: Plan): Omit<ResolvedMesh, 'warnings'> {
  const { props, profile, settings, ordered, release, namespace, gateways, parts, addons, telemetry } = plan;
  const shared = profileSelection(props, profile);
  const components: ResolvedComponent[] = [
    ...parts.map(({ chart: { name, release: releaseName }, ...part }) => ({
      component: name,
      chart: name,
      release: ordered.releaseName ?? releaseName,
      namespace: part.namespace ?? namespace,
      valuesPath: `values.${name}`,
      values: aboveValueSets(release, name, [part.implied, part.fromProps, part.fromValues].reduce(overlay, shared)),
    })),
    ...gateways.map((gateway) => gatewayComponent(gateway, ordered, shared)),
  ];
  return {
    version: release.version,
    namespace,
    revision: props.revision || 'default',
    namespaces: resolveNamespaces(props, namespace, components, addons.addons?.list),
    components: withProviders(components, telemetry.telemetry, release),
    ...(addons.addons && { addons: addons.addons }),
    ...(telemetry.telemetry && { telemetry: telemetry.telemetry }),
    installCrds: installsCrds(settings),
    patches: ordered.patches ?? [],
    given: props as Readonly<Record<string, unknown>>,
  };
}

/** Returns the props without those that have a problem. */
function without(props: MeshProps, problems: readonly Problem[]): MeshProps {
  const wrong = new Set(problems.map((problem) => /^[^.[]*/.exec(problem.path)?.[0]));
  return typeof props === 'object' && props !== null
    ? Object.fromEntries(Object.entries(props).filter(([prop]) => !wrong.has(prop)))
    : {};
}

/** Component that is on, with its values. */
interface Part {
  readonly chart: MeshChart;
  /**
   * Values that follow from the platform, and from a cluster that is applied to again. Props and `values` win over
   * them.
   */
  readonly implied: Values;
  readonly fromProps: Values;
  readonly fromValues: Values;
  readonly namespace?: string;
}

/** Returns the gateways of the props, or else of the profile, which installs those that istioctl installs. */
function planGateways(props: MeshSettings, profile: ProfileComponents, namespace: string): PlannedGateway[] {
  const ofProfile = [{ injection: false }];
  const ingress = props.ingressGateways ?? (profile.ingressGateway ? ofProfile : []);
  const egress = props.egressGateways ?? (profile.egressGateway ? ofProfile : []);
  const eastWest = props.eastWestGateway ? [props.eastWestGateway] : [];
  return [
    ...ingress.map((gateway, i) => planGateway(`ingressGateways[${i}]`, 'ingress', gateway, props, namespace)),
    ...egress.map((gateway, i) => planGateway(`egressGateways[${i}]`, 'egress', gateway, props, namespace)),
    ...eastWest.map((gateway) => planGateway('eastWestGateway', 'east-west', gateway, props, namespace)),
  ];
}

/** Returns the components that are on, with the values that props and `values` set for each. */
function componentValues(mesh: MeshSettings, profile: ProfileComponents): Part[] {
  const { values: given = {} } = mesh as { readonly values?: Readonly<Record<string, Values | undefined>> };
  return MESH_CHARTS.flatMap((chart) => {
    const { prop, isNodeAgent, values, implied } = chart.mesh;
    const settings = mesh[prop];
    if (settings === undefined || settings === false) return [];
    const { namespace } = settings as { readonly namespace?: string };
    return [
      {
        chart,
        implied: implied?.(mesh) ?? {},
        fromProps: values(mesh, profile),
        fromValues: withGlobal(given[chart.name] ?? {}, given.global),
        namespace: namespace ?? (isNodeAgent ? profile.nodeAgentNamespace : undefined),
      },
    ];
  });
}

/**
 * Reports settings of `values` that contradict the props. The shared `global` values are compared once for all charts.
 */
function valuesContradictions({ values }: MeshProps, parts: readonly Part[]): Problem[] {
  const given = (key: string): Values => (values as Readonly<Record<string, Values>> | undefined)?.[key] ?? {};
  const found = parts.flatMap(({ chart: { name }, fromProps }) => [
    ...contradictions('values.global', (fromProps.global ?? {}) as Values, given('global')),
    ...contradictions(`values.${name}`, fromProps, given(name)),
  ]);
  return found.filter(({ path }, i) => found.findIndex((other) => other.path === path) === i);
}

/** Returns the values of a chart with the `global` values of all charts beneath. */
function withGlobal(own: Values, global: Values | undefined): Values {
  return global === undefined ? own : overlay({ global }, own);
}

/** Returns the values by which the charts choose their value sets. */
export function profileSelection(props: MeshProps | MeshSettings, profile: ProfileComponents): Values {
  const platform = props.platform ?? profile.platform;
  return {
    ...(profile.valueSet && { profile: profile.valueSet }),
    ...(props.compatibilityVersion !== undefined && { compatibilityVersion: props.compatibilityVersion }),
    ...(platform && { global: { platform } }),
  };
}

/** Validates settings that several components must agree on. */
const componentProblems = (props: MeshProps, settings: MeshSettings, release: Release): Problem[] => [
  ...ztunnelProblems(props, settings),
  ...platformProblems(props),
  ...crdProblems(props, settings),
  ...excludedCrdProblems(settings, release),
  ...compatibilityProblems(props, release),
];

function ztunnelProblems(props: MeshProps, { ztunnel, cni }: MeshSettings): Problem[] {
  if (!ztunnel || cni) return [];
  const message = 'the CNI agent is what sends the traffic of pods to ztunnel';
  return [error('ztunnel', 'ztunnel-without-cni', props.ztunnel, message, 'switch `cni` on too')];
}

function platformProblems({ platform, profile = 'default' }: MeshProps): Problem[] {
  const byProfile = PROFILE_COMPONENTS[profile].platform;
  if (platform === undefined || byProfile === undefined || platform === byProfile) return [];
  const message = `profile ${profile} is for platform ${byProfile}`;
  return [error('platform', 'platform-contradiction', platform, message, 'leave out one of them')];
}

function crdProblems(props: MeshProps, { base, crds = {} }: MeshSettings): Problem[] {
  if (base || props.crds === undefined || crds.install === false) return [];
  const message = '`base` is off, and it is what installs the CustomResourceDefinitions';
  return [error('crds', 'crds-without-base', props.crds, message, 'switch `base` on, or leave out `crds`')];
}

function excludedCrdProblems({ crds: { exclude } = {} }: MeshSettings, release: Release): Problem[] {
  if (exclude === undefined) return [];
  const known = crdManifests(release.version).map(({ metadata }) => String(metadata.name));
  const message = `Istio ${release.minor} has no such CustomResourceDefinition`;
  return exclude.flatMap((name, i) =>
    known.includes(name)
      ? []
      : [error(`crds.exclude[${i}]`, 'unknown-crd', name, message, suggest(name, known) ?? 'write its full name')],
  );
}

function compatibilityProblems({ compatibilityVersion: version }: MeshProps, release: Release): Problem[] {
  if (version === undefined || release.compatibility[version]) return [];
  const message = `Istio ${release.minor} has no such compatibility version`;
  const fix = suggest(version, Object.keys(release.compatibility)) ?? 'leave it out';
  return [error('compatibilityVersion', 'unknown-compatibility', version, message, fix)];
}
