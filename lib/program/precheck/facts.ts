import { oldestVersion, releaseNumber, type Manifest } from '../../model';
import {
  choicesOf,
  controlPlanesOf,
  revisionTagsOf,
  workloadsOf,
  type Choice,
  type ControlPlane,
  type RevisionTag,
  type Workload,
} from './planes';

/** Facts of a program that the checks read. */
export interface PrecheckFacts {
  readonly objects: readonly Manifest[];
  readonly workloads: readonly Workload[];
  readonly planes: readonly ControlPlane[];
  readonly tags: readonly RevisionTag[];
  readonly choices: readonly Choice[];
  /** Release that runs before the upgrade. @default - it was not named */
  readonly from?: string;
  /** Minor of Kubernetes. @default - it was not named */
  readonly kubernetes?: string;
}

export function precheckFacts(
  objects: readonly Manifest[],
  options: { readonly from?: string; readonly kubernetes?: string },
): PrecheckFacts {
  const workloads = workloadsOf(objects);
  return {
    ...options,
    objects,
    workloads,
    planes: controlPlanesOf(workloads),
    tags: revisionTagsOf(objects),
    choices: choicesOf(objects, workloads),
  };
}

/** Returns the control plane that answers to a revision, or to a tag of it. */
export function planeOf({ planes, tags }: PrecheckFacts, revision: string): ControlPlane | undefined {
  const named = (name: string | undefined): ControlPlane | undefined => planes.find((plane) => plane.revision === name);
  return named(revision) ?? named(tags.find(({ tag }) => tag === revision)?.revision);
}

/** Returns the releases of the control planes, with the one before the upgrade. */
export const versionsOf = ({ planes, from }: PrecheckFacts): string[] => [
  ...(from === undefined ? [] : [from]),
  ...planes.flatMap(({ version }) => version ?? []),
];

/** Returns the newest and the oldest release that reads the objects. */
export function versionRange(facts: PrecheckFacts): { readonly oldest: string; readonly newest: string } | undefined {
  const versions = versionsOf(facts);
  const oldest = oldestVersion(versions);
  if (oldest === undefined) return undefined;
  const newest = versions.reduce((most, each) => (releaseNumber(each) > releaseNumber(most) ? each : most), oldest);
  return { oldest, newest };
}
