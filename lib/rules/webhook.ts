import { objectName } from './schema-problems';
import type { Manifest, Problem } from '../model';
import { webhookOf } from '../releases/known';
import type { KindRules } from './kind-rules';
import { KIND_RULES } from './kinds';
import { checkMetadata } from './metadata';
import { Place } from './place';

export interface WebhookOptions {
  /** Istio release to validate for, for example `1.30.3`. @default - the newest that is known */
  readonly version?: string;
}

/**
 * Returns the problems that istiod's validating webhook has with an Istio object, beyond its schema and CEL rules
 * (`schemaProblems`): both run together, and what the schema refuses is not repeated here. Objects that istiod does not
 * validate have no problems. Never throws: parts that do not have the schema's types are skipped.
 *
 * The webhook refuses errors, and accepts warnings, which are shown to whoever applies the object. Not checked: the
 * contents of an EnvoyFilter's `patch.value`, beyond the names of types that no supported release has.
 */
export function webhookProblems(object: Manifest, options: WebhookOptions = {}): Problem[] {
  const rules = rulesFor(object);
  if (rules === undefined) return [];
  const problems: Problem[] = [];
  const place = Place.root(object, problems);
  checkMetadata(place);
  const metadata = place.at('metadata');
  rules({
    object: place,
    spec: place.at('spec'),
    namespace: metadata.text('namespace'),
    facts: webhookOf(options.version),
  });
  if (problems.length === 0) return problems;
  const name = objectName(object);
  return problems.map((problem) => ({ ...problem, object: name }));
}

function rulesFor(object: Manifest): KindRules | undefined {
  const { apiVersion, kind } = object;
  if (typeof apiVersion !== 'string' || typeof kind !== 'string') return undefined;
  const key = `${apiVersion.split('/')[0]}/${kind}`;
  return Object.hasOwn(KIND_RULES, key) ? KIND_RULES[key] : undefined;
}
