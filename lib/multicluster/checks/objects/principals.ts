import { isRecord, type Manifest, type Problem } from '../../../model';
import { planOf } from '../../plan';
import type { ClusterPlan, DeclaredMesh, MultiClusterPlan } from '../../types';
import { doubtful, listed } from '../problem';
import { acceptsAllDomains, domainsOf } from '../trust-domains';
import { objectIn } from './place';

/** Reports principals of trust domains that the proxies of a cluster do not accept: rules with them match nothing. */
export const foreignPrincipals = ({ plan, objectsOf }: DeclaredMesh): Problem[] =>
  plan.clusters.flatMap(({ name: cluster, primary }) => {
    const serving = planOf(plan, primary);
    // What an external control plane accepts is in its own mesh config.
    if (serving === undefined || serving.role !== 'primary' || acceptsAllDomains(serving.mesh)) return [];
    return objectsOf(cluster, 'AuthorizationPolicy')
      .filter(({ apiVersion }) => apiVersion.startsWith('security.istio.io/'))
      .flatMap((manifest) => problemsOf(plan, serving, { cluster, manifest }));
  });

function problemsOf(
  { clusters }: MultiClusterPlan,
  serving: ClusterPlan,
  { cluster, manifest }: { readonly cluster: string; readonly manifest: Manifest },
): Problem[] {
  const accepted = domainsOf(serving);
  return principalsOf(manifest).flatMap(({ path, principal }) => {
    const domain = domainOf(principal);
    if (domain === undefined || isAccepted(domain, accepted)) return [];
    const of = clusters.filter(({ trustDomain }) => trustDomain === domain).map(({ name }) => name);
    const whose = of.length > 0 ? `is that of ${listed(of)}, and no alias here` : 'is that of no cluster';
    return [
      {
        ...doubtful('principal', path, principal, [
          `the trust domain ${JSON.stringify(domain)} ${whose}, so that nobody with this name can connect`,
          fixOf(principal, domain, serving.trustDomain),
        ]),
        object: objectIn(cluster, manifest),
      },
    ];
  });
}

/** Returns what to write: istiod takes `cluster.local` for all trust domains of the mesh, but in whole names only. */
function fixOf(principal: string, domain: string, own: string): string {
  const rest = principal.slice(domain.length);
  return principal.split('/').length === WHOLE
    ? `write "cluster.local${rest}", which stands for all trust domains of the mesh`
    : `write "${own}${rest}", with the trust domain of this cluster`;
}

/** Parts of a whole name: `DOMAIN/ns/NAMESPACE/sa/ACCOUNT`. */
const WHOLE = 5;

/** Returns the trust domain that a principal names; nothing where any will do, or where istiod replaces it. */
function domainOf(principal: string): string | undefined {
  const parts = principal.split('/');
  if (parts.length < 2 || parts[0] === '*' || parts[0] === '') return undefined;
  return parts.length === WHOLE && parts[0] === 'cluster.local' ? undefined : parts[0];
}

const isAccepted = (domain: string, accepted: readonly string[]): boolean =>
  domain.startsWith('*') ? accepted.some((one) => one.endsWith(domain.slice(1))) : accepted.includes(domain);

interface Placed {
  readonly path: string;
  readonly principal: string;
}

const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const fields = (value: unknown): Readonly<Record<string, unknown>> => (isRecord(value) ? value : {});

const texts = (value: unknown, path: string): Placed[] =>
  list(value).flatMap((principal, i) => (typeof principal === 'string' ? [{ path: `${path}[${i}]`, principal }] : []));

/** Returns the principals of a policy, of its sources and conditions. */
function principalsOf({ spec }: Manifest): Placed[] {
  return list(fields(spec).rules).flatMap((rule, i) => {
    const { from, when } = fields(rule);
    const ofSources = list(from).flatMap((one, j) => {
      const { principals, notPrincipals } = fields(fields(one).source);
      const path = `spec.rules[${i}].from[${j}].source`;
      return [...texts(principals, `${path}.principals`), ...texts(notPrincipals, `${path}.notPrincipals`)];
    });
    const ofConditions = list(when).flatMap((one, j) => {
      const { key, values, notValues } = fields(one);
      if (key !== 'source.principal') return [];
      const path = `spec.rules[${i}].when[${j}]`;
      return [...texts(values, `${path}.values`), ...texts(notValues, `${path}.notValues`)];
    });
    return [...ofSources, ...ofConditions];
  });
}
