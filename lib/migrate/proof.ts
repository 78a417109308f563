import { isRecord } from '../model';
import type { Manifest } from '../model';
import { readYaml } from '../yaml/read-yaml';
import { Target, identity, index, isCompared, isValuesMirror } from './fold/target';
import { pathText } from './tree';

/** One field in which an object differs. */
export interface ProofChange {
  /** `Deployment istio-system/istiod` */
  readonly object: string;
  readonly path: string;
  readonly ours: unknown;
  readonly theirs: unknown;
}

/** How what the props render differs from a reference. */
export interface Proof {
  /** Nothing is missing, extra or changed. */
  readonly equal: boolean;
  readonly missing: readonly string[];
  readonly extra: readonly string[];
  readonly changed: readonly ProofChange[];
  /** Differences that mean nothing, with the reason. */
  readonly explained: readonly (ProofChange & { readonly reason: string })[];
}

/** Compares objects field by field. Namespaces and resource definitions are left aside. */
export function prove(ours: readonly Manifest[], theirs: readonly Manifest[]): Proof {
  const [left, right] = [index(ours), index(theirs.filter(isCompared))];
  const plain = new Target([]);
  const changed: ProofChange[] = [];
  const explained: (ProofChange & { reason: string })[] = [];
  for (const [id, want] of right) {
    const have = left.get(id);
    if (!have) continue;
    const isEqual = JSON.stringify(plain.comparable(have)) === JSON.stringify(plain.comparable(want));
    for (const change of changes(id, asData(have), asData(want))) {
      const reason = isEqual ? 'the order of variables means nothing here' : reasonOf(change, want);
      if (reason === undefined) changed.push(change);
      else explained.push({ ...change, reason });
    }
  }
  const missing = [...right.keys()].filter((id) => !left.has(id));
  const extra = [...left.keys()].filter((id) => !right.has(id));
  return { equal: missing.length + extra.length + changed.length === 0, missing, extra, changed, explained };
}

function reasonOf({ path }: ProofChange, want: Manifest): string | undefined {
  if (isValuesMirror(want) && path.startsWith('data'))
    return 'it repeats the values of the chart, and nothing reads it';
  if (/labels(\.managed-by|\["(helm\.sh\/chart|app\.kubernetes\.io\/managed-by)"\])/.test(path))
    return 'the label names the tool that installed the object';
  return undefined;
}

/** Texts in ConfigMaps as what they hold. */
function asData(object: Manifest): Manifest {
  if (object.kind !== 'ConfigMap' || !isRecord(object.data)) return object;
  const data = Object.entries(object.data).map(([key, text]) => [key, parsed(text)]);
  return { ...object, data: Object.fromEntries(data) };
}

function parsed(text: unknown): unknown {
  if (typeof text !== 'string') return text;
  try {
    const read = readYaml(text);
    return isRecord(read) || Array.isArray(read) ? read : text.replace(/\n+$/, '');
  } catch {
    return text.replace(/\n+$/, '');
  }
}

function changes(object: string, ours: unknown, theirs: unknown, path: (string | number)[] = []): ProofChange[] {
  if (isRecord(ours) && isRecord(theirs)) {
    const keys = [...new Set([...Object.keys(ours), ...Object.keys(theirs)])];
    return keys.flatMap((key) => changes(object, ours[key], theirs[key], [...path, key]));
  }
  if (Array.isArray(ours) && Array.isArray(theirs) && ours.length === theirs.length)
    return ours.flatMap((item, i) => changes(object, item, theirs[i], [...path, i]));
  const [a, b] = [ours ?? undefined, theirs ?? undefined];
  return JSON.stringify(a) === JSON.stringify(b) ? [] : [{ object, path: pathText(path), ours: a, theirs: b }];
}

export { identity };
