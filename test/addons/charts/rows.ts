import { isRecord } from '../../../lib/model';

export type Tree = Record<string, unknown>;

/** A value of a chart, and the props that stand for it; `undefined` where it is as it always is here. */
export type Row = readonly [value: string, props: ((value: never, values: Tree) => Tree) | undefined];

/** A value of a chart, by the beginning of its path, for which there is no prop, and why. */
export type Unmapped = readonly [value: string, why: string];

export const only = (entries: Tree): Tree =>
  Object.fromEntries(Object.entries(entries).filter(([, value]) => value !== undefined));

/** What stands at a path of values. */
export const at = (values: Tree, path: string): unknown =>
  path.split('.').reduce<unknown>((tree, key) => (isRecord(tree) ? tree[key] : undefined), values);

/** The row of a value that a prop takes as it is, at a path of props. */
export function same(value: string, prop: string): Row {
  const keys = prop.split('.').reverse();
  return [value, (given: unknown) => keys.reduce<unknown>((inner, key) => ({ [key]: inner }), given) as Tree];
}

/** Entries of a map of a chart, which Helm goes through by name. */
export const byName = <T>(map: Readonly<Record<string, T>>): [string, T][] =>
  Object.entries(map).sort(([a], [b]) => (a < b ? -1 : 1));

interface Variable {
  readonly name: string;
  readonly value?: unknown;
}

/** A list of variables, as a chart has it: those with a value, and those from elsewhere. */
export const envOf = (list: readonly Variable[]): Tree => {
  const [plain, others] = [true, false].map((has) => list.filter((each) => (each.value !== undefined) === has));
  return {
    ...(plain.length > 0 && { env: Object.fromEntries(plain.map(({ name, value }) => [name, value])) }),
    ...(others.length > 0 && { envFrom: others }),
  };
};

/** The volume of the chart of Prometheus or Grafana. */
export const volumeOf = (given: Tree, usual: string): Tree => {
  const { enabled, size = usual, storageClass, storageClassName, existingClaim, selectorLabels } = given;
  if (enabled !== true) return {};
  if (existingClaim) return { storage: { existingClaim } };
  const name = storageClass ?? storageClassName;
  return {
    storage: only({
      size,
      storageClass: name === '-' ? '' : name === '' ? undefined : name,
      accessModes: given.accessModes,
      annotations: given.annotations,
      labels: given.labels ?? given.extraPvcLabels,
      selector: given.selector ?? (selectorLabels && { matchLabels: selectorLabels }),
      volumeName: given.volumeName,
    }),
  };
};

export const accountOf = (given: Tree): Tree => {
  const { create, name, annotations, labels, automountServiceAccountToken: automountToken, autoMount } = given;
  const isOwn = create !== false && Boolean(name);
  return {
    serviceAccount: only({
      name: isOwn || create === false ? (name ?? 'default') : undefined,
      create: isOwn ? true : undefined,
      annotations,
      labels,
      automountToken: autoMount ?? automountToken,
    }),
  };
};

/** A Service with one port, which is called differently in each chart. */
export function serviceOf(given: Tree, portName: string, usual: number): Tree {
  const { type, annotations, labels, nodePort, loadBalancerSourceRanges, [portName]: port } = given;
  return only({
    type,
    annotations,
    labels,
    nodePort,
    loadBalancerSourceRanges,
    port: port === usual ? undefined : port,
  });
}

interface IngressValues {
  readonly enabled?: boolean;
  readonly hosts?: readonly string[];
  readonly path?: string;
  readonly pathType?: string;
  readonly extraPaths?: readonly Tree[];
  readonly tls?: readonly { readonly secretName?: string; readonly hosts?: readonly string[] }[];
  readonly ingressClassName?: string;
  readonly servicePort?: number;
  readonly annotations?: Tree;
  readonly labels?: Tree;
  readonly extraLabels?: Tree;
}

const hostOf = (text: string): string => text.split('/')[0];

/** An Ingress of the charts of Prometheus and Grafana: more than one host, path or certificate is its spec. */
export function ingressOf(given: IngressValues, service: { readonly name: string; readonly port: number }): Tree {
  if (given.enabled !== true) return {};
  const { hosts = [], path = '/', pathType = 'Prefix', extraPaths = [], tls = [] } = given;
  const [host = '*'] = hosts;
  const [certificate] = tls;
  const isUsual =
    hosts.length < 2 && pathType === 'Prefix' && extraPaths.length === 0 && given.servicePort === undefined;
  const backend = { service: { name: service.name, port: { number: given.servicePort ?? service.port } } };
  const paths = [...extraPaths, { path, pathType, backend }];
  const rules =
    hosts.length === 0 ? [{ http: { paths } }] : hosts.map((each) => ({ host: hostOf(each), http: { paths } }));
  const isOne = tls.length === 1 && JSON.stringify(certificate.hosts) === JSON.stringify([hostOf(host)]);
  const spec = only({ rules: isUsual ? undefined : rules, tls: tls.length === 0 || isOne ? undefined : tls });
  return {
    ingress: only({
      host: hostOf(host),
      className: given.ingressClassName,
      tlsSecret: isOne ? certificate.secretName : undefined,
      annotations: given.annotations,
      labels: given.extraLabels ?? given.labels,
      path: path === '/' ? undefined : path,
      spec: Object.keys(spec).length > 0 ? spec : undefined,
    }),
  };
}

/** A budget; `usual` is what the chart sets where none of the two limits is given. */
export const budgetOf = ({ enabled, ...limits }: Tree, usual: Tree = {}): Tree =>
  enabled === false
    ? {}
    : {
        podDisruptionBudget: 'minAvailable' in limits || 'maxUnavailable' in limits ? limits : { ...usual, ...limits },
      };

const isPrefix = (path: string, of: string): boolean => path === of || of.startsWith(`${path}.`);

/** Props of one row over those of others: maps merge, and lists are what all of them say. */
function merged(under: Tree, over: Tree): Tree {
  const result = { ...under };
  for (const [key, value] of Object.entries(over)) {
    const below = result[key];
    if (isRecord(below) && isRecord(value)) result[key] = merged(below, value);
    else if (Array.isArray(below) && Array.isArray(value))
      result[key] = [...(below as unknown[]), ...(value as unknown[])];
    else result[key] = value;
  }
  return result;
}

/** The props that stand for values; what no row is for becomes `config` of Kiali, or is named. */
export function propsFor(rows: readonly Row[], values: Tree): { readonly props: Tree; readonly rest: Tree } {
  let props: Tree = {};
  const walk = (tree: Tree, path: string): Tree => {
    const rest: Tree = {};
    for (const [key, value] of Object.entries(tree)) {
      const place = path === '' ? key : `${path}.${key}`;
      const row = rows.find(([own]) => own === place);
      if (row !== undefined) props = merged(props, row[1]?.(value as never, values) ?? {});
      else if (isRecord(value) && rows.some(([own]) => isPrefix(place, own))) {
        const below = walk(value, place);
        if (Object.keys(below).length > 0) rest[key] = below;
      } else rest[key] = value;
    }
    return rest;
  };
  const rest = walk(values, '');
  return { props, rest };
}
