import type { Manifest, Problem } from '../../model';
import { nameOfObject } from '../../program/ledger';
import type { Outside } from '../../program/outside';
import { at, pathNames } from '../tree';
import { fullHost } from './services';

const UNKNOWN = 'analysis/unknown-reference';

/** Lists of names, by the field that has one of them. */
const BY_FIELD: Readonly<Record<string, keyof Outside>> = {
  gateways: 'gateways',
  credentialName: 'secrets',
  credentialNames: 'secrets',
  certificateRefs: 'secrets',
  provider: 'providers',
  providers: 'providers',
  host: 'hosts',
  hosts: 'hosts',
};

const REFERENCES: ReadonlySet<string> = new Set(['targetRef', 'targetRefs', 'parentRefs', 'backendRefs']);

/** Returns the names that policies have and nothing in the input declares. */
export function outsideNames(policies: readonly Manifest[], problems: readonly Problem[]): Outside {
  const byName = new Map(policies.map((policy) => [nameOfObject(policy), policy]));
  const names: Partial<Record<keyof Outside, Set<string>>> = {};
  for (const problem of problems) {
    const policy = problem.code === UNKNOWN ? byName.get(problem.object ?? '') : undefined;
    const found = policy && nameIn(problem, policy);
    if (found) (names[found.list] ??= new Set()).add(found.name);
  }
  return Object.fromEntries(Object.entries(names).map(([list, found]) => [list, [...found].sort()]));
}

function nameIn({ path, ...rest }: Problem, policy: Manifest): { list: keyof Outside; name: string } | undefined {
  const steps = pathNames(path);
  const found = 'found' in rest ? rest.found : undefined;
  if (typeof found !== 'string') return undefined;
  const { namespace } = policy.metadata;
  const field = steps.filter((step) => typeof step === 'string' && step !== 'name').at(-1);
  if (field === undefined) return undefined;
  if (REFERENCES.has(String(field))) {
    const reference = at(policy, steps.slice(0, -1).map(String));
    const own = (at(reference, ['namespace']) ?? namespace) as string | undefined;
    const isService = at(reference, ['kind']) === 'Service' || (field === 'backendRefs' && !at(reference, ['kind']));
    return isService
      ? { list: 'hosts', name: fullHost(found, own) }
      : { list: 'waypoints', name: own === undefined ? found : `${own}/${found}` };
  }
  const list = BY_FIELD[String(field)];
  if (list === undefined) return undefined;
  if (list === 'hosts') return { list, name: fullHost(found.slice(found.lastIndexOf('/') + 1), namespace) };
  if (list === 'gateways' && !found.includes('/') && namespace !== undefined)
    return { list, name: `${namespace}/${found}` };
  return { list, name: found };
}
