import type { Problem } from '../../model';
import type { MeshProps } from '../../props';
import { acceptsAllDomains } from '../checks/trust-domains';
import type { ClusterPlan, MultiClusterPlan } from '../types';
import { wrong } from './problems';
import { caProps } from './settings';
import type { MeshCa } from './types';

type Plan = Pick<MultiClusterPlan, 'clusters' | 'props'>;

/** Returns the reasons why clusters of a mesh would not trust each other. */
export function trustProblems(plan: Plan): Problem[] {
  const ca = plan.props.ca as MeshCa | undefined;
  return [
    ...rootProblems(plan, ca),
    ...replacedProblems(plan, ca),
    ...plan.clusters.flatMap((one) => aliases(one, plan)),
  ];
}

/** Control planes of which each would make a root of its own. */
function rootProblems({ clusters }: Plan, ca: MeshCa | undefined): Problem[] {
  const planes = clusters.filter(({ role }) => role !== 'remote');
  const alone = planes.filter(
    ({ role, mesh, externalIstiod }) => (role === 'primary' || externalIstiod) && !hasOwnAuthority(mesh),
  );
  if (ca !== undefined || planes.length < 2 || alone.length === 0) return [];
  const names = alone.map(({ name }) => JSON.stringify(name)).join(', ');
  const message =
    alone.length === 1
      ? `istiod of ${names} makes a root of its own`
      : `the istiods of ${names} make roots of their own`;
  return [
    wrong('common-root', 'ca', undefined, [
      message,
      "give `ca`: `{ secret: 'cacerts' }` where each cluster has that Secret from elsewhere, `certManager` or " +
        '`istioCsr`',
    ]),
  ];
}

/** Whether the props of one cluster name an authority: who signs there is not known here. */
const hasOwnAuthority = ({ pilot, values, meshConfig }: MeshProps): boolean =>
  Boolean(values?.global?.caAddress) ||
  Boolean(envOf(pilot, values).EXTERNAL_CA) ||
  (meshConfig as { caCertificates?: unknown } | undefined)?.caCertificates !== undefined;

/** Environment of istiod, by its prop and by values. */
export const envOf = (pilot: MeshProps['pilot'], values?: MeshProps['values']): Readonly<Record<string, unknown>> => ({
  ...(values?.istiod as { env?: Record<string, unknown> } | undefined)?.env,
  ...(typeof pilot === 'object' ? pilot.env : undefined),
});

/** Clusters whose own props undo what istio-csr needs. */
function replacedProblems({ clusters }: Plan, ca: MeshCa | undefined): Problem[] {
  if (ca === undefined || !('istioCsr' in ca)) return [];
  const address = caProps(ca, false).values?.global?.caAddress;
  const fix = 'leave it out: it follows from `ca.istioCsr`';
  return clusters.flatMap(({ path, role, mesh: { pilot, values } }) => {
    const asked = values?.global?.caAddress;
    const server = envOf(pilot, values).ENABLE_CA_SERVER;
    return [
      ...(asked === address || asked === undefined || typeof asked !== 'string'
        ? []
        : [wrong('authority-replaced', `${path}.values.global.caAddress`, asked, [`istio-csr is at ${address}`, fix])]),
      ...(role !== 'primary' || server === undefined || String(server) === 'false'
        ? []
        : [
            wrong('authority-replaced', `${path}.pilot.env.ENABLE_CA_SERVER`, server, [
              'istiod would sign certificates beside istio-csr, with a root of its own',
              fix,
            ]),
          ]),
    ];
  });
}

/** Trust domains of other clusters that a cluster does not know. */
function aliases(cluster: ClusterPlan, { clusters }: Plan): Problem[] {
  const { role, path, mesh, trustDomain } = cluster;
  const { trustDomainAliases: known = [] } = (mesh.meshConfig ?? {}) as { trustDomainAliases?: readonly string[] };
  if (role === 'remote' || !Array.isArray(known)) return [];
  const refuses = acceptsAllDomains(mesh) ? 'to whose workloads this one does not connect' : 'which this one refuses';
  const others = new Map(clusters.map((other) => [other.trustDomain, other.name]));
  return [...others].flatMap(([domain, other]) =>
    domain === trustDomain || known.includes(domain)
      ? []
      : [
          wrong('trust-domain', `${path}.meshConfig.trustDomainAliases`, known, [
            `cluster ${JSON.stringify(other)} has trust domain ${JSON.stringify(domain)}, ${refuses}`,
            `add ${JSON.stringify(domain)}`,
          ]),
        ],
  );
}
