import { canonicalMeshConfig } from '../../api/mesh-config';
import { isRecord, overlay, type MeshPatch } from '../../model';
import type { MeshProps } from '../../props';
import type { Release } from '../../releases';
import type { Origin } from '../manifests/cluster-fields';
import type { Notes } from '../noted';
import { at, pathNames, type Tree } from '../tree';
import { accepted } from './accepted';
import { isWrittenOut, type ImportedChart } from './chart';
import { lifted } from './lift';
import { minimised } from './minimise';
import { ownValues, unreadBy } from './own-values';
import { patchesFor } from './patches';
import { probed } from './probes';
import { withShorterProfile } from './profile';
import { settingCandidates, withChartValue } from './settings';
import { skeleton, type ReadChart } from './skeleton';
import { identity, index, Target } from './target';

/** Props made from an input, with the target that they must render. */
export interface Folded {
  readonly props: MeshProps;
  /** Values that no chart reads, which the ConfigMap of the injector repeats. */
  readonly unread: readonly string[];
  /** Components that the input lacks, and a mesh must have. */
  readonly assumed: readonly string[];
}

/** Facts about an input. */
export interface FoldContext {
  /** The profile that the input names. */
  readonly profile?: unknown;
  readonly release: Release;
  readonly notes: Notes;
  /** Origin of the objects of a mesh that runs: with defaults and labels of whatever applied them. */
  readonly origin?: Origin;
}

const readCharts = (charts: readonly ImportedChart[], release: Release): ReadChart[] =>
  charts.map((chart) => ({ ...chart, own: ownValues(chart, release) }));

/** Returns the number of fields in which the charts' values alone render something else than their objects. */
export function distanceOf(charts: readonly ImportedChart[], { release, notes, profile }: FoldContext): number {
  const objects = charts.flatMap((chart) => chart.objects);
  const target = new Target(objects, [], agentIsAssumed(charts) ? ['cni'] : [], 'rendered');
  return target.distance(accepted(skeleton(readCharts(charts, release), profile, release), notes));
}

/** Returns the smallest props that render the objects of an input's charts. */
export function folded(charts: readonly ImportedChart[], context: FoldContext): Folded {
  const { profile, release, notes, origin } = context;
  const read = readCharts(charts, release);
  const unread = unreadBy(read.map(({ own }) => own));
  noteValues(read, unread, notes);
  const repeated = [
    ...read.flatMap(({ chart, own }) => (chart === 'istiod' ? own.unknown.flatMap(injectedPath) : [])),
    ...patchedVariables(read),
  ];
  const assumed = agentIsAssumed(charts) ? ['cni'] : [];
  const target = new Target(
    charts.flatMap(({ objects }) => objects),
    repeated,
    assumed,
    origin,
  );
  if (assumed.length > 0) noteAgent(notes);
  const start = accepted(skeleton(read, profile, release), notes);
  const tried = withSettings(start, read, target);
  const set = origin ? withProbed(tried, read, target, release) : tried;
  const patched = accepted(withPatches(minimal(set, target), target), notes);
  const least = minimal(patched, target, origin !== undefined && profile === undefined);
  if (target.difference(least).fields.some(({ path }) => path === 'data.values.pilot.cni.enabled')) noteUnused(notes);
  return { props: typed(least), unread: repeated, assumed };
}

/** Returns the shortest props that are as near to the target, and of any profile where the input names none. */
function minimal(props: Tree, target: Target, isAnyProfile = false): Tree {
  const distance = target.distance(props);
  const left = new Set(differingPlaces(props, target));
  // Where something is left that no value makes, nothing that is left out may add to it.
  const isReached = (some: Tree): boolean =>
    distance === 0
      ? target.isReached(some)
      : target.distance(some) <= distance && differingPlaces(some, target).every((place) => left.has(place));
  const shorter = (some: Tree): Tree => minimised(some, isReached);
  const least = shorter(lifted(shorter(props), isReached));
  return isAnyProfile ? withShorterProfile(least, isReached, shorter) : least;
}

function differingPlaces(props: Tree, target: Target): string[] {
  const { fields, objects } = target.difference(props);
  return [...objects, ...fields.map(({ object, path }) => `${object} ${path}`)];
}

/** Props whose mesh config compiles: istiod reads `custom_tags` and `"10"` too, which the type does not have. */
function typed({ meshConfig, ...others }: Tree): Tree {
  return meshConfig === undefined ? others : { ...others, meshConfig: canonicalMeshConfig(meshConfig) };
}

/**
 * Returns the fields of the injector's ConfigMap that repeat a value: values at istiod's root are under `pilot` there.
 */
const injectedPath = (path: string): string[] => (path.startsWith('cni.') ? [path, `pilot.${path}`] : [path]);

/**
 * Returns the variables of `k8s.env` that become patches: values are repeated in the injector's ConfigMap, whose
 * templates read only one variable.
 */
