import { isRecord, overlay, type ChartName } from '../../model';
import { DEFAULT_RELEASE, RELEASES, type Release } from '../../releases';
import { PROFILES, type Profile } from '../../releases/names';
import { PROFILE_COMPONENTS, type ProfileComponents } from '../../releases/profiles';
import { charts as CHART_ROWS } from '../../mesh/charts/charts';
import { at, type Tree } from '../tree';
import { gatewayKey, isGatewayChart, isWrittenOut, type ImportedChart } from './chart';
import type { OwnValues } from './own-values';

/** Chart with the values that it reads. */
export interface ReadChart extends ImportedChart {
  readonly own: OwnValues;
}

type Core = 'base' | 'istiod' | 'cni' | 'ztunnel';
const CORE: readonly Core[] = ['base', 'istiod', 'cni', 'ztunnel'];
const SWITCH = { base: 'base', istiod: 'pilot', cni: 'cni', ztunnel: 'ztunnel' } as const;

/** Returns props for the installed components and their namespaces, with all settings as Helm values. */
export function skeleton(charts: readonly ReadChart[], named: unknown, release: Release): Tree {
  const has = (chart: ChartName): boolean => charts.some((other) => other.chart === chart);
  const value = (...path: string[]): unknown => charts.map(({ values }) => at(values, path)).find(Boolean);
  const namespace = namespaceOf(charts);
  const profile = nearestProfile(named, has, {
    valueSet: value('profile'),
    platform: value('global', 'platform') ?? value('platform'),
    agentNamespace: charts.find(({ chart }) => chart === 'cni')?.namespace,
    namespace,
  });
  const usual = PROFILE_COMPONENTS[profile];
  const isOn = (chart: Core): boolean => has(chart) || (chart === 'cni' && has('ztunnel'));
  const switches = CORE.filter((chart) => isOn(chart) !== usual[SWITCH[chart]]).map((chart) => [
    SWITCH[chart],
    isOn(chart),
  ]);
  const agentPlaces = (['cni', 'ztunnel'] as const).flatMap((agent) => {
    const place = charts.find(({ chart }) => chart === agent)?.namespace;
    return place !== undefined && place !== (usual.nodeAgentNamespace ?? namespace)
      ? [[agent, { namespace: place }]]
      : [];
  });
  const setsAmbient =
    usual.valueSet === 'ambient' || value('ambient', 'enabled') === true || value('cni', 'ambient', 'enabled') === true;
  // The mesh switches the agent's ambient mode on where there is a ztunnel; the charts do not.
  const isPlainAgent = has('cni') && has('ztunnel') && !setsAmbient;
  const gateways = charts.filter(({ chart }) => isGatewayChart(chart));
  return {
    ...(release.version !== DEFAULT_RELEASE.version && { version: shortest(release.version) }),
    ...(profile !== 'default' && { profile }),
    ...(namespace !== 'istio-system' && { namespace }),
    ...releaseName(charts),
    ...texts('compatibilityVersion', value('compatibilityVersion')),
    ...overlay(Object.fromEntries([...switches, ...agentPlaces]), isPlainAgent ? { cni: { ambient: false } } : {}),
    ingressGateways: gateways
      .filter(({ chart }) => chart !== 'istio-egress')
      .map((chart) => gatewayProps(chart, namespace)),
    egressGateways: gateways
      .filter(({ chart }) => chart === 'istio-egress')
      .map((chart) => gatewayProps(chart, namespace)),
    ...meshConfig(charts),
    values: coreValues(charts),
  };
}

/** Returns a version as a program would write it: the minor where that stands for the exact release. */
const shortest = (version: string): string => RELEASES.find((known) => known.version === version)?.minor ?? version;

const texts = (prop: string, value: unknown): Tree =>
  value === undefined || value === '' ? {} : { [prop]: String(value) };

/** Traits of an input that profiles have too. */
interface ProfileTraits {
  readonly valueSet: unknown;
  readonly platform: unknown;
  /** Namespace of the CNI agent, where there is one. */
  readonly agentNamespace?: string;
  readonly namespace: string;
}

