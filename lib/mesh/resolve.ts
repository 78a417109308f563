import { walk } from '../schema/walker';
import { suggest, throwIfAny, type ChartName, type Problem, type ResolvedComponent, type ResolvedMesh } from '../model';
import type { CrdProps, MeshProps } from '../props';
import { PROFILE_COMPONENTS, type ProfileComponents } from '../releases/profiles';
import { RELEASES, findRelease, type Release } from '../releases';
import { aboveValueSets } from './charts/merge-values';
import { contradictions, merged } from './checks/contradictions';
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
import { enabledComponents, type Enabled } from './enabled';
import { gatewayComponent, gatewayValues, planGateway } from './gateways/component';
import { resolveNamespaces } from './namespaces';
import { crdManifests } from './charts/prebuilt';
import { Mesh } from '../props/mesh';
import { RELEASE_NAMES } from './charts/render-chart';
import { sorted } from '../model/sorted';
import { baseValues, impliedValidation, installsCrds } from './values/base';
import { istiodValues } from './values/istiod';
import { cniValues, impliedCniValues, ztunnelValues } from './values/node-agents';
import { options, type Values } from './values/sparse';

const DEFAULT_NAMESPACE = 'istio-system';

/** What becomes of the problems that were found. */
export type Judge = (problems: readonly Problem[]) => void;

/**
 * Answers every question that the props leave open.
 *
 * The order of precedence, last wins: release defaults, profile, compatibility version, platform, props, `values`. The first four are
 * laid over one another when a chart is rendered (`mergeChartValues`); what props and `values` set is the user's part there. A setting
 * that props and `values` both have, with different values, is a problem.
 *
 * @param judge gets all problems; by default it throws them. Who gives another one renders with values that are not real yet.
 * @throws MeshProblems with everything that is wrong with the props
 */
export function resolveMesh(given: MeshProps, judge: Judge = throwIfAny): ResolvedMesh {
  const misshapen = walk(Mesh, given).map((problem) => (problem.path === '' ? { ...problem, path: 'props' } : problem));
  // What has a wrong shape is left aside, so that everything else is checked too and all problems come together.
  const props = without(given, misshapen);
  const ordered = sorted(props);
  const release = findRelease(props.version ?? RELEASES[0].minor) as Release;
  const profile = PROFILE_COMPONENTS[props.profile ?? 'default'];
  const namespace = props.namespace ?? DEFAULT_NAMESPACE;
  const enabled = enabledComponents(props);
  const gateways = planGateways(ordered, profile, namespace);
  const parts = componentValues(ordered, enabled);

  const problems = [
    ...misshapen,
    ...nameProblems(props),
    ...imageProblems(props),
    ...validationProblems(props),
    ...pilotProblems(props),
    ...loggingProblems(props),
    ...settingsProblems(props),
    ...componentProblems(props, enabled, release),
    ...meshGatewayProblems(props, gateways),
    ...meshConfigPropProblems(props, release),
    ...valuesPropProblems(props, gateways, release),
    ...valuesContradictions(props, parts),
    ...gateways.flatMap((gateway) =>
      contradictions(`${gateway.path}.values`, gatewayValues(gateway, ordered), (gateway.props.values ?? {}) as Values),
    ),
  ];
  judge(problems);

  const shared = profileSelection(props, profile);
  const components: ResolvedComponent[] = [
    ...(Object.entries(parts) as [CoreChart, Part][]).map(([chart, part]) => ({
      component: chart,
      chart,
      release: ordered.releaseName ?? RELEASE_NAMES[chart],
      namespace: part.namespace ?? namespace,
      valuesPath: `values.${chart}`,
      values: aboveValueSets(
        release,
        chart,
        [part.implied ?? {}, part.fromProps, part.fromValues].reduce(merged, shared),
      ),
    })),
    ...gateways.map((gateway) => gatewayComponent(gateway, ordered, shared)),
  ];
  return {
    version: release.version,
    namespace,
    revision: props.revision || 'default',
    namespaces: resolveNamespaces(props, namespace, components),
    components,
    installCrds: installsCrds(props),
    patches: ordered.patches ?? [],
    given: props as Readonly<Record<string, unknown>>,
    warnings: problems.filter((problem) => problem.severity === 'warning'),
  };
}

