import { isRecord, overlay } from '../../../lib/model';
import { renderAddon } from '../../../lib/mesh/addons';
import { comparable, compareObjects } from '../../support/compare';
import { NEWEST_VERSION } from '../../support/releases';
import { CHARTS, matches } from './chart-cases';
import { propsFor, type Tree } from './rows';

/** A rendering of a chart: its values, and the objects that Helm made of them. */
export interface ChartCase {
  readonly values: Tree;
  readonly objects: readonly Tree[];
}

/** Lists whose order says nothing, and the field by which each of their entries is known. */
const KEYED: Readonly<Record<string, string>> = {
  datasources: 'name',
  env: 'name',
  scrape_configs: 'job_name',
  volumeMounts: 'mountPath',
  volumes: 'name',
};

/** A mount without what charts write where nothing is given. */
const said = (mount: Tree): Tree =>
  Object.fromEntries(Object.entries(mount).filter(([, value]) => value !== null && value !== ''));

function unordered(value: unknown, name = ''): unknown {
  if (Array.isArray(value)) {
    const items = value.map((item) => unordered(item));
    if (name === 'metrics') return items.sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
    const key = KEYED[name];
    if (key === undefined || !items.every((item) => isRecord(item) && item[key] !== undefined)) return items;
    return Object.fromEntries(
      (items as Tree[]).map((item) => [String(item[key]), name === 'volumeMounts' ? said(item) : item]),
    );
  }
  if (!isRecord(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, below]) => [key, unordered(below, key)]));
}

/** Objects without roles that allow nothing, and what gives them to somebody. */
function withoutEmptyRoles(objects: readonly Tree[]): Tree[] {
  const nameOf = ({ metadata }: Tree): unknown => (metadata as Tree).name;
  const isEmpty = ({ kind, rules }: Tree): boolean =>
    /^(Cluster)?Role$/.test(String(kind)) && Array.isArray(rules) && rules.length === 0;
  const empty = objects.filter(isEmpty).map((role) => `${String(role.kind)} ${String(nameOf(role))}`);
  return objects.filter((object) => {
    const given = object.roleRef as Tree | undefined;
    return !isEmpty(object) && !(given && empty.includes(`${String(given.kind)} ${String(given.name)}`));
  });
}

/** What differs between a rendering of a chart and our objects for its values, but for what is expected. */
export function chartDifferences(chart: string, { values, objects }: ChartCase): string[] {
  const { addon, rows, usual, defaults, differences } = CHARTS[chart];
  const { props, rest } = propsFor(rows, overlay(usual, values));
  const isRest = Object.keys(rest).length > 0;
  if (isRest && addon !== 'kiali') return [`no row: ${JSON.stringify(rest)}`];
  const config = isRest ? { config: overlay((props.config ?? {}) as Tree, rest) } : {};
  const { mesh, ...own } = { ...defaults, ...props, ...config } as Tree;
  const namespace = (own.namespace ?? 'istio-system') as string;
  const facts = isRecord(mesh) && { rootNamespace: String(mesh.rootNamespace), clusterName: 'Kubernetes', namespace };
  const request = { addon, props: own, name: (own.name ?? addon) as string, namespace, version: NEWEST_VERSION };
  const nodes = renderAddon({
    ...request,
    ...(facts && { facts: { ...facts, version: NEWEST_VERSION, merged: true } }),
  });
  const plain = (list: readonly Tree[]) => list.map((object) => unordered(comparable(object)) as Tree);
  const ours = nodes.map(({ manifest }) => manifest as unknown as Tree);
  return compareObjects(plain(withoutEmptyRoles(objects)), plain(ours)).filter(
    (text) => !differences.some(([difference]) => matches(difference, text)),
  );
}
