import { isRecord } from '../../model';

const texts = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);

/** Returns the single permissions that the rules of a role give: `get secrets`, `update deployments.apps/scale`. */
function permissionsOf(rules: unknown): Set<string> {
  const found = new Set<string>();
  for (const rule of Array.isArray(rules) ? rules.filter(isRecord) : []) {
    const names = texts(rule.resourceNames);
    const groups = texts(rule.apiGroups);
    const resources = [
      ...texts(rule.resources).flatMap((resource) =>
        (groups.length === 0 ? [''] : groups).map((group) => (group === '' ? resource : `${resource}.${group}`)),
      ),
      ...texts(rule.nonResourceURLs),
    ];
    for (const resource of resources)
      for (const verb of texts(rule.verbs))
        for (const name of names.length === 0 ? [''] : names)
          found.add(`${verb} ${resource}${name === '' ? '' : ` ${name}`}`);
  }
  return found;
}

/** Permissions that two versions of a role do not both give. */
export interface PermissionChanges {
  readonly added: readonly string[];
  readonly dropped: readonly string[];
}

/** Compares the rules of a Role or ClusterRole, whatever order and grouping they have. */
export function permissionChanges(before: unknown, after: unknown): PermissionChanges {
  const [left, right] = [permissionsOf(before), permissionsOf(after)];
  return {
    added: [...right].filter((permission) => !left.has(permission)).sort(),
    dropped: [...left].filter((permission) => !right.has(permission)).sort(),
  };
}
