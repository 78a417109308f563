/**
 * Returns the test of a text in a policy: `*` for any but the empty one, a prefix or suffix match with a star at one
 * end, or an exact match.
 */
export function textTest(value: string): (text: string) => boolean {
  if (value === '*') return (text) => text !== '';
  if (value.startsWith('*')) return (text) => text.endsWith(value.slice(1));
  if (value.endsWith('*')) return (text) => text.startsWith(value.slice(0, -1));
  return (text) => text === value;
}

/** Test of an identity without `spiffe://`: `cluster.local/ns/shop/sa/web`. */
type IdentityTest = (principal: string | undefined) => boolean;

const quoted = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

function principalTest(value: string): IdentityTest {
  const test = textTest(value);
  return (principal) => principal !== undefined && test(principal);
}

function namespaceTest(value: string): IdentityTest {
  const pattern = new RegExp(`/ns/${value.split('*').map(quoted).join('.*')}/`);
  return (principal) => principal !== undefined && pattern.test(principal);
}

function accountTest(value: string, namespace: string): IdentityTest {
  const slash = value.indexOf('/');
  const [ns, account] = slash < 0 ? [namespace, value] : [value.slice(0, slash), value.slice(slash + 1)];
  const pattern = new RegExp(`^.+/ns/${quoted(ns)}/(.+/|)sa/${quoted(account)}(/.+)?$`);
  return (principal) => principal !== undefined && pattern.test(principal);
}

function trustDomainTest(value: string): IdentityTest {
  if (value === '*') return (principal) => principal !== undefined;
  const pattern = new RegExp(`^${quoted(value).replace('\\*', '[^/]*')}/`);
  return (principal) => principal !== undefined && pattern.test(principal);
}

const TESTS: Readonly<Record<string, (value: string, namespace: string) => IdentityTest>> = {
  'source.principal': principalTest,
  'source.namespace': namespaceTest,
  'source.serviceAccount': accountTest,
  'source.trustDomain': trustDomainTest,
};

/** Returns the test that Envoy makes of one value of an attribute that compares the identity of a caller. */
export const identityTest = (key: string, value: string, namespace: string): IdentityTest =>
  TESTS[key](value, namespace);
