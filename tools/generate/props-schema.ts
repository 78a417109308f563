import { MeshConfig, MeshNetworks } from '../../lib/api/mesh-config/shapes';
import { knownVersion } from '../../lib/props/known-version';
import { Mesh } from '../../lib/props/mesh';
import { RELEASES } from '../../lib/releases';
import type { Facts, Notes, Shape } from '../../lib/schema/notation';
import { portRange } from '../../lib/schema/rules/port';
import type { Rule } from '../../lib/schema/rules/rule';

/*
 * The JSON schema of `props.yaml`, made of the shapes that props are checked with. What istiod reads in a spelling that
 * a warning is about (`snake_case`, a number in quotes, the number of an enum value) is refused here, so that editors
 * mark it. Left to the check of the props: rules on several fields, and Helm values, whose schemas are as big again.
 */

type Json = Record<string, unknown>;

/** Shapes of props whose type is declared elsewhere, by the name of the type. */
const ELSEWHERE: Readonly<Record<string, Shape>> = { MeshConfig, MeshNetworks };

/** Constraints of rules that a schema can express. */
const RULES: ReadonlyMap<Rule, Json> = new Map([
  [portRange, { minimum: 1, maximum: 65535 }],
  [
    knownVersion,
    {
      pattern: `^(${RELEASES.map(({ minor }) => minor.replace('.', '\\.')).join('|')})(\\.\\d+)?$`,
      examples: RELEASES.map(({ minor }) => minor),
    },
  ],
]);

/** Returns the object without absent fields. */
const present = (object: Json): Json =>
  Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined));

