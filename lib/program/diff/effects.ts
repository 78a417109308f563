import type { Manifest } from '../../model';
import { RELEASE_NOTES } from '../../releases/upgrade-notes.data';
import { formatPath, type PathStep } from './fields';
import type { ObjectDifference } from './objects';
import { definitionEffects } from './definitions';
import type { Effect } from './effect';
import { isImmutable } from './immutable';
import { permissionChanges } from './permissions';

const POD_TEMPLATES = new Set(['Deployment', 'DaemonSet', 'StatefulSet', 'ReplicaSet']);

const begins = (path: readonly PathStep[], ...steps: string[]): boolean => steps.every((step, i) => path[i] === step);

type EffectsOf = (difference: ObjectDifference, before: readonly Manifest[]) => Effect[];

const EVERY: readonly EffectsOf[] = [
  immutable,
  restarts,
  images,
  environment,
  permissions,
  webhooks,
  definitionEffects,
  configuration,
];

/**
 * Returns the effects of a difference on what runs; none where it only changes labels and the like. `before` are all
 * objects of the first side.
 */
export function effectsOf(difference: ObjectDifference, before: readonly Manifest[]): Effect[] {
  return EVERY.flatMap((effects) => effects(difference, before));
}

function immutable({ object, before, fields }: ObjectDifference): Effect[] {
  const refused = before === undefined ? [] : fields.filter((field) => isImmutable(before, field));
  return refused.map(({ path }) => ({
    kind: 'immutable',
    text: `the API server refuses to change ${formatPath(path)} of ${object}: delete the object first`,
  }));
}

function restarts({ kind, object, after, fields }: ObjectDifference): Effect[] {
  if (kind !== 'changed' || !POD_TEMPLATES.has(after?.kind ?? '')) return [];
  return fields.some(({ path }) => begins(path, 'spec', 'template'))
    ? [{ kind: 'restart', text: `restarts the pods of ${object}` }]
    : [];
}

function images({ object, fields }: ObjectDifference): Effect[] {
  return fields
    .filter(({ path, before, after }) => path.at(-1) === 'image' && before !== undefined && after !== undefined)
    .map(({ before, after }) => ({
      kind: 'image',
      text: `${object} runs ${String(after)} in place of ${String(before)}`,
    }));
}

const isVariable = (path: readonly PathStep[]): boolean =>
  path.some((step, i) => step === 'env' && i < path.length - 1);

/** Returns what the notes of upgrades say about a variable of istiod. */
const behaviourOf = (variable: string): string[] =>
  RELEASE_NOTES.filter(({ text, keep }) => `${text} ${keep ?? ''}`.match(/[A-Z0-9_]{6,}/g)?.includes(variable)).map(
    ({ text }) => text,
  );

function environment({ object, fields }: ObjectDifference): Effect[] {
  const names = fields.flatMap(({ path }) => {
    const name = isVariable(path) ? path[path.indexOf('env') + 1] : undefined;
    return typeof name === 'object' ? [name.name] : [];
  });
  return [...new Set(names)].map((name) => ({
    kind: 'environment',
    text: [`${object} runs with another ${name}`, ...behaviourOf(name)].join(': '),
  }));
}

function permissions({ object, before, after }: ObjectDifference): Effect[] {
  const kind = (after ?? before)?.kind;
  if (kind !== 'Role' && kind !== 'ClusterRole') return [];
  const rules = (manifest: Manifest | undefined): unknown => (manifest as { rules?: unknown } | undefined)?.rules;
  const { added, dropped } = permissionChanges(rules(before), rules(after));
  return [
    ...added.map((permission): Effect => ({ kind: 'permission-added', text: `${object} may ${permission}` })),
    ...dropped.map((permission): Effect => ({
      kind: 'permission-dropped',
      text: `${object} may no longer ${permission}`,
    })),
  ];
}

function webhooks({ object, before, after, fields }: ObjectDifference): Effect[] {
  if (!/WebhookConfiguration$/.test((after ?? before)?.kind ?? '')) return [];
  if (fields.length > 0 && fields.every(({ path }) => path[0] === 'metadata')) return [];
  return [{ kind: 'webhook', text: `${object} acts on other requests, or in another way` }];
}

/** Effects of ConfigMaps that istiod reads: mesh config at once, injection settings when pods are made. */
function configuration({ object, after, fields }: ObjectDifference): Effect[] {
  if (after?.kind !== 'ConfigMap') return [];
  const at = (...steps: string[]): boolean => fields.some(({ path }) => begins(path, ...steps));
  return [
    ...(at('data', 'mesh') || at('data', 'meshNetworks')
      ? [{ kind: 'mesh-config', text: `istiod reads ${object} at once, and sends it to all proxies` } as const]
      : []),
    ...(at('data', 'config') || (at('data', 'values') && /sidecar-injector/.test(object))
      ? [
          {
            kind: 'data-plane',
            text: `sidecars and deployed gateways get ${object} when their pods are made anew`,
          } as const,
        ]
      : []),
  ];
}
