import { type Manifest, type Problem, suggest } from '../model';
import type { SchemaCode } from '../schema/problems.data';
import { gatewayApiFacts, type GatewayApiFacts, type GatewayApiKindFacts } from '../releases/gateway-api';

/** Returns the versions of a kind as `apiVersion` has them. `key` is `GROUP/KIND`. */
const inGroup = (key: string, versions: readonly string[]): string[] =>
  versions.map((version) => `${key.slice(0, key.indexOf('/'))}/${version}`);

function problem(severity: Problem['severity'], code: SchemaCode, path: string, found: unknown, text: Text): Problem {
  return { severity, code: `schema/${code}`, path, found, ...text };
}
type Text = Pick<Problem, 'message' | 'fix'>;

/**
 * Returns the problem of kind and version of an object of the Gateway API, in a cluster that has the version of the API
 * that a release of Istio is built with.
 */
export function servedKindProblem(object: Manifest, version: string): Problem | undefined {
  const key = `${String(object.apiVersion).split('/')[0]}/${object.kind}`;
  const facts = gatewayApiFacts(version);
  const bundle = `Gateway API ${facts.bundle}, which Istio ${minorOf(version)} is built with,`;
  if (!Object.hasOwn(facts.kinds, key)) return missingKind(object, key, facts, bundle);
  return versionProblem(object, key, facts.kinds[key], bundle);
}

const minorOf = (version: string): string => version.replace(/^v/, '').split('.').slice(0, 2).join('.');

function missingKind(object: Manifest, key: string, { kinds }: GatewayApiFacts, bundle: string): Problem {
  const message = `${bundle} has no kind ${object.kind} in this group`;
  const instead = Object.entries(kinds).find(([, kind]) => kind.insteadOf === key);
  if (instead !== undefined) {
    const [name, { read = '' }] = instead;
    const fix = `use ${name.split('/')[1]} of ${inGroup(name, [read])[0]}`;
    return problem('error', 'unserved-kind', 'kind', object.kind, { message, fix });
  }
  const group = key.slice(0, key.indexOf('/') + 1);
  const known = Object.keys(kinds).filter((name) => name.startsWith(group));
  const names = known.map((name) => name.slice(group.length));
  return problem('error', 'unknown-kind', 'kind', object.kind, { message, fix: suggest(String(object.kind), names) });
}

function versionProblem(object: Manifest, key: string, kind: GatewayApiKindFacts, bundle: string): Problem | undefined {
  const served = inGroup(key, kind.standard);
  const experimental = inGroup(key, kind.experimental);
  const { apiVersion } = object;
  if (served.includes(apiVersion)) return undefined;
  if (!experimental.includes(apiVersion)) {
    const message = `${bundle} has no such version of ${object.kind}`;
    const fix = `use ${(served.length > 0 ? served : experimental).join(' or ')}`;
    return problem('error', 'unknown-version', 'apiVersion', apiVersion, { message, fix });
  }
  if (served.length === 0) return undefined;
  const message = `only the experimental channel of the Gateway API serves this version of ${object.kind}`;
  return problem('warning', 'experimental-version', 'apiVersion', apiVersion, { message, fix: `use ${served[0]}` });
}