/** Returns the profile that needs the fewest props; of several, the one that the input names. */
function nearestProfile(
  named: unknown,
  has: (chart: ChartName) => boolean,
  { valueSet, platform, agentNamespace, namespace }: ProfileTraits,
): Profile {
  const cost = (profile: Profile): number => {
    const made: ProfileComponents = PROFILE_COMPONENTS[profile];
    const setDiffers = (made.valueSet ?? '') !== String(valueSet ?? '');
    const platformDiffers = made.platform !== undefined && made.platform !== platform;
    const isElsewhere = agentNamespace !== undefined && agentNamespace !== (made.nodeAgentNamespace ?? namespace);
    const isPlatformApart = Boolean(platform) && made.platform !== platform;
    const switches = CORE.filter((chart) => has(chart) !== made[SWITCH[chart]]).length;
    const gateways = [has('istio-ingress') !== made.ingressGateway, has('istio-egress') !== made.egressGateway].filter(
      Boolean,
    ).length;
    const isUnnamed = profile === named || (named === undefined && profile === 'default') ? 0 : 0.5;
    const apart = named === undefined ? [isElsewhere, isPlatformApart].filter(Boolean).length : 0;
    return (setDiffers || platformDiffers ? 1000 : 0) + 2 * switches + apart + gateways + isUnnamed;
  };
  return [...PROFILES].sort((a, b) => cost(a) - cost(b))[0];
}

function namespaceOf(charts: readonly ImportedChart[]): string {
  const main = charts.find(({ chart }) => chart === 'istiod') ?? charts.find(({ chart }) => chart === 'base');
  if (main) return main.namespace;
  const named = charts
    .map(({ values }) => at(values, ['global', 'istioNamespace']) ?? values.istioNamespace)
    .find(Boolean);
  return typeof named === 'string' ? named : 'istio-system';
}

/** Returns the release name that all charts share, where it is not the usual one. */
function releaseName(charts: readonly ImportedChart[]): Tree {
  const names = new Set(charts.map(({ release }) => release));
  const isUsual = charts.every(({ chart, release }) => chart === 'gateway' || release === CHART_ROWS[chart].release);
  return names.size === 1 && !isUsual ? { releaseName: [...names][0] } : {};
}

function gatewayProps({ chart, own, namespace, release, values: given }: ReadChart, meshNamespace: string): Tree {
  const key = gatewayKey(chart);
  const { global: _, revision: __, ...own_ } = own.values;
  const named = isWrittenOut(chart) ? at(given, ['gateways', key, 'name']) : given.name || release;
  const values = isWrittenOut(chart) ? withoutNames(own_, key) : withoutKeys(own.values, ['name']);
  const labels = isWrittenOut(chart) ? at(given, ['gateways', key, 'labels']) : undefined;
  return {
    name: typeof named === 'string' && named !== '' ? named : key,
    ...(namespace !== meshNamespace && { namespace }),
    ...(isRecord(labels) && Object.keys(labels).length > 0 && { labels }),
    ...(isWrittenOut(chart) && { injection: false }),
    ...(Object.keys(values).length > 0 && { values }),
  };
}

const withoutKeys = (tree: Tree, keys: readonly string[]): Tree =>
  Object.fromEntries(Object.entries(tree).filter(([key]) => !keys.includes(key)));

function withoutNames(values: Tree, key: string): Tree {
  const one = at(values, ['gateways', key]);
  const rest = isRecord(one) ? withoutKeys(one, ['name', 'labels']) : {};
  return Object.keys(rest).length > 0 ? { gateways: { [key]: rest } } : {};
}

/** Returns the values of the core charts; `global` values that several charts share are written once. */
function coreValues(charts: readonly ReadChart[]): Tree {
  const cores = charts.filter(({ chart }) => !isGatewayChart(chart));
  const written = charts.filter(({ chart }) => isWrittenOut(chart));
  const globals = [...cores, ...written].map(({ own }) => own.values.global).filter(isRecord);
  const shared = globals.reduce<Tree>((all, one) => overlay(all, one), {});
  const isShared = charts.length > 1;
  const own = cores.map(
    ({ chart, own: { values } }) => [chart, isShared ? withoutKeys(values, ['global']) : values] as const,
  );
  return {
    ...(isShared && Object.keys(shared).length > 0 && { global: shared }),
    ...Object.fromEntries(own.filter(([, values]) => Object.keys(values).length > 0)),
  };
}

function meshConfig(charts: readonly ReadChart[]): Tree {
  const config = charts
    .map(({ values }) => values.meshConfig)
    .find((value) => isRecord(value) && Object.keys(value).length > 0);
  return isRecord(config) ? { meshConfig: config } : {};
}
