import { fieldsOf, itemsOf, textOf, textsByIndex, type Fields } from '../objects/read';

/** One field of a source or operation, or one condition, with the values that it compares. */
export interface PolicyAttribute {
  readonly path: string;
  /** Name of the field or condition as written: `notPaths`, `source.ip`. */
  readonly name: string;
  /**
   * Key of the compared attribute, as a condition names it; `request.method`, `request.path` and `request.host` for
   * operations.
   */
  readonly key: string;
  /** True where none of the values may match. */
  readonly negative: boolean;
  readonly values: readonly string[];
}

/** Clause `from`, `to` or one condition of `when`: one of the alternatives must match as a whole. */
export interface PolicyClause {
  readonly place: 'from' | 'to' | 'when';
  readonly alternatives: readonly (readonly PolicyAttribute[])[];
}

/** One rule of an AuthorizationPolicy: all clauses must match. */
export interface PolicyRule {
  readonly index: number;
  readonly path: string;
  readonly clauses: readonly PolicyClause[];
}

/** Keys of conditions that compare the same as fields of a source. */
const SOURCE_KEYS: Readonly<Record<string, string>> = {
  principals: 'source.principal',
  requestPrincipals: 'request.auth.principal',
  namespaces: 'source.namespace',
  serviceAccounts: 'source.serviceAccount',
  trustDomains: 'source.trustDomain',
  ipBlocks: 'source.ip',
  remoteIpBlocks: 'remote.ip',
};

const OPERATION_KEYS: Readonly<Record<string, string>> = {
  hosts: 'request.host',
  ports: 'destination.port',
  methods: 'request.method',
  paths: 'request.path',
};

/** Reports whether only a proxy that parses requests can compare an attribute. */
export const isOfRequest = ({ key }: PolicyAttribute): boolean => key.startsWith('request.');

const IDENTITY_KEYS: ReadonlySet<string> = new Set([
  'source.principal',
  'source.namespace',
  'source.serviceAccount',
  'source.trustDomain',
]);

/** Reports whether an attribute compares the identity in the caller's certificate. */
export const isOfIdentity = ({ key }: PolicyAttribute): boolean => IDENTITY_KEYS.has(key);

/** Returns the rules of an AuthorizationPolicy with every attribute that has values. */
export function policyRules(spec: Fields): PolicyRule[] {
  return itemsOf(spec, 'rules').map((rule, index) => {
    const path = `spec.rules[${index}]`;
    const from = itemsOf(rule, 'from').map((one, i) =>
      listed(fieldsOf(one, 'source'), SOURCE, `${path}.from[${i}].source`),
    );
    const to = itemsOf(rule, 'to').map((one, i) =>
      listed(fieldsOf(one, 'operation'), OPERATION, `${path}.to[${i}].operation`),
    );
    const when = itemsOf(rule, 'when').map((one, i) => condition(one, `${path}.when[${i}]`));
    const clauses: PolicyClause[] = [
      { place: 'from', alternatives: from },
      { place: 'to', alternatives: to },
      ...when.map((attributes): PolicyClause => ({ place: 'when', alternatives: [attributes] })),
    ];
    return { index, path, clauses: clauses.filter(({ alternatives }) => alternatives.length > 0) };
  });
}

/** Adds the opposite of each field: `notPaths` beside `paths`. */
const withOpposites = (
  keys: Readonly<Record<string, string>>,
): ReadonlyMap<string, { key: string; negative: boolean }> =>
  new Map(
    Object.entries(keys).flatMap(([field, key]): [string, { key: string; negative: boolean }][] => [
      [field, { key, negative: false }],
      [`not${field[0].toUpperCase()}${field.slice(1)}`, { key, negative: true }],
    ]),
  );

const SOURCE = withOpposites(SOURCE_KEYS);
const OPERATION = withOpposites(OPERATION_KEYS);

function listed(of: Fields, known: typeof SOURCE, path: string): PolicyAttribute[] {
  return Object.keys(of).flatMap((name) => {
    const compared = known.get(name);
    return compared ? attribute(textsByIndex(of, name), { path: `${path}.${name}`, name, ...compared }) : [];
  });
}

function condition(one: Fields, path: string): PolicyAttribute[] {
  const key = textOf(one, 'key') ?? '';
  return [
    ...attribute(textsByIndex(one, 'values'), { path: `${path}.key`, name: key, key, negative: false }),
    ...attribute(textsByIndex(one, 'notValues'), { path: `${path}.key`, name: key, key, negative: true }),
  ];
}

const attribute = (values: readonly string[], of: Omit<PolicyAttribute, 'values'>): PolicyAttribute[] =>
  values.length > 0 ? [{ ...of, values }] : [];
