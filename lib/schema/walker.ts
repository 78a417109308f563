import { releaseNumber, isRecord, type Problem } from '../model';
import type { Experimental, Facts, Shape } from './notation';
import { existsAt, experimentalAt, factsAt } from './release';
import { integerCheck, numberCheck, rulesOf, stringCheck, type Check } from './scalar-checks';
import * as words from './wording';
import { Walk, type WalkOptions } from './walk';
import { withDefaults } from './defaults';

export type { WalkOptions } from './walk';

/** Cache of the checks of a release, by facts: a shape that is used twice is compiled once. */
const compiled = new Map<number, WeakMap<Facts, Check>>();

function compile(shape: Shape, release: number): Check {
  return shape.notes.isLate === true
    ? (value, walk) => compileFacts(shape, release)(value, walk)
    : compileFacts(shape, release);
}

function compileFacts(shape: Shape, release: number): Check {
  let checks = compiled.get(release);
  if (checks === undefined) compiled.set(release, (checks = new WeakMap()));
  let check = checks.get(shape.facts);
  if (check === undefined) {
    const facts = factsAt(shape.facts, release);
    check = facts.nullable ? orNull(byType(facts, release)) : byType(facts, release);
    checks.set(shape.facts, check);
  }
  return check;
}

const orNull =
  (check: Check): Check =>
  (value, walk) => {
    if (value !== null) check(value, walk);
  };

function byType(facts: Facts, release: number): Check {
  switch (facts.type) {
    case 'string':
      return stringCheck(facts, release);
    case 'integer':
      return integerCheck(facts, release);
    case 'number':
      return numberCheck(facts);
    case 'boolean':
      return (value, walk) => {
        if (typeof value !== 'boolean') walk.wrongType(facts, value);
      };
    case 'int-or-string':
      return (value, walk) => {
        if (typeof value !== 'string' && !Number.isInteger(value)) walk.wrongType(facts, value);
      };
    case 'object':
      return objectCheck(facts, release);
    case 'map':
      return mapCheck(facts, release);
    case 'list':
      return listCheck(facts, release);
    case 'either':
      return eitherCheck(facts, release);
    case 'k8s':
      return kubernetesCheck(facts);
    case 'any':
      return () => undefined;
  }
}

/** Check of an object of Kubernetes, which is left to Kubernetes but for Istio's rules on it. */
function kubernetesCheck(facts: Facts): Check {
  const rules = rulesOf(facts);
  return (value, walk) => {
    if (!isRecord(value)) walk.wrongType(facts, value);
    else walk.rules(rules, value);
  };
}

/** Check of one field of an object. */
interface Field {
  readonly check: Check;
  readonly required: boolean;
  /** Bit mask with one bit for each one-of group that has the field. */
  readonly groups: number;
  /** Replacement of a deprecated field. */
  readonly deprecated: string | undefined;
  readonly experimental: Experimental | undefined;
}

function fieldsOf(facts: Facts, release: number): Map<string, Field> {
  const { fields = {}, required = [], oneOf = [] } = facts;
  return new Map(
    Object.entries(fields).map(([name, shape]) => {
      const check = fieldCheck(shape, release);
      const groups = oneOf.reduce((bits, group, i) => (group.includes(name) ? bits | (1 << i) : bits), 0);
      return [
        name,
        {
          check,
          required: required.includes(name),
          groups,
          deprecated: shape.notes.deprecated,
          experimental: experimentalAt(shape, release),
        },
      ];
    }),
  );
}

/** Returns the check of a field that the release may not have, or have and not act on. */
function fieldCheck(shape: Shape, release: number): Check {
  const { since = '', actedOn } = shape.notes;
  if (!existsAt(shape, release)) {
    return (value, walk) => {
      walk.problems.push(words.newerField(walk.at, value, since, walk.target));
    };
  }
  const check = compile(shape, release);
  if (actedOn === undefined || release >= releaseNumber(actedOn)) return check;
  return (value, walk) => {
    check(value, walk);
    walk.problems.push(words.unusedField(walk.at, value, actedOn, walk.target));
  };
}

