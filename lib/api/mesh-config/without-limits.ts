import { Shape } from '../../schema/notation';

const MAX_UINT32 = 4294967295;

/**
 * Returns a shape of a custom resource without the checks that only its CRD has: rules, limits, patterns and required
 * fields. Types, enums and one-of groups stay, since they come from the protobuf message, which the mesh config uses
 * too.
 */
export function withoutLimits({ facts, notes }: Shape): Shape {
  const unsigned = facts.type === 'integer' && facts.format === undefined;
  return new Shape(
    {
      ...facts,
      fields:
        facts.fields &&
        Object.fromEntries(Object.entries(facts.fields).map(([name, field]) => [name, withoutLimits(field)])),
      item: facts.item && withoutLimits(facts.item),
      min: unsigned ? 0 : undefined,
      max: unsigned && facts.max !== undefined ? MAX_UINT32 : undefined,
      minLength: undefined,
      maxLength: undefined,
      pattern: undefined,
      required: undefined,
      rules: undefined,
      listType: undefined,
      listKeys: undefined,
      earlier: undefined,
    },
    notes,
  );
}
