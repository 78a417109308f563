import { isRecord, type ValueTree } from '../../model';
import { withoutBadMeshConfig } from '../mesh-config';
import type { Notes } from '../noted';
import { removedFields } from '../removed';
import { at, pathText, removedAt, type Tree } from '../tree';
import { checkFields, type FieldFinding } from './check-fields';

/** Fields of Kubernetes' autoscaling/v2beta1 that autoscaling/v2 writes as a target. */
const OLD_TARGETS: Readonly<Record<string, (value: unknown) => Tree>> = {
  targetAverageUtilization: (value) => ({ type: 'Utilization', averageUtilization: value }),
  targetAverageValue: (value) => ({ type: 'AverageValue', averageValue: value }),
  targetValue: (value) => ({ type: 'Value', value }),
};

/** Rewrites outdated fields of one input for this release, with a note on each change. */
export function repaired(document: ValueTree, version: string, notes: Notes): ValueTree {
  let result: ValueTree = renamedTargets(document, notes) as ValueTree;
  const removed = removedFields(result.spec);
  for (const { path, value, field } of removed) {
    const { severity, message, fix } = field;
    notes.add({ severity, code: 'import/removed-field', path: ['spec', ...path], value, message, fix });
  }
  for (const { path } of removed.filter(({ path: [first] }) => first !== 'values'))
    result = removedAt(result, ['spec', ...path]);
  const findings = checkFields(result);
  findings.forEach((finding) => noteField(finding, notes));
  // From the end, so that indexes of lists stay what they are.
  for (const { path } of [...findings].reverse()) result = removedAt(result, path);
  for (const place of [['meshConfig'], ['values', 'meshConfig']])
    result = withoutBadMeshConfig(result, ['spec', ...place], { version, notes });
  return named(result, notes);
}

function noteField({ kind, path, value, message, fix }: FieldFinding, notes: Notes): void {
  if (notes.covers(pathText(path))) return;
  const code = {
    'unknown': 'import/unknown-field',
    'misspelt': 'import/misspelt-field',
    'wrong-type': 'import/wrong-type',
  }[kind];
  notes.add({
    severity: 'error',
    code,
    path,
    value,
    message,
    fix: intendedPatch(path, value) ?? fix ?? 'leave it out',
  });
}

const POD_FIELDS: ReadonlySet<string> = new Set(['hostNetwork', 'dnsPolicy', 'dnsConfig', 'hostAliases', 'hostPID']);

/** Returns the patch of the Deployment that a misplaced pod field in `k8s.affinity` or `k8s` was meant to be. */
function intendedPatch(path: readonly (string | number)[], value: unknown): string | undefined {
  const field = String(path[path.length - 1]);
  if (!path.includes('k8s') || !POD_FIELDS.has(field)) return undefined;
  const merge = `{ spec: { template: { spec: { ${field}: ${JSON.stringify(value)} } } } }`;
  return `use \`patches\`: merge ${merge} of the workload`;
}

/** Converts metrics of v2beta1 to v2. */
function renamedTargets(tree: unknown, notes: Notes, path: (string | number)[] = []): unknown {
  if (Array.isArray(tree)) return tree.map((item, i) => renamedTargets(item, notes, [...path, i]));
  if (!isRecord(tree)) return tree;
  if (path.includes('metrics') && path.includes('hpaSpec')) {
    const old = Object.keys(OLD_TARGETS).find((name) => name in tree);
    if (old !== undefined && tree.target === undefined) {
      const { [old]: value, ...rest } = tree;
      const target = OLD_TARGETS[old](value);
      notes.add({
        severity: 'warning',
        code: 'import/old-metrics',
        path: [...path, old],
        value,
        message: 'autoscaling/v2beta1 is gone since Kubernetes 1.25; taken over as a target of autoscaling/v2',
        fix: `write target: ${JSON.stringify(target)}`,
      });
      return { ...rest, target };
    }
  }
  return Object.fromEntries(
    Object.entries(tree).map(([name, item]) => [name, renamedTargets(item, notes, [...path, name])]),
  );
}

const GATEWAYS = { ingressGateways: 'istio-ingressgateway', egressGateways: 'istio-egressgateway' } as const;

/** Gives gateways without a name the default one: the operator renders objects without a name for them. */
function named(document: ValueTree, notes: Notes): ValueTree {
  let result = document;
  for (const [key, usual] of Object.entries(GATEWAYS)) {
    const list = at(result, ['spec', 'components', key]);
    if (!Array.isArray(list)) continue;
    const names = new Set(list.map((item) => (isRecord(item) ? item.name : undefined)));
    const items = list.map((item: unknown, i) => {
      if (!isRecord(item) || item.enabled === false || (typeof item.name === 'string' && item.name !== '')) return item;
      const free = names.has(usual) ? `${usual}-${i}` : usual;
      notes.add({
        severity: 'warning',
        code: 'import/nameless-gateway',
        path: ['spec', 'components', key, i],
        message:
          'a gateway without a name is rendered as objects without a name, which Kubernetes refuses; it is ' +
          `called ${free} here`,
        fix: 'give it a name',
      });
      return { ...item, name: free };
    });
    result = replaced(result, ['spec', 'components', key], items);
  }
  return result;
}

function replaced(tree: ValueTree, path: readonly string[], value: unknown): ValueTree {
  const [name, ...rest] = path;
  return { ...tree, [name]: rest.length === 0 ? value : replaced((tree[name] ?? {}) as ValueTree, rest, value) };
}