/** First clause of a text: up to a full stop before another sentence, a semicolon or a colon. */
const CLAUSE = /^.*?(?=[;:] |\. [A-Z`@]|\.?$)/s;

const clause = (text: string): string => (CLAUSE.exec(text.trim()) as RegExpExecArray)[0];

/** Returns the text that an editor shows for a field: the first clause of its documentation, and of its default. */
function description({ doc = '', since, deprecated }: Notes): string | undefined {
  const [text, fallback] = doc.split(/@default (?:- )?/);
  const parts = [
    clause(text) === '' ? '' : `${clause(text)}.`,
    ...(fallback === undefined ? [] : [`Default: ${clause(fallback)}`]),
    ...(since === undefined ? [] : [`Since Istio ${since}.`]),
    ...(deprecated === undefined ? [] : [`Deprecated: use ${deprecated}.`]),
  ];
  return parts.filter((part) => part !== '').join(' ') || undefined;
}

/**
 * Part of the props in which a shape stands. Only the props themselves have documentation: with that of all parts the
 * schema would be three times as big. In a mesh config, null stands for a field that is not set.
 */
type Place = 'props' | 'addons' | 'mesh-config';

/** Props whose parts are documented by the page of the addon, and not here. */
const ADDONS = 'addons';

/** Writer of a schema, which declares each named object once. */
class SchemaWriter {
  private readonly names = new Map<Facts, string>();
  readonly definitions: Json = {};

  field(name: string, shape: Shape, place: Place): Json {
    const { type } = shape.notes;
    const elsewhere = type === undefined ? undefined : ELSEWHERE[type];
    const below = place === 'props' && name === ADDONS ? 'addons' : place;
    const schema = elsewhere === undefined ? this.value(shape.facts, below) : this.type(elsewhere.facts, 'mesh-config');
    const text = place === 'props' ? description(shape.notes) : undefined;
    return text === undefined ? schema : { description: text, ...(schema.$ref ? { allOf: [schema] } : schema) };
  }

  /** Returns the schema of the value of a field, which may be null where that is as good as none. */
  private value(facts: Facts, place: Place): Json {
    const schema = this.type(facts, place);
    return place === 'mesh-config' && !facts.nullable ? orNull(schema) : schema;
  }

  private type(facts: Facts, place: Place): Json {
    const variants = [facts, ...(facts.earlier ?? []).map((change) => change.facts)].map((each) =>
      this.withRules(each, place),
    );
    const different = [...new Map(variants.map((schema) => [JSON.stringify(schema), schema])).values()];
    const schema = different.length === 1 ? different[0] : { anyOf: different };
    return facts.nullable ? orNull(schema) : schema;
  }

  private withRules(facts: Facts, place: Place): Json {
    const rules = (facts.rules ?? []).flatMap((rule) => RULES.get(rule) ?? []);
    return Object.assign({}, this.plain(facts, place), ...rules) as Json;
  }

  private plain(facts: Facts, place: Place): Json {
    const { min, max } = facts;
    switch (facts.type) {
      case 'object':
        return facts.name === undefined ? this.object(facts, place) : this.named(facts, facts.name, place);
      case 'map':
        return present({
          type: 'object',
          additionalProperties: this.type((facts.item as Shape).facts, place),
          minProperties: min,
          maxProperties: max,
        });
      case 'list':
        return present({
          type: 'array',
          items: this.type((facts.item as Shape).facts, place),
          minItems: min,
          maxItems: max,
          uniqueItems: facts.listType === 'set' || undefined,
        });
      case 'either':
        return { anyOf: (facts.options ?? []).map((option) => this.type(option.facts, place)) };
      case 'k8s':
        return { type: 'object' };
      case 'any':
        return {};
      case 'int-or-string':
        return { type: ['integer', 'string'] };
      default:
        return scalar(facts);
    }
  }

  /** Declares an object; objects of one name that differ have numbers. */
  private named(facts: Facts, base: string, place: Place): Json {
    let name = this.names.get(facts);
    if (name === undefined) {
      const schema = this.object(facts, place);
      const text = JSON.stringify(schema);
      for (let count = 2; ; count++) {
        name = count === 2 ? base : `${base}${count - 1}`;
        if (!(name in this.definitions) || JSON.stringify(this.definitions[name]) === text) break;
      }
      this.names.set(facts, name);
      this.definitions[name] = schema;
    }
    return { $ref: `#/definitions/${name}` };
  }

  private object(facts: Facts, place: Place): Json {
    const fields = Object.entries(facts.fields ?? {}).map(([name, shape]) => [name, this.field(name, shape, place)]);
    const pairs = (facts.oneOf ?? []).flatMap((group) =>
      group.flatMap((a, i) => group.slice(i + 1).map((b) => ({ required: [a, b] }))),
    );
    return present({
      type: 'object',
      properties: fields.length === 0 ? undefined : (Object.fromEntries(fields) as Json),
      required: facts.required?.length ? facts.required : undefined,
      additionalProperties: facts.open ? undefined : false,
      not: pairs.length === 0 ? undefined : pairs.length === 1 ? pairs[0] : { anyOf: pairs },
    });
  }
}

function orNull(schema: Json): Json {
  if (typeof schema.type === 'string') {
    const values = schema.enum as unknown[] | undefined;
    return { ...schema, type: [schema.type, 'null'], ...(values && { enum: [...values, null] }) };
  }
  if (Array.isArray(schema.type)) return { ...schema, type: [...(schema.type as string[]), 'null'] };
  return Object.keys(schema).length === 0 ? schema : { anyOf: [schema, { type: 'null' }] };
}

/** Bounds of integers with a format: what their reader holds. */
const INT32 = { minimum: -(2 ** 31), maximum: 2 ** 31 - 1 };

const scalar = ({ type, values, format, min, max, minLength, maxLength, pattern, printed }: Facts): Json =>
  present({
    type: printed ? ['string', 'number', 'boolean'] : type,
    enum: values && [...values.keys()],
    ...(format === 'int32' ? INT32 : {}),
    ...present({ minimum: min, maximum: max }),
    minLength,
    maxLength,
    pattern,
  });

/** Returns the JSON schema of the props of a mesh. */
export function propsSchema(): Json {
  const writer = new SchemaWriter();
  const { $ref: _ref, ...root } = writer.field('', Mesh, 'props');
  const name = Mesh.facts.name as string;
  const { [name]: mesh, ...definitions } = writer.definitions;
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Props of a mesh (istio-constructs)',
    description: Mesh.facts.doc,
    ...root,
    ...(mesh as Json),
    definitions,
  };
}
