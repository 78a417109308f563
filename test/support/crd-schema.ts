/** What of an OpenAPI schema of a CRD is needed to find names and types that it does not have. */
interface Schema {
  readonly 'type'?: string;
  readonly 'properties'?: Readonly<Record<string, Schema>>;
  readonly 'items'?: Schema;
  readonly 'additionalProperties'?: Schema | boolean;
  readonly 'enum'?: readonly unknown[];
  readonly 'pattern'?: string;
  readonly 'required'?: readonly string[];
  readonly 'x-kubernetes-preserve-unknown-fields'?: boolean;
  readonly 'x-kubernetes-int-or-string'?: boolean;
}

const typeOf = (value: unknown): string => {
  if (Array.isArray(value)) return 'array';
  return Number.isInteger(value) ? 'integer' : typeof value;
};

/** Returns where an object differs from a schema. */
export function schemaDifferences(schema: Schema, value: unknown, path = ''): string[] {
  const own: string[] = [];
  if (schema.type !== undefined && typeOf(value) !== schema.type)
    own.push(`${path}: ${typeOf(value)}, not ${schema.type}`);
  if (schema.enum !== undefined && !schema.enum.includes(value)) own.push(`${path}: none of ${schema.enum.join(', ')}`);
  if (schema.pattern !== undefined && !new RegExp(schema.pattern).test(String(value))) own.push(`${path}: pattern`);
  if (Array.isArray(value))
    return [...own, ...value.flatMap((item, i) => schemaDifferences(schema.items ?? {}, item, `${path}[${i}]`))];
  if (typeof value !== 'object' || value === null || schema.properties === undefined) {
    const { additionalProperties } = schema;
    if (typeof value !== 'object' || value === null || typeof additionalProperties !== 'object') return own;
    return [
      ...own,
      ...Object.entries(value).flatMap(([k, v]) => schemaDifferences(additionalProperties, v, `${path}.${k}`)),
    ];
  }
  const missing = (schema.required ?? []).filter((name) => !(name in value)).map((name) => `${path}.${name}: missing`);
  const inner = Object.entries(value).flatMap(([name, item]) => {
    const field = schema.properties?.[name];
    if (field !== undefined) return schemaDifferences(field, item, `${path}.${name}`);
    return schema['x-kubernetes-preserve-unknown-fields'] === true ? [] : [`${path}.${name}: unknown`];
  });
  return [...own, ...missing, ...inner];
}

/** The schema of the version of a CRD that is stored. */
export function schemaOf(crd: unknown): Schema {
  const { spec } = crd as {
    readonly spec: {
      readonly versions: readonly {
        readonly storage: boolean;
        readonly schema: { readonly openAPIV3Schema: Schema };
      }[];
    };
  };
  const stored = spec.versions.find(({ storage }) => storage);
  if (stored === undefined) throw new Error('no version is stored');
  return stored.schema.openAPIV3Schema;
}
