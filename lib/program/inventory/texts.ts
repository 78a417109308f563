import type { GraphNode } from '../graph';
import type { DescribedPolicy, DescribedRoute, DescribedScope, Description } from './describe';
import type { Inventory, KindInventory, NamespaceInventory } from './inventory';

/** Limit of the names that a line lists. */
const MAX_NAMES = 8;

function some(names: readonly string[], limit = MAX_NAMES): string {
  const more = names.length > limit ? `, and ${names.length - limit} more` : '';
  return `${names.slice(0, limit).join(', ')}${more}`;
}

const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`;

const kindLine = ({ kind, names }: KindInventory): string => `  ${kind} (${names.length}): ${some(names)}\n`;

function namespaceText({ namespace, count, kinds }: NamespaceInventory): string {
  const title = namespace === '' ? 'no namespace' : `namespace ${namespace}`;
  return `${title}: ${counted(count, 'object')}\n${kinds.map(kindLine).join('')}`;
}

function listText(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [`${title} (${lines.length})\n${lines.map((line) => `  ${line}\n`).join('')}`];
}

/** Formats an inventory as text. */
export function inventoryText({ count, namespaces, hosts, images }: Inventory): string {
  const named = namespaces.filter(({ namespace }) => namespace !== '').length;
  const parts = [
    `${counted(count, 'object')} in ${counted(named, 'namespace')}\n`,
    ...namespaces.map(namespaceText),
    ...listText('hosts', hosts),
    ...listText(
      'images',
      images.map(({ image, workloads }) => `${image}: ${some(workloads, 3)}`),
    ),
  ];
  return parts.join('\n');
}

/** Facts that other lines of a description say. */
const SAID: ReadonlySet<string> = new Set(['rule', 'match', 'waypoint', 'kind', 'by', 'inactive', 'mirror', 'acts on']);

const factsText = (facts: Readonly<Record<string, string>>, said: ReadonlySet<string> = SAID): string[] =>
  Object.entries(facts)
    .filter(([name]) => !said.has(name))
    .map(([name, value]) => `${name}: ${value}`);

const inBrackets = (facts: readonly string[]): string => (facts.length === 0 ? '' : ` (${facts.join('; ')})`);

function routeLine({ from, to, requests, objects, facts }: DescribedRoute): string {
  const what = requests === '' ? 'all requests' : requests;
  const inactive = facts.inactive === undefined ? '' : `, NOT APPLIED: ${facts.inactive}`;
  const place = [objects.join(', '), facts.rule].filter((part) => part !== undefined).join(' ');
  return `${from} -> ${to}: ${what} [${place}]${inBrackets(factsText(facts))}${inactive}`;
}

function policyLine({ policy, on, facts }: DescribedPolicy): string {
  const inactive = facts.inactive === undefined ? '' : `, NOT ENFORCED: ${facts.inactive}`;
  return `${policy} on ${on}${inBrackets(factsText(facts))}${inactive}`;
}

const workloadLine = ({ label, dataPlane, mtls, facts }: GraphNode): string => {
  const more = [facts.kind, dataPlane && `data plane ${dataPlane}`, mtls && `mTLS ${mtls}`, facts.version];
  return `${label}${inBrackets(more.filter((part) => part !== undefined))}`;
};

const ACCESS: Readonly<Record<string, string>> = {
  all: 'every workload in the mesh',
  none: 'no workload in the mesh',
  some: 'these callers in the mesh',
  unknown: 'not known',
};

function callerLines({ node, callers }: Description): string[] {
  if (node.access === undefined) return [];
  const { 'callers': many, requests, 'callers without mTLS': plain } = node.facts;
  const why = node.facts['access is unknown because'];
  const who = many ?? `${ACCESS[node.access]}${why === undefined ? '' : `: ${why}`}`;
  return [
    `${who}${requests === undefined ? '' : `, requests: ${requests}`}`,
    ...callers.map(({ from, requests: only }) => `${from}${only === '' ? '' : `: ${only}`}`),
    ...(plain === undefined ? [] : [`without mTLS: ${plain}`]),
  ];
}

const scopeLines = ({ sidecar, unknownHosts, hosts }: DescribedScope): string[] => [
  sidecar === undefined ? 'no Sidecar limits them' : `limited by ${sidecar}`,
  `${counted(hosts.length, 'host')}: ${some(hosts)}`,
  `unknown hosts: ${unknownHosts}`,
];

const OWN_LINES: ReadonlySet<string> = new Set([
  ...['waypoint', 'callers', 'requests', 'callers without mTLS', 'access is unknown because'],
]);

/** Formats a description as text. */
export function descriptionText(description: Description): string {
  const { kind, name, node, workloads, subsets, waypoint, routes, policies, scope, findings } = description;
  const section = (title: string, lines: readonly string[]): string =>
    lines.length === 0 ? '' : `${title}:\n${lines.map((line) => `  ${line}\n`).join('')}`;
  const own = [
    ...factsText(node.facts, OWN_LINES),
    ...(node.dataPlane === undefined ? [] : [`data plane: ${node.dataPlane}`]),
    ...(node.mtls === undefined ? [] : [`mTLS: ${node.mtls}`]),
    ...(waypoint === undefined ? [] : [`waypoint: ${waypoint}`]),
    `objects: ${node.objects.join(', ')}`,
  ];
  const chosen = kind === 'workload' ? 'selected by' : 'workloads';
  return [
    `${kind} ${name}\n${own.map((line) => `  ${line}\n`).join('')}`,
    section(
      chosen,
      kind === 'workload' ? workloads.map((one) => `${one.kind} ${one.label}`) : workloads.map(workloadLine),
    ),
    section(
      'subsets',
      subsets.map(({ label, facts }) => `${label}${inBrackets(factsText(facts))}`),
    ),
    section('routes', routes.map(routeLine)),
    section('policies', policies.map(policyLine)),
    section('who may call', callerLines(description)),
    section('what its proxies know', scope === undefined ? [] : scopeLines(scope)),
    section(
      'findings',
      findings.map(({ code, severity, object, path, message }) => `${severity} ${code} ${object} ${path}: ${message}`),
    ),
  ].join('');
}
