import { bool, either, obj, Shape } from '../schema/notation';

/** Fields of props by name; `!` after a name makes it required. */
export type Fields = Readonly<Record<string, Shape>>;

/** Declares a type of props: its name, its documentation and its fields. Types and checks follow from it. */
export function props(name: string, doc: string, fields: Fields): Shape {
  return new Shape({ ...obj(name, fields).facts, doc });
}

/** Declares a type of props that extends another: fields of the same name replace those of the base. */
export function extended(base: Shape, name: string, doc: string, fields: Fields): Shape {
  return new Shape({ ...props(name, doc, { ...base.facts.fields, ...fields }).facts, base });
}

/** Returns a shape with some of its fields changed, for the place where it is used. */
export function refine(shape: Shape, changes: Readonly<Record<string, (field: Shape) => Shape>>): Shape {
  const fields = { ...shape.facts.fields };
  for (const [name, change] of Object.entries(changes)) fields[name] = change(fields[name]);
  return new Shape({ ...shape.facts, fields }, shape.notes);
}

/** Declares a prop that switches something on or off, or has its settings: `true | false | {...}`. */
export const toggle = (settings: Shape): Shape => either(bool, settings);

/** Returns the shape of a switch's settings; undefined for any other prop. */
export function settingsOf({ facts }: Shape): Shape | undefined {
  const [first, second] = facts.type === 'either' ? (facts.options ?? []) : [];
  return first?.facts.type === 'boolean' && second?.facts.type === 'object' ? second : undefined;
}
