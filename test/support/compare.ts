import { parse } from 'yaml';

type Tree = Record<string, unknown>;

/** Labels that say which tool installed an object, and which chart archive. */
const TOOL_LABELS = ['helm.sh/chart', 'app.kubernetes.io/managed-by'];

/** The injection templates that Istio ships. Their text is ours, so only their presence is compared here. */
const BUILT_IN = [
  'sidecar',
  'gateway',
  'grpc-simple',
  'grpc-agent',
  'waypoint',
  'kube-gateway',
  'agentgateway',
  'agentgateway-waypoint',
];

function withoutToolLabels(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutToolLabels);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => {
      if (key !== 'labels' || typeof item !== 'object' || item === null) return [key, withoutToolLabels(item)];
      return [key, Object.fromEntries(Object.entries(item).filter(([label]) => !TOOL_LABELS.includes(label)))];
    }),
  );
}

function parsed(text: string): unknown {
  if (!/[:{[]/.test(text)) return text;
  try {
    const data: unknown = parse(text);
    return typeof data === 'object' && data !== null ? data : text;
  } catch {
    return text;
  }
}

/** Built-in template bodies by a mark: `userTemplates` are compared to the letter. */
function markTemplates(config: unknown, userTemplates: readonly string[]): unknown {
  const tree = config as Tree | null;
  if (typeof tree !== 'object' || tree === null || typeof tree.templates !== 'object' || tree.templates === null)
    return config;
  const templates = Object.fromEntries(
    Object.entries(tree.templates).map(([name, text]) => [
      name,
      BUILT_IN.includes(name) && !userTemplates.includes(name) ? `<built-in template ${name}>` : text,
    ]),
  );
  return { ...tree, templates };
}

/** An object in the form in which two renderings are compared: see the comparison rules of the design. */
export function comparable(object: Tree, userTemplates: readonly string[] = []): Tree {
  const plain = withoutToolLabels(JSON.parse(JSON.stringify(object))) as Tree;
  if (plain.kind !== 'ConfigMap' || typeof plain.data !== 'object' || plain.data === null) return plain;
  const data = Object.fromEntries(
    Object.entries(plain.data as Tree).map(([key, text]) => [
      key,
      markTemplates(typeof text === 'string' ? parsed(text) : text, userTemplates),
    ]),
  );
  return { ...plain, data };
}

export function identity(object: Tree): string {
  const metadata = object.metadata as Tree;
  return `${object.kind} ${metadata.namespace ?? ''}/${metadata.name}`;
}

/** Where two values differ, as `path: left -> right`. */
export function differences(left: unknown, right: unknown, path = ''): string[] {
  if (Object.is(left, right)) return [];
  if (Array.isArray(left) && Array.isArray(right) && left.length === right.length) {
    return left.flatMap((item, i) => differences(item, right[i], `${path}[${i}]`));
  }
  const isTree = (value: unknown): value is Tree =>
    typeof value === 'object' && value !== null && !Array.isArray(value);
  if (isTree(left) && isTree(right)) {
    return [...new Set([...Object.keys(left), ...Object.keys(right)])].flatMap((key) =>
      differences(left[key], right[key], `${path}.${key}`),
    );
  }
  return [`${path}: ${JSON.stringify(left)?.slice(0, 100_000)} -> ${JSON.stringify(right)?.slice(0, 100_000)}`];
}

/** How the objects that we render differ from the expected ones; nothing when the two sets are equal. */
export function compareObjects(
  expected: readonly Tree[],
  ours: readonly Tree[],
  userTemplates: readonly string[] = [],
): string[] {
  const index = (objects: readonly Tree[]) =>
    new Map(objects.map((object) => [identity(object), comparable(object, userTemplates)]));
  const [left, right] = [index(expected), index(ours)];
  const twice = ours.length - right.size;
  return [
    ...(twice > 0 ? [`${twice} of our objects occur twice`] : []),
    ...[...left.keys()].filter((key) => !right.has(key)).map((key) => `missing: ${key}`),
    ...[...right.keys()].filter((key) => !left.has(key)).map((key) => `not expected: ${key}`),
    ...[...left].flatMap(([key, object]) =>
      right.has(key) ? differences(object, right.get(key)).map((text) => `${key} ${text}`) : [],
    ),
  ];
}