/** The props without those that a problem is about. */
function without(props: MeshProps, problems: readonly Problem[]): MeshProps {
  const wrong = new Set(problems.map((problem) => /^[^.[]*/.exec(problem.path)?.[0]));
  return typeof props === 'object' && props !== null
    ? Object.fromEntries(Object.entries(props).filter(([prop]) => !wrong.has(prop)))
    : {};
}

type CoreChart = Extract<ChartName, 'base' | 'istiod' | 'cni' | 'ztunnel'>;

interface Part {
  /** What follows from the platform, and from a cluster that is applied to again. Props and `values` win over it. */
  readonly implied?: Values;
  readonly fromProps: Values;
  readonly fromValues: Values;
  readonly namespace?: string;
}

/** The gateways of the props, or else of the profile, whose gateways are those that istioctl installs. */
function planGateways(props: MeshProps, profile: ProfileComponents, namespace: string): PlannedGateway[] {
  const ofProfile = [{ injection: false }];
  const ingress = props.ingressGateways ?? (profile.ingressGateway ? ofProfile : []);
  const egress = props.egressGateways ?? (profile.egressGateway ? ofProfile : []);
  const eastWest = props.eastWestGateway ? [options(props.eastWestGateway) ?? {}] : [];
  return [
    ...ingress.map((gateway, i) => planGateway(`ingressGateways[${i}]`, 'ingress', gateway, props, namespace)),
    ...egress.map((gateway, i) => planGateway(`egressGateways[${i}]`, 'egress', gateway, props, namespace)),
    ...eastWest.map((gateway) => planGateway('eastWestGateway', 'east-west', gateway, props, namespace)),
  ];
}

/** What the user sets of each core chart, from props and from `values`. */
function componentValues(props: MeshProps, enabled: Enabled): Partial<Record<CoreChart, Part>> {
  const profile = PROFILE_COMPONENTS[props.profile ?? 'default'];
  const fromValues = (chart: CoreChart): Values =>
    withGlobal((props.values?.[chart] ?? {}) as Values, props.values?.global as Values | undefined);
  const agent = (prop: { readonly namespace?: string } | undefined): string | undefined =>
    prop?.namespace ?? profile.nodeAgentNamespace;
  const { cni, ztunnel } = enabled;
  const implied = impliedValidation(props);
  return {
    ...(enabled.base && { base: { implied, fromProps: baseValues(props), fromValues: fromValues('base') } }),
    ...(enabled.pilot && {
      istiod: {
        implied,
        fromProps: istiodValues(props, { cni, ztunnel, ...agentPlaces(props, profile) }),
        fromValues: fromValues('istiod'),
      },
    }),
    ...(cni && {
      cni: {
        implied: impliedCniValues(props),
        fromProps: cniValues(props, enabled),
        fromValues: fromValues('cni'),
        namespace: agent(options(props.cni)),
      },
    }),
    ...(ztunnel && {
      ztunnel: {
        fromProps: ztunnelValues(props),
        fromValues: fromValues('ztunnel'),
        namespace: agent(options(props.ztunnel)),
      },
    }),
  };
}

/** What `values` say otherwise than the props. The shared `global` values are one thing for all charts. */
function valuesContradictions({ values }: MeshProps, parts: Partial<Record<CoreChart, Part>>): Problem[] {
  const found = (Object.entries(parts) as [CoreChart, Part][]).flatMap(([chart, { fromProps }]) => [
    ...contradictions('values.global', (fromProps.global ?? {}) as Values, (values?.global ?? {}) as Values),
    ...contradictions(`values.${chart}`, fromProps, (values?.[chart] ?? {}) as Values),
  ]);
  return found.filter(({ path }, i) => found.findIndex((other) => other.path === path) === i);
}

/** Where istiod finds ztunnel, when that is not in its own namespace under its usual name. */
function agentPlaces(
  props: MeshProps,
  profile: ProfileComponents,
): { ztunnelNamespace?: string; ztunnelName?: string } {
  const ztunnel = options(props.ztunnel);
  return { ztunnelNamespace: ztunnel?.namespace ?? profile.nodeAgentNamespace, ztunnelName: ztunnel?.name };
}

/** The `global` values of all charts, under the chart's own. */
function withGlobal(own: Values, global: Values | undefined): Values {
  return global === undefined ? own : merged({ global }, own);
}

/** By these values the charts choose their value sets. */
export function profileSelection(props: MeshProps, profile: ProfileComponents): Values {
  const platform = props.platform ?? profile.platform;
  return {
    ...(profile.valueSet && { profile: profile.valueSet }),
    ...(props.compatibilityVersion !== undefined && { compatibilityVersion: props.compatibilityVersion }),
    ...(platform && { global: { platform } }),
  };
}

/** What components must agree on. */
function componentProblems(props: MeshProps, enabled: Enabled, release: Release): Problem[] {
  const problems: Problem[] = [];
  if (enabled.ztunnel && !enabled.cni) {
    problems.push(
      error(
        'ztunnel',
        'ztunnel-without-cni',
        props.ztunnel,
        'the CNI agent is what sends the traffic of pods to ztunnel',
        'switch `cni` on too',
      ),
    );
  }
  const profile = props.profile ?? 'default';
  const byProfile = PROFILE_COMPONENTS[profile].platform;
  if (props.platform !== undefined && byProfile !== undefined && props.platform !== byProfile) {
    problems.push(
      error(
        'platform',
        'platform-contradiction',
        props.platform,
        `profile ${profile} is for platform ${byProfile}`,
        'leave out one of them',
      ),
    );
  }
  const crds: CrdProps = typeof props.crds === 'object' ? props.crds : { install: props.crds };
  if (!enabled.base && props.crds !== undefined && crds.install !== false) {
    problems.push(
      error(
        'crds',
        'crds-without-base',
        props.crds,
        '`base` is off, and it is what installs the CustomResourceDefinitions',
        'switch `base` on, or leave out `crds`',
      ),
    );
  }
  const known =
    crds.exclude === undefined ? [] : crdManifests(release.version).map(({ metadata }) => String(metadata.name));
  problems.push(
    ...(crds.exclude ?? []).flatMap((name, i) =>
      known.includes(name)
        ? []
        : [
            error(
              `crds.exclude[${i}]`,
              'unknown-crd',
              name,
              `Istio ${release.minor} has no such CustomResourceDefinition`,
              suggest(name, known) ?? 'write its full name',
            ),
          ],
    ),
  );
  if (props.compatibilityVersion !== undefined && !release.compatibility[props.compatibilityVersion]) {
    problems.push(
      error(
        'compatibilityVersion',
        'unknown-compatibility',
        props.compatibilityVersion,
        `Istio ${release.minor} has no such compatibility version`,
        suggest(props.compatibilityVersion, Object.keys(release.compatibility)) ?? 'leave it out',
      ),
    );
  }
  return problems;
}
