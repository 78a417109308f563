import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Manifest, Problem } from '../../../lib/model';
import { matchesPolicy, ztunnelPolicy, type Connection, type ZtunnelPolicy } from '../../../lib/program/access/ztunnel';
import { ambientProblems } from '../../../lib/program/analysis/ambient';

/**
 * What we say of policies at ztunnel, held against what ztunnel's own code did with what istiod's own code sent it
 * (`npm run test:ztunnel` records and compares test/ztunnel/verdicts.json).
 */
type Action = 'ALLOW' | 'DENY';
type Item = Readonly<Record<string, readonly string[]>>;
interface Rule {
  readonly from?: readonly { readonly source: Item }[];
  readonly to?: readonly { readonly operation: Item }[];
  readonly when?: readonly {
    readonly key: string;
    readonly values?: readonly string[];
    readonly notValues?: readonly string[];
  }[];
}
interface Recorded {
  readonly connections: readonly Connection[];
  readonly rules: readonly { readonly rule: Rule; readonly allow: string; readonly deny: string }[];
  readonly sets: readonly {
    readonly set: readonly { rule: number; action: Action }[];
    readonly verdicts: readonly string[];
  }[];
}
const { connections, rules, sets }: Recorded = JSON.parse(
  readFileSync(join(__dirname, '..', '..', 'ztunnel', 'verdicts.json'), 'utf8'),
);

const policy = (rule: Rule, action: Action, name = 'p'): Manifest => ({
  apiVersion: 'security.istio.io/v1',
  kind: 'AuthorizationPolicy',
  metadata: { name, namespace: 'shop' },
  spec: { selector: { matchLabels: { app: 'orders' } }, action, rules: [rule] },
});
const sent = (rule: Rule, action: Action, name?: string) => ztunnelPolicy(policy(rule, action, name)) as ZtunnelPolicy;

const cases = rules.flatMap(({ rule, allow, deny }): [Rule, Action, string][] => [
  [rule, 'ALLOW', allow],
  [rule, 'DENY', deny],
]);
const bits = (all: readonly unknown[]) => all.map((one) => (one === true ? '1' : '0')).join('');

test('rules match the connections that ztunnel matched', () => {
  const differing = cases.filter(
    ([rule, action, recorded]) => bits(connections.map((one) => matchesPolicy(sent(rule, action), one))) !== recorded,
  );
  expect(cases).toHaveLength(726);
  expect(differing).toEqual([]);
});

test('sets of policies let through, and by whom, what ztunnel let through', () => {
  const verdict = (policies: readonly ZtunnelPolicy[], connection: Connection) => {
    const first = (action: Action) => policies.find((one) => one.action === action && matchesPolicy(one, connection));
    const denied = first('DENY');
    if (denied) return `-${denied.key}`;
    const allowed = first('ALLOW');
    if (allowed) return `+${allowed.key}`;
    return policies.some((one) => one.action === 'ALLOW') ? '-' : '+';
  };
  const differing = sets.filter(({ set, verdicts }) => {
    const policies = set.map(({ rule, action }) => sent(rules[rule].rule, action, `p${rule}`));
    return connections.some((connection, i) => verdict(policies, connection) !== verdicts[i]);
  });
  expect(sets).toHaveLength(400);
  expect(differing).toEqual([]);
});

/**
 * What a rule says of a connection, read straight from its text: true, false, or undecided where only a request would
 * show it.
 */
function asWritten(rule: Rule, connection: Connection): boolean | undefined {
  const clauses = [
    ...(rule.from ? [rule.from.map(({ source }) => every(source, connection))] : []),
    ...(rule.to ? [rule.to.map(({ operation }) => every(operation, connection))] : []),
    ...(rule.when ?? []).map(({ key, values, notValues }) => [
      every({ ...(values && { [key]: values }), ...(notValues && { [`not ${key}`]: notValues }) }, connection),
    ]),
  ];
  return and(clauses.map(or));
}

const and = (all: readonly (boolean | undefined)[]) =>
  all.includes(false) ? false : all.includes(undefined) ? undefined : true;
const or = (all: readonly (boolean | undefined)[]) =>
  all.includes(true) ? true : all.includes(undefined) ? undefined : false;

function every(item: Item, connection: Connection): boolean | undefined {
  return and(
    Object.entries(item).map(([field, values]) => {
      const bare = field.replace(/^not ?/, '');
      const found = or(values.map((value) => compare(bare[0].toLowerCase() + bare.slice(1), value, connection)));
      return bare === field || found === undefined ? found : !found;
    }),
  );
}

const matchesPattern = (pattern: string, text: string) =>
  pattern === '*' ? text !== '' : new RegExp(`^${pattern.replace(/[.[\]]/g, '\\$&').replace('*', '.*')}$`).test(text);