function patchedVariables(charts: readonly ImportedChart[]): string[] {
  const env = at(charts.find(({ chart }) => chart === 'istiod')?.k8s, ['env']);
  if (!Array.isArray(env)) return [];
  const names = env.map((entry: unknown) => String(at(entry, ['name'])));
  return names.filter((name) => name !== 'ENABLE_CLUSTER_TRUST_BUNDLE_API').map((name) => `pilot.env.${name}`);
}

/** Reports whether a CNI agent must be added: ztunnel gets its traffic from it, and the input has ztunnel alone. */
const agentIsAssumed = (charts: readonly ImportedChart[]): boolean =>
  charts.some(({ chart }) => chart === 'ztunnel') && !charts.some(({ chart }) => chart === 'cni');

function noteAgent(notes: Notes): void {
  notes.add({
    severity: 'warning',
    code: 'import/agent-assumed',
    path: '',
    message: 'ztunnel gets its traffic from the CNI agent, which the input does not install; the program installs it',
    fix: 'give the values of chart cni too',
  });
}

function noteUnused(notes: Notes): void {
  notes.add({
    severity: 'warning',
    code: 'import/agent-unused',
    path: '',
    message:
      'the CNI agent is installed, but istiod does not know of it: pods get the init container istio-init; ' +
      'in the program they get none that needs privileges',
    fix: 'set pilot.cni.enabled among the values of istiod, and restart pods, before the program takes over',
  });
}

function noteValues(read: readonly ReadChart[], unread: readonly string[], notes: Notes): void {
  const prefix = read[0]?.valuesPath ?? '';
  const place = (path: string): string => (prefix === '' ? path : `${prefix}.${path}`);
  for (const path of unread) {
    if (notes.covers(place(path))) continue;
    const value = at(read[0].values, pathNames(path).map(String));
    notes.add({
      severity: 'warning',
      code: 'import/unread-value',
      path: place(path),
      value,
      message: 'no chart reads it',
      fix: 'leave it out',
    });
  }
  for (const { path, message, value, fix } of read.flatMap(({ own }) => own.wrong)) {
    if (!notes.covers(place(path)))
      notes.add({ severity: 'error', code: 'import/wrong-value', path: place(path), value, message, fix });
  }
}

/** Converts `k8s` settings of components to values, where the rendered objects get nearer to the target. */
function withSettings(given: Tree, charts: readonly ReadChart[], target: Target): Tree {
  let props = given;
  let distance = target.distance(props);
  const counters = { ingressGateways: 0, egressGateways: 0 };
  for (const chart of charts) {
    const place = placeOf(chart, counters);
    for (const candidate of distance === 0 ? [] : settingCandidates(chart)) {
      const next = withChartValue(props, place, candidate);
      const nearer = target.distance(next);
      if (nearer < distance) [props, distance] = [next, nearer];
    }
  }
  return props;
}

/** Each trial renders the mesh once: what is not found by then becomes a patch. */
const MOST_TRIALS = 100;
/** Some values have an effect only beside others, which an earlier round finds. */
const ROUNDS = 3;

/** Sets values that bring objects of a running mesh nearer: what they have where a chart writes a value. */
function withProbed(given: Tree, charts: readonly ReadChart[], target: Target, release: Release): Tree {
  const counters = { ingressGateways: 0, egressGateways: 0 };
  const places = charts.map((chart) => ({ chart, place: placeOf(chart, counters) }));
  return places.reduce<Tree>((props, one) => probedRounds(props, one, target, release), given);
}

interface ChartPlace {
  readonly chart: ReadChart;
  readonly place: readonly string[];
}

function probedRounds(given: Tree, { chart, place }: ChartPlace, target: Target, release: Release): Tree {
  let props = given;
  let distance = target.distance(props);
  for (let round = 0; round < ROUNDS && distance > 0; round++) {
    const before = distance;
    const set = at(props, place);
    const values = overlay(chart.values, isRecord(set) ? set : {});
    const candidates = isApart(chart, props, target) ? probed(chart, values, index(chart.objects), release) : [];
    for (const candidate of candidates.slice(0, MOST_TRIALS)) {
      const next = withChartValue(props, place, candidate);
      const nearer = target.distance(next);
      if (nearer < distance) [props, distance] = [next, nearer];
    }
    if (distance === before) break;
  }
  return props;
}

/** Reports whether objects of a chart differ, or objects are there on one side only. */
function isApart(chart: ImportedChart, props: Tree, target: Target): boolean {
  const { fields, objects } = target.difference(props);
  const ids = new Set(chart.objects.map(identity));
  return objects.length > 0 || fields.some(({ object }) => ids.has(object));
}

function placeOf({ chart }: ImportedChart, counters: { ingressGateways: number; egressGateways: number }): string[] {
  if (chart !== 'gateway' && !isWrittenOut(chart)) return ['values', chart];
  const list = chart === 'istio-egress' ? 'egressGateways' : 'ingressGateways';
  return [list, String(counters[list]++), 'values'];
}

/** Adds patches for differences that no value can express. */
function withPatches(props: Tree, target: Target): Tree {
  const rendered = target.rendered(props);
  if (!rendered) return props;
  const patches: MeshPatch[] = patchesFor(target, rendered);
  return patches.length === 0 ? props : { ...props, patches };
}
