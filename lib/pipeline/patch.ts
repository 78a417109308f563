import { suggest } from '../model';
import type { JsonPatchOperation, Manifest, MeshNode, MeshPatch, Problem } from '../model';

type Tree = Record<string, unknown>;
const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null && !Array.isArray(value);

/** JSON merge patch (RFC 7386). */
export function mergePatch(target: unknown, patch: unknown): unknown {
  if (!isTree(patch)) return patch;
  const result: Tree = isTree(target) ? { ...target } : {};
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) delete result[key];
    else result[key] = mergePatch(result[key], value);
  }
  return result;
}

class PatchFailure extends Error {}

const unescape = (part: string): string => part.replace(/~1/g, '/').replace(/~0/g, '~');

function pointer(path: string): string[] {
  if (path !== '' && !path.startsWith('/')) throw new PatchFailure(`${JSON.stringify(path)} is no JSON pointer: it must start with "/"`);
  return path.split('/').slice(1).map(unescape);
}

function index(list: readonly unknown[], part: string, path: string): number {
  const at = part === '-' ? list.length : Number(part);
  if (!Number.isInteger(at) || at < 0 || at > list.length) throw new PatchFailure(`there is no item ${part} on the way to ${path}`);
  return at;
}

function child(parent: unknown, part: string, path: string): unknown {
  const value = Array.isArray(parent) ? parent[index(parent, part, path)] : isTree(parent) ? parent[part] : undefined;
  if (value === undefined) throw new PatchFailure(`there is nothing at ${path}`);
  return value;
}

function read(root: unknown, path: string): unknown {
  return pointer(path).reduce((value, part) => child(value, part, path), root);
}

function parentOf(root: unknown, path: string): [unknown, string] {
  const parts = pointer(path);
  const last = parts.pop();
  if (last === undefined) throw new PatchFailure('the whole object can not be replaced');
  return [parts.reduce((value, part) => child(value, part, path), root), last];
}

function add(root: unknown, path: string, value: unknown): void {
  const [parent, last] = parentOf(root, path);
  if (Array.isArray(parent)) parent.splice(index(parent, last, path), 0, value);
  else if (isTree(parent)) parent[last] = value;
  else throw new PatchFailure(`what holds ${path} is neither a list nor a map`);
}

function remove(root: unknown, path: string): unknown {
  const value = read(root, path);
  const [parent, last] = parentOf(root, path);
  if (Array.isArray(parent)) parent.splice(Number(last), 1);
  else delete (parent as Tree)[last];
  return value;
}

/** JSON patch (RFC 6902), on a copy. */
export function jsonPatch(target: Manifest, operations: readonly JsonPatchOperation[]): Manifest {
  const root = structuredClone(target);
  for (const operation of operations) {
    switch (operation.op) {
      case 'add': add(root, operation.path, operation.value); break;
      case 'remove': remove(root, operation.path); break;
      case 'replace': remove(root, operation.path); add(root, operation.path, operation.value); break;
      case 'move': add(root, operation.path, remove(root, operation.from)); break;
      case 'copy': add(root, operation.path, structuredClone(read(root, operation.from))); break;
      case 'test':
        if (JSON.stringify(read(root, operation.path)) !== JSON.stringify(operation.value)) throw new PatchFailure(`the test at ${operation.path} failed`);
        break;
      default: throw new PatchFailure(`${JSON.stringify((operation as { op: unknown }).op)} is no operation: use add, remove, replace, move, copy or test`);
    }
  }
  return root;
}

const fits = (patch: MeshPatch, { manifest }: MeshNode): boolean =>
  manifest.kind === patch.kind && manifest.metadata.name === patch.name && (patch.namespace === undefined || manifest.metadata.namespace === patch.namespace);

/** The nodes with all patches applied, in the order given. A patch that fits nothing, or fails, is a problem. */
export function applyPatches(nodes: readonly MeshNode[], patches: readonly MeshPatch[]): { nodes: MeshNode[]; problems: Problem[] } {
  const problems: Problem[] = [];
  let patched = [...nodes];
  patches.forEach((patch, i) => {
    const path = `patches[${i}]`;
    if (!patched.some((node) => fits(patch, node))) {
      const names = patched.filter((node) => node.manifest.kind === patch.kind).map((node) => node.manifest.metadata.name ?? '');
      problems.push({
        severity: 'error', code: 'props/patch-fits-nothing', path, found: `${patch.kind} ${patch.name}`, message: 'the mesh renders no such object',
        fix: names.length > 0 ? suggest(patch.name, names) : suggest(patch.kind, new Set(patched.map((node) => node.manifest.kind))),
      });
    }
    patched = patched.map((node) => (fits(patch, node) ? { ...node, manifest: applyOne(node.manifest, patch, path, problems) } : node));
  });
  return { nodes: patched, problems };
}

function applyOne(manifest: Manifest, patch: MeshPatch, path: string, problems: Problem[]): Manifest {
  try {
    const merged = patch.merge === undefined ? manifest : (mergePatch(manifest, patch.merge) as Manifest);
    return jsonPatch(merged, patch.json ?? []);
  } catch (failure) {
    if (!(failure instanceof PatchFailure)) throw failure;
    problems.push({
      severity: 'error', code: 'props/patch-failed', path: `${path}.json`, found: patch.json, message: failure.message, fix: 'look at the object as it is rendered',
    });
    return manifest;
  }
}
