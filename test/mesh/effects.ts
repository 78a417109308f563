import type { CommonGatewayProps, MeshProps } from '../../lib/props';

/**
 * Props by a path such as `pilot.autoscaling.min` or `ingressGateways[].name`: maps and first items are made on the
 * way.
 */
export function withProp(props: MeshProps, path: string, value: unknown): MeshProps {
  const copy = structuredClone(props) as Record<string, unknown>;
  const steps = path.replace(/\[\]/g, '.0').split('.');
  let at = copy;
  steps.slice(0, -1).forEach((step, i) => {
    if (typeof at[step] !== 'object') at[step] = steps[i + 1] === '0' ? [] : {};
    at = at[step] as Record<string, unknown>;
  });
  at[steps[steps.length - 1]] = value;
  return copy as MeshProps;
}

/** What one prop does, as a person who knows Istio expects it. */
export interface Effect {
  /** A value that is not the default. */
  readonly value: unknown;
  /** What else must be set for the prop to matter. @default - the mesh of the table */
  readonly base?: MeshProps;
  /** `base` is all that is set. @default - it is added to the mesh of the table */
  readonly alone?: boolean;
  /**
   * Ids of the nodes that change; `+id` appear and `-id` disappear. A `*` at the end stands for every node with that
   * beginning
   * (before the change for `-`, after it for `+`, in both for the rest). `!id` takes nodes out of what a `*` before it
   * stands for.
   */
  readonly changes: readonly string[];
}

/** What one prop of a gateway `g` does. Ids are those within the gateway. */
export interface GatewayEffect {
  readonly value: unknown;
  readonly base?: CommonGatewayProps;
  readonly changes: readonly string[];
  /** This form of a gateway does not take the prop: the code of the problem. */
  readonly refused?: string;
}

/** Node ids by what became of them: `id`, `+id`, `-id`. */
export function expand(changes: readonly string[], before: ReadonlySet<string>, after: ReadonlySet<string>): string[] {
  const result = new Set<string>();
  for (const change of changes) {
    const sign = /^[-+!]/.exec(change)?.[0] ?? '';
    const pattern = change.slice(sign.length);
    const pool =
      sign === '+'
        ? [...after].filter((id) => !before.has(id))
        : sign === '-'
          ? [...before].filter((id) => !after.has(id))
          : [...before].filter((id) => after.has(id));
    const ids = pattern.endsWith('*') ? pool.filter((id) => id.startsWith(pattern.slice(0, -1))) : [pattern];
    if (ids.length === 0) throw new Error(`${change} stands for nothing`);
    for (const id of ids) {
      if (sign === '!') result.delete(id);
      else result.add(`${sign}${id}`);
    }
  }
  return [...result].sort();
}