function objectCheck(facts: Facts, release: number): Check {
  const fields = fieldsOf(facts, release);
  const open = facts.open === true;
  const required = facts.required ?? [];
  const rules = rulesOf(facts);
  return (value, walk) => {
    if (!isRecord(value)) return walk.wrongType(facts, value);
    if (walk.skips(value)) return;
    let requiredSeen = 0;
    let groupsSeen = 0;
    let clash = false;
    for (const name in value) {
      const part = value[name];
      if (part === undefined) continue;
      const field = fields.get(name);
      if (field === undefined) {
        if (!open) walk.unknownField(facts, name, part);
        continue;
      }
      if (field.required) requiredSeen++;
      clash ||= (groupsSeen & field.groups) !== 0;
      groupsSeen |= field.groups;
      walk.path.push(name);
      field.check(part, walk);
      if (field.deprecated !== undefined && walk.options.deprecations === true)
        walk.problems.push(words.deprecated(walk.at, part, field.deprecated));
      if (field.experimental !== undefined) walk.problems.push(words.experimental(walk.at, part, field.experimental));
      walk.path.pop();
    }
    if (requiredSeen < required.length) missingFields(facts, value, walk);
    if (clash) clashingFields(facts, value, walk, release);
    if (rules.length > 0) walk.rules(rules, value);
  };
}

function missingFields(facts: Facts, value: Record<string, unknown>, walk: Walk): void {
  for (const name of facts.required ?? []) {
    if (value[name] === undefined) walk.problems.push(words.missing(facts, walk.field(name), name));
  }
}

function clashingFields(facts: Facts, value: Record<string, unknown>, walk: Walk, release: number): void {
  for (const names of facts.oneOf ?? []) {
    const group = names.filter((name) => facts.fields?.[name] === undefined || existsAt(facts.fields[name], release));
    const set = group.filter((name) => value[name] !== undefined);
    if (set.length > 1) walk.problems.push(words.moreThanOne(walk.at, set, group));
  }
}

function mapCheck(facts: Facts, release: number): Check {
  const { min = 0, max = Infinity } = facts;
  const item = compile(facts.item as Shape, release);
  const rules = rulesOf(facts);
  return (value, walk) => {
    if (!isRecord(value)) return walk.wrongType(facts, value);
    if (walk.skips(value)) return;
    let count = 0;
    for (const name in value) {
      if (value[name] === undefined) continue;
      count++;
      walk.path.push(name);
      item(value[name], walk);
      walk.path.pop();
    }
    if (count < min || count > max) walk.problems.push(words.wrongCount(facts, walk.at, count));
    if (rules.length > 0) walk.rules(rules, value);
  };
}

function listCheck(facts: Facts, release: number): Check {
  const { min = 0, max = Infinity } = facts;
  const item = compile(facts.item as Shape, release);
  const rules = rulesOf(facts);
  return (value, walk) => {
    if (!Array.isArray(value)) return walk.wrongType(facts, value);
    for (let i = 0; i < value.length; i++) {
      walk.path.push(i);
      item(value[i], walk);
      walk.path.pop();
    }
    if (value.length < min || value.length > max) walk.problems.push(words.wrongCount(facts, walk.at, value.length));
    if (facts.listType === 'map' || facts.listType === 'set') uniqueItems(facts, value, walk);
    walk.rules(rules, value);
  };
}

/** Checks a list that is a map or a set: no two items with the same keys, or no two equal ones. */
function uniqueItems(facts: Facts, list: readonly unknown[], walk: Walk): void {
  const first = new Map<string, number>();
  list.forEach((item, i) => {
    const id =
      JSON.stringify(facts.listKeys === undefined || !isRecord(item) ? item : facts.listKeys.map((key) => item[key])) ??
      '';
    const earlier = first.get(id);
    if (earlier === undefined) first.set(id, i);
    else walk.problems.push(words.duplicate(walk.field(i), item, facts.listKeys, earlier));
  });
}

/**
 * Returns the check of a value that must fit one option. If it fits none, the problems are those of the option of the
 * same type.
 */
function eitherCheck(facts: Facts, release: number): Check {
  const options = (facts.options ?? []).map((option) => compile(option, release));
  return (value, walk) => {
    let nearest: Problem[] | undefined;
    for (const option of options) {
      const attempt = new Walk(walk.target, walk.prefix, walk.options, walk.root);
      attempt.path.push(...walk.path);
      option(value, attempt);
      if (attempt.problems.length === 0) return;
      const rightType = !attempt.problems.some(
        (found) => found.path === walk.at && (found.code === 'schema/type' || found.code === 'schema/null'),
      );
      if (rightType) nearest ??= attempt.problems;
    }
    if (nearest === undefined) walk.wrongType(facts, value);
    else walk.problems.push(...nearest);
  };
}

/**
 * Validates a value against a shape, and returns all problems in one pass, in the order of the value's fields. The
 * value is not changed.
 */
export function walk(shape: Shape, value: unknown, options: WalkOptions = {}): Problem[] {
  const release = options.version === undefined ? Infinity : releaseNumber(options.version);
  const state = new Walk(options.version ?? '', options.path ?? '', options, shape.facts);
  compile(shape, release)(withDefaults(shape, value, release), state);
  return state.problems;
}
