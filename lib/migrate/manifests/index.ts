import { isRecord, MeshProblems, minorOf, type Manifest, type ValueTree } from '../../model';
import { DEFAULT_RELEASE, findRelease, type Release } from '../../releases';
import { PROFILES } from '../../releases/names';
import { PROFILE_COMPONENTS } from '../../releases/profiles';
import type { ImportDocument } from '../documents';
import { isGatewayChart, type ImportedChart } from '../fold/chart';
import { distanceOf } from '../fold/fold';
import { Notes } from '../noted';
import { isSecret } from '../secrets';
import { isFromCluster, isMadeByCluster, withoutClusterFields, type Origin } from './cluster-fields';
import { chartOfObject, partsOf, releaseOfObjects, type ChartPart } from './parts';
import { candidatesOf, settingsOf, valuesOf } from './values';

/**
 * Kinds of which each cluster of a mesh has at least one: control plane, agent, gateway, or a remote one's injector.
 */
const WORKLOADS: ReadonlySet<string> = new Set(['Deployment', 'DaemonSet', 'MutatingWebhookConfiguration']);

/** Whether an object is one of Istio's by which a mesh is known: istiod, an agent, a gateway, an injector. */
export const isMeshManifest = (tree: ValueTree): boolean =>
  WORKLOADS.has(String(tree.kind)) &&
  isRecord(tree.metadata) &&
  chartOfObject(tree as unknown as Manifest) !== undefined;

/** The charts of a mesh whose objects are given, as they were rendered or as a cluster has them. */
export function fromManifests(documents: readonly ImportDocument[], release: Release, notes: Notes) {
  const all = documents.map(({ tree }) => tree as unknown as Manifest);
  const origin: Origin = all.some(isFromCluster) ? 'cluster' : 'rendered';
  const kept = all.filter((object) => isKept(object, notes));
  const objects = kept.map((object) => withoutClusterFields(object, origin));
  refuseSeveral(objects);
  const parts = partsOf(objects.filter(({ kind }) => kind !== 'CustomResourceDefinition'));
  const context = { release, notes: new Notes([]) };
  const charts = withProfile(
    parts.map((part) => importedChart(part)),
    (some) => distanceOf(some, context),
  );
  return {
    charts,
    objects: parts.flatMap((part) => part.objects),
    others: objects.filter((object) => chartOfObject(object) === undefined && object.kind !== 'Namespace'),
    origin,
  };
}

const importedChart = (part: ChartPart): ImportedChart => ({
  chart: part.chart,
  release: part.release,
  namespace: part.namespace,
  values: valuesOf(part),
  objects: part.objects,
  valuesPath: '',
  k8s: settingsOf(part),
  candidates: candidatesOf(part),
});

/** Whether an object is somebody's, and not made from another one. Secrets never go into a program. */
const isKept = (object: Manifest, notes: Notes): boolean => !isMadeByCluster(object) && !isSecret(object, notes);

function refuseSeveral(objects: readonly Manifest[]): void {
  const planes = objects.filter((object) => object.kind === 'Deployment' && chartOfObject(object) === 'istiod');
  if (planes.length < 2) return;
  throw new MeshProblems([
    {
      severity: 'error',
      code: 'import/several-control-planes',
      path: 'input',
      found: planes.map(({ metadata }) => `${metadata.namespace}/${metadata.name}`),
      message: 'there are several control planes in it, and an import is of one mesh',
      fix: 'give the objects of each revision alone, one import each',
    },
  ]);
}

/** Charts with the set of values whose defaults come nearest to the objects, where no value names one. */
function withProfile(
  charts: readonly ImportedChart[],
  distance: (charts: readonly ImportedChart[]) => number,
): readonly ImportedChart[] {
  if (charts.some(({ values }) => values.profile !== undefined)) return charts;
  const sets = [...new Set(PROFILES.map((profile) => PROFILE_COMPONENTS[profile].valueSet))];
  let best = charts;
  let least = Infinity;
  for (const set of sets) {
    const some = charts.map((chart) =>
      set === undefined || isGatewayChart(chart.chart)
        ? chart
        : { ...chart, values: { ...chart.values, profile: set } },
    );
    const fields = distance(some);
    if (fields < least) [best, least] = [some, fields];
    if (least === 0) break;
  }
  return best;
}

/** The minor of the objects, or the nearest that is known. */
export function releaseOfManifests(documents: readonly ImportDocument[], notes: Notes): string | undefined {
  const objects = documents.map(({ tree }) => tree as unknown as Manifest).filter(({ metadata }) => isRecord(metadata));
  const found = releaseOfObjects(objects);
  if (found === undefined || findRelease(found) !== undefined) return found;
  const minor = minorOf(found);
  if (findRelease(minor) !== undefined) return minor;
  notes.add({
    severity: 'warning',
    code: 'import/other-release',
    path: '',
    value: found,
    message: `the objects are of a release that is not known; the program is for ${DEFAULT_RELEASE.minor}`,
    fix: 'expect the differences of an upgrade, which the proof lists',
  });
  return undefined;
}
