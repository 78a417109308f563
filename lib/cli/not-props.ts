import { charts } from '../mesh/charts/charts';
import { VALUES_CHARTS } from '../mesh/checks/values';
import { MeshProblems, throwIfAny, type Problem, type ValueTree } from '../model';
import { pathText } from '../schema/wording';
import { repeatedKeys } from '../yaml/read-yaml';
import { Mesh } from '../props/mesh';

/** Names of an IstioOperator's fields among the props. */
const FROM_OPERATOR =
  'write its spec as props: profile, hub, tag, revision and meshConfig keep their names, components are pilot, cni, ' +
  'ztunnel, ingressGateways and egressGateways, and what has no prop goes under values, by chart';

/**
 * Refuses files that are not props but can be recognised: an IstioOperator or another object of Kubernetes, and values
 * of Istio's charts.
 *
 * @throws MeshProblems that name the kind of file, and the command or field for it
 */
export function refuseOtherFiles(file: string, tree: ValueTree): void {
  const { kind } = tree;
  if (typeof kind === 'string' && typeof tree.apiVersion === 'string')
    throw refusal(file, 'kind', kind, objectWords(kind));
  const other = Object.keys(tree).filter((key) => !Object.hasOwn(Mesh.facts.fields ?? {}, key));
  const chart = other.length > 0 ? chartWith(other) : undefined;
  if (chart !== undefined) throw refusal(file, other[0], tree[other[0]], valuesWords(other, chart));
}

/**
 * Refuses a file with two clusters of one name, of which the last one would count.
 *
 * @throws MeshProblems that name all of them, and their lines
 */
export function refuseRepeatedClusters(file: string, text: string): void {
  throwIfAny(
    ['clusters', 'apiServers'].flatMap((field) =>
      repeatedKeys(text, field).map(({ key, lines }): Problem => ({
        severity: 'error',
        code: 'cli/repeated-cluster',
        object: file,
        path: pathText([field, key]),
        found: lines.map((line) => `line ${line}`),
        message: 'the name is there more than once, and only the last one would count',
        fix: 'give each cluster a name of its own',
      })),
    ),
  );
}

interface Words {
  readonly message: string;
  readonly fix: string;
}

function refusal(object: string, path: string, found: unknown, words: Words): MeshProblems {
  return new MeshProblems([{ severity: 'error', code: 'cli/no-props', object, path, found, ...words }]);
}

const objectWords = (kind: string): Words =>
  kind === 'IstioOperator'
    ? { message: 'the file has an IstioOperator, and no props of a mesh', fix: FROM_OPERATOR }
    : {
        message: 'the file has an object of Kubernetes, and no props of a mesh',
        fix: 'give the fields of a mesh, for example "profile: default"; `inject` takes workloads',
      };

function valuesWords(keys: readonly string[], chart: string): Words {
  const own = keys.some((key) => key !== 'global');
  const places = [...(keys.includes('global') ? ['values.global'] : []), ...(own ? [`values.${chart}`] : [])];
  const values = `Helm values${own ? ` of chart ${chart}` : ''} (${keys.join(', ')})`;
  return {
    message: `the file has ${values}, and no props of a mesh`,
    fix: `put them under ${places.join(' and ')}, or render the chart by itself with renderComponent`,
  };
}

/** Charts whose values have a place among the props, the one with the most values first. */
const CHARTS = ['istiod' as const, ...VALUES_CHARTS];

/** Returns the first chart that has values of all these names. */
function chartWith(keys: readonly string[]): string | undefined {
  return CHARTS.find((chart) => {
    const fields = charts[chart].schema.shape().facts.fields ?? {};
    return keys.every((key) => Object.hasOwn(fields, key));
  });
}
