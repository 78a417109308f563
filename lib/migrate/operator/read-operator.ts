import type { Manifest, ValueTree } from '../../model';
import type { Release } from '../../releases';
import type { ImportDocument } from '../documents';
import type { Notes } from '../noted';
import { at, pathNames, removedAt } from '../tree';
import { checkMeaning } from './check-meaning';
import { mergeInput } from './merge-input';
import { renderOperator, type RenderedOperator } from './render';
import { repaired } from './repair';

/** IstioOperator that was read. */
export interface ReadOperator {
  /** Objects that istioctl renders for the input as it is. */
  readonly objects: readonly Manifest[];
  /** Rendering of the input without the fields that this release refuses. */
  readonly accepted: RenderedOperator;
  readonly profile: unknown;
}

/** Reads IstioOperator documents: several files are laid over one another, as `istioctl -f a.yaml -f b.yaml` does. */
export function readOperator(
  documents: readonly ImportDocument[],
  release: Release,
  notes: Notes,
  from?: string,
): ReadOperator {
  const used = onePerFile(documents, notes);
  const given = used.map(({ tree }) => tree);
  const acceptedInput: ValueTree[] = given.map((tree) => repaired(tree, release.version, notes));
  const merged = mergeInput(given, release, from);
  checkMeaning(merged, notes);
  const rendered = renderOperator(merged, release);
  for (const problem of rendered.problems) {
    if (problem.severity === 'error' || !notes.covers(problem.path)) notes.problem(problem);
  }
  const accepted = renderAccepted(acceptedInput, release, from);
  for (const path of accepted.unused) noteUnused(path, notes);
  return {
    objects: rendered.components.flatMap(({ objects }) => objects),
    accepted: accepted,
    profile: at(merged, ['spec', 'profile']),
  };
}

/** Renders the input without the values that the charts refuse. */
function renderAccepted(input: readonly ValueTree[], release: Release, from?: string): RenderedOperator {
  const first = renderOperator(mergeInput(input, release, from), release);
  const refused = first.problems.filter(({ severity }) => severity === 'error').map(({ path }) => pathNames(path));
  if (refused.length === 0) return first;
  // Charts say where a value stands at their root; for istiod and the CNI agent that is a section of the shared values.
  const places = refused.flatMap((path) => [
    path,
    ...['pilot', 'cni', 'ztunnel'].map((own) => ['spec', 'values', own, ...path.slice(2)]),
  ]);
  const left = input.map((tree) => places.reduce<ValueTree>((rest, path) => removedAt(rest, path), tree));
  return renderOperator(mergeInput(left, release, from), release);
}

/** Keeps the first IstioOperator of each file: istioctl refuses a second one, which would be another mesh. */
function onePerFile(documents: readonly ImportDocument[], notes: Notes): ImportDocument[] {
  const files = new Set<string | undefined>();
  return documents.filter(({ file }) => {
    if (!files.has(file)) return files.add(file);
    notes.add({
      severity: 'error',
      code: 'import/several-meshes',
      path: 'spec',
      message: 'a file holds one IstioOperator; only the first is read',
      fix: 'import each mesh by itself, or put what belongs to one mesh into files of its own',
    });
    return false;
  });
}

function noteUnused(path: string, notes: Notes): void {
  const isOverlay = path.includes('.overlays[');
  notes.add({
    severity: 'warning',
    code: isOverlay ? 'import/overlay-fits-nothing' : 'import/setting-fits-nothing',
    path,
    message: isOverlay
      ? 'nothing that is rendered has this place; istioctl passes over it in silence'
      : 'the object that it changes is not rendered; istioctl passes over it in silence',
    fix: 'leave it out, or correct its name',
  });
}
