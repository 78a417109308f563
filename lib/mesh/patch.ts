import type { Operation } from 'fast-json-patch';
import {
  suggest,
  isRecord,
  type ComponentOverlay,
  type JsonPatchOperation,
  type Manifest,
  type MeshNode,
  type MeshPatch,
  type Problem,
} from '../model';

type Tree = Record<string, unknown>;

/** Applies a JSON merge patch (RFC 7386). */
export function mergePatch(target: unknown, patch: unknown): unknown {
  if (!isRecord(patch)) return patch;
  const result: Tree = isRecord(target) ? { ...target } : {};
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) delete result[key];
    else result[key] = mergePatch(result[key], value);
  }
  return result;
}

/** Applies a JSON patch (RFC 6902) to a copy. */
export function jsonPatch(target: Manifest, operations: readonly JsonPatchOperation[]): Manifest {
  if (operations.length === 0) return target;
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- loaded only where there are patches
  const { applyPatch } = require('fast-json-patch') as typeof import('fast-json-patch');
  return applyPatch(plainCopy(target), plainCopy(operations) as Operation[], true).newDocument;
}

/**
 * Copies JSON. `structuredClone` would do, but under Jest its lists are of another realm, where Pulumi takes them for
 * objects.
 */
const plainCopy = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

/** Applies the overlays of one component to its objects, and reports overlays whose object does not exist. */
export function applyOverlays<Node extends { readonly manifest: Manifest }>(
  nodes: readonly Node[],
  overlays: readonly ComponentOverlay[] = [],
): { nodes: readonly Node[]; problems: Problem[] } {
  const laid = (manifest: Manifest): Manifest =>
    overlays
      .filter(({ kind }) => kind === manifest.kind)
      .reduce((under, { merge }) => mergePatch(under, merge) as Manifest, manifest);
  return {
    nodes: overlays.length === 0 ? nodes : nodes.map((node) => ({ ...node, manifest: laid(node.manifest) })),
    problems: overlays
      .filter(({ kind }) => !nodes.some(({ manifest }) => manifest.kind === kind))
      .map(({ absent }) => absent),
  };
}

/** Reports whether a patch selects an object. */
export const patchFits = (patch: MeshPatch, manifest: Manifest): boolean =>
  manifest.kind === patch.kind &&
  manifest.metadata.name === patch.name &&
  (patch.namespace === undefined || manifest.metadata.namespace === patch.namespace);

const fits = (patch: MeshPatch, { manifest }: MeshNode): boolean => patchFits(patch, manifest);

/** Applies all patches in the order given. A patch that selects nothing, or fails, is a problem. */
export function applyPatches(
  nodes: readonly MeshNode[],
  patches: readonly MeshPatch[],
): { nodes: MeshNode[]; problems: Problem[] } {
  const problems: Problem[] = [];
  let patched = [...nodes];
  patches.forEach((patch, i) => {
    const path = `patches[${i}]`;
    if (!patched.some((node) => fits(patch, node))) {
      const names = patched
        .filter((node) => node.manifest.kind === patch.kind)
        .map((node) => node.manifest.metadata.name ?? '');
      problems.push({
        severity: 'error',
        code: 'props/patch-fits-nothing',
        path,
        found: `${patch.kind} ${patch.name}`,
        message: 'the mesh renders no such object',
        fix:
          names.length > 0
            ? suggest(patch.name, names)
            : suggest(patch.kind, new Set(patched.map((node) => node.manifest.kind))),
      });
    }
    patched = patched.map((node) =>
      fits(patch, node) ? { ...node, manifest: applyOne(node.manifest, patch, path, problems) } : node,
    );
  });
  return { nodes: patched, problems };
}

function applyOne(manifest: Manifest, patch: MeshPatch, path: string, problems: Problem[]): Manifest {
  try {
    const merged = patch.merge === undefined ? manifest : (mergePatch(manifest, patch.merge) as Manifest);
    return jsonPatch(merged, patch.json ?? []);
  } catch (failure) {
    const [reason] = String((failure as Error).message).split('\n');
    problems.push({
      severity: 'error',
      code: 'props/patch-failed',
      path: `${path}.json`,
      found: patch.json,
      message: `the patch cannot be applied: ${reason}`,
      fix: 'compare the paths with the object as it is rendered',
    });
    return manifest;
  }
}
