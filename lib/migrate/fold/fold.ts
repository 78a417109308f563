import { MeshProblems } from '../../model';
import type { MeshPatch } from '../../model';
import { renderNodes } from '../../mesh/render';
import { resolveMesh } from '../../mesh/resolve';
import type { MeshProps } from '../../props';
import type { Release } from '../../releases';
import { meshConfigProblems } from '../../api/mesh-config';
import type { Notes } from '../noted';
import { at, pathNames, removedAt } from '../tree';
import type { Tree } from '../tree';
import { isWrittenOut } from './chart';
import type { ImportedChart } from './chart';
import { lifted } from './lift';
import { minimised } from './minimise';
import { ownValues, unreadBy } from './own-values';
import { patchesFor } from './patches';
import { settingCandidates, withChartValue } from './settings';
import { skeleton } from './skeleton';
import type { ReadChart } from './skeleton';
import { Target } from './target';

/** Props that were made, and what they are compared with. */
export interface Folded {
  readonly props: MeshProps;
  readonly target: Target;
}

/** Makes the smallest props that render what charts of an input render. */
export function folded(charts: readonly ImportedChart[], profile: unknown, release: Release, notes: Notes): Folded {
  const read = charts.map((chart): ReadChart => ({ ...chart, own: ownValues(chart, release) }));
  const unread = unreadBy(read.map(({ own }) => own));
  noteValues(read, unread, notes);
  const target = new Target(
    charts.flatMap(({ objects }) => objects),
    read.flatMap(({ chart, own }) => (chart === 'istiod' ? own.unknown.flatMap(injectedPath) : [])),
  );
  const start = accepted(checkedMeshConfig(skeleton(read, profile, release), charts, release, notes), notes);
  const set = withSettings(start, read, target);
  const patched = withPatches(set, target);
  const isReached = (props: Tree): boolean => target.isReached(props);
  if (!isReached(patched)) return { props: patched, target };
  return { props: minimised(lifted(minimised(patched, isReached), isReached), isReached), target };
}

/** Where the values that the injector's ConfigMap repeats have a field: what istiod has at its root stands under `pilot`. */
const injectedPath = (path: string): string[] => (path.startsWith('cni.') ? [path, `pilot.${path}`] : [path]);

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

/** Mesh config without fields for which istiod would drop all of it. */
function checkedMeshConfig(props: Tree, charts: readonly ImportedChart[], release: Release, notes: Notes): Tree {
  let { meshConfig } = props;
  if (meshConfig === undefined) return props;
  const prefix = charts[0]?.valuesPath === 'spec.values' ? 'spec.meshConfig' : 'meshConfig';
  for (const problem of meshConfigProblems(meshConfig, { version: release.version }).reverse()) {
    const isError = problem.severity === 'error';
    const fix = problem.fix ?? (isError ? 'correct it' : undefined);
    const message = isError ? `${problem.message}: istiod would not read it, so it is left out` : problem.message;
    notes.problem({ ...problem, code: 'import/mesh-config', message, fix }, prefix);
    if (isError) meshConfig = removedAt(meshConfig, pathNames(problem.path));
  }
  return { ...props, meshConfig };
}

const MOST_REFUSALS = 50;

/** Props without what they are refused for; each is noted. */
function accepted(given: Tree, notes: Notes): Tree {
  let props = given;
  for (let round = 0; round < MOST_REFUSALS; round++) {
    try {
      renderNodes(resolveMesh(props));
      return props;
    } catch (reason) {
      if (!(reason instanceof MeshProblems)) throw reason;
      const before = props;
      for (const problem of [...reason.problems].reverse()) {
        const next = removedAt(props, pathNames(problem.path));
        if (next !== props) notes.problem({ ...problem, code: 'import/refused', path: `props.${problem.path}` });
        props = next;
      }
      if (props === before || JSON.stringify(props) === JSON.stringify(before)) {
        reason.problems.forEach((problem) =>
          notes.problem({ ...problem, code: 'import/refused', path: `props.${problem.path}` }),
        );
        return props;
      }
    }
  }
  return props;
}

/** Takes over settings of components as values, where that brings the objects nearer. */
function withSettings(given: Tree, charts: readonly ReadChart[], target: Target): Tree {
  let props = given;
  let distance = target.distance(props);
  const counters = { ingressGateways: 0, egressGateways: 0 };
  for (const chart of charts) {
    const place = placeOf(chart, counters);
    for (const candidate of settingCandidates(chart)) {
      const next = withChartValue(props, place, candidate);
      const nearer = target.distance(next);
      if (nearer < distance) [props, distance] = [next, nearer];
    }
  }
  return props;
}

function placeOf({ chart }: ImportedChart, counters: { ingressGateways: number; egressGateways: number }): string[] {
  if (chart !== 'gateway' && !isWrittenOut(chart)) return ['values', chart];
  const list = chart === 'istio-egress' ? 'egressGateways' : 'ingressGateways';
  return [list, String(counters[list]++), 'values'];
}

/** Patches for everything that values cannot say. */
function withPatches(props: Tree, target: Target): Tree {
  const rendered = target.rendered(props);
  if (!rendered) return props;
  const patches: MeshPatch[] = patchesFor(target, rendered);
  return patches.length === 0 ? props : { ...props, patches };
}