function compare(
  field: string,
  value: string,
  { principal = '', ip, destinationIp, port }: Connection,
): boolean | undefined {
  const [domain, , namespace = '', , account] = principal.split('/');
  switch (field) {
    case 'principals':
    case 'source.principal':
      return matchesPattern(value, principal);
    case 'namespaces':
    case 'source.namespace':
      return matchesPattern(value, namespace);
    case 'serviceAccounts':
    case 'source.serviceAccount':
      return (value.includes('/') ? value : `shop/${value}`) === `${namespace}/${account}`;
    case 'trustDomains':
    case 'source.trustDomain':
      return matchesPattern(value, domain);
    case 'ports':
    case 'destination.port':
      return value === String(port);
    case 'ipBlocks':
    case 'source.ip':
      return inBlock(value, ip ?? '');
    case 'destination.ip':
      return inBlock(value, destinationIp ?? '');
    default:
      return undefined;
  }
}

/** The few blocks that the inputs have. */
const BLOCKS: Readonly<Record<string, string>> = {
  '10.0.0.0/8': '10.',
  '10.2.0.0/16': '10.2.',
  '2001:db8::/32': '2001:db8:',
};
const inBlock = (block: string, address: string) =>
  block in BLOCKS ? address.startsWith(BLOCKS[block]) : address === block;

const PROGRAM: readonly Manifest[] = [
  { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop', labels: { 'istio.io/dataplane-mode': 'ambient' } } },
  {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'orders', namespace: 'shop' },
    spec: { template: { metadata: { labels: { app: 'orders' } }, spec: { containers: [] } } },
  },
];

type Reported = 'nothing' | 'never fires' | 'less' | 'more' | 'as written';
/** What our problems say of the rule. */
function reported(problems: readonly Problem[]): Reported {
  const texts = problems.map(({ message }) => message);
  if (texts.length === 0) return 'as written';
  if (texts.some((text) => /the rule never fires|so that the rule allows nothing|so that it allows nothing/.test(text)))
    return 'nothing';
  return texts.some((text) => /more than it says/.test(text)) ? 'more' : 'less';
}

const evaluated = cases.map(([rule, action, recorded]) => ({
  rule,
  action,
  said: reported(ambientProblems([...PROGRAM, policy(rule, action)])),
  matched: [...recorded].map((bit) => bit === '1'),
  written: connections.map((connection) => asWritten(rule, connection)),
}));
const of = (wanted: Reported, action: Action) =>
  evaluated.filter((one) => one.said === wanted && one.action === action);

/** Without alternatives, which may match what another one lost, and without principals that match nowhere. */
const isPlain = ({ rule }: { readonly rule: Rule }) => !/\},\{|spiffe/.test(JSON.stringify(rule));

describe('each statement is true of what ztunnel did', () => {
  test('every statement is made of some rule, for both actions', () => {
    const counts = (['ALLOW', 'DENY'] as const).map((action) =>
      Object.fromEntries(
        (['nothing', 'less', 'more', 'as written'] as const).map((one) => [one, of(one, action).length]),
      ),
    );
    expect(counts).toEqual([
      { 'nothing': 201, 'less': 8, 'more': 20, 'as written': 134 },
      { 'nothing': 127, 'less': 28, 'more': 74, 'as written': 134 },
    ]);
  });

  test.each(['ALLOW', 'DENY'] as const)(
    'a rule of %s that allows nothing or never fires matches no connection',
    (action) => {
      expect(of('nothing', action).filter(({ matched }) => matched.includes(true))).toEqual([]);
    },
  );

  test.each(['ALLOW', 'DENY'] as const)('a rule of %s that is said to match more never matches less', (action) => {
    const lost = of('more', action).filter(({ matched, written }) =>
      written.some((one, i) => one === true && !matched[i]),
    );
    expect(lost.filter(isPlain)).toEqual([]);
    const same = of('more', action).filter(
      ({ matched, written }) => matched.includes(true) && written.every((one, i) => one === true || !matched[i]),
    );
    expect(same.filter(isPlain)).toEqual([]);
  });

  test.each(['ALLOW', 'DENY'] as const)('a rule of %s that is said to match less never matches more', (action) => {
    expect(
      of('less', action).filter(({ matched, written }) => written.some((one, i) => one === false && matched[i])),
    ).toEqual([]);
  });

  test.each(['ALLOW', 'DENY'] as const)(
    'a rule of %s of which nothing is said matches what is written, and nothing else',
    (action) => {
      expect(
        of('as written', action).filter(({ matched, written }) => written.some((one, i) => one !== matched[i])),
      ).toEqual([]);
    },
  );
});
