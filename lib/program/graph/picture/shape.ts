/** Element of a picture, as plain data: the same becomes the text of an SVG file and elements of a page. */
export interface Shape {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string | number>>;
  readonly text?: string;
  readonly children?: readonly Shape[];
}

/** Returns an element with its attributes and contents. */
export const shape = (
  tag: string,
  attributes: Shape['attributes'],
  contents: string | readonly Shape[] = [],
): Shape => ({ tag, attributes, ...(typeof contents === 'string' ? { text: contents } : { children: contents }) });

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Characters that XML cannot hold in any form: controls, and halves of pairs. */
const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;
const HALVES = /\p{Surrogate}/gu;

/** Returns a text as it stands in XML or HTML, in an element or in the quotes of an attribute. */
export const escaped = (text: string): string =>
  text
    .replace(CONTROLS, '\ufffd')
    .replace(HALVES, '\ufffd')
    .replace(/[&<>"']/g, (character) => ENTITIES[character]);

const rounded = (value: string | number): string =>
  typeof value === 'number' ? String(Math.round(value * 10) / 10) : escaped(value);

/** Returns an element as text. */
export function shapeText({ tag, attributes, text, children = [] }: Shape): string {
  const given = Object.entries(attributes).map(([name, value]) => ` ${name}="${rounded(value)}"`);
  const inside = (text === undefined ? '' : escaped(text)) + children.map(shapeText).join('');
  return inside === '' ? `<${tag}${given.join('')}/>` : `<${tag}${given.join('')}>${inside}</${tag}>`;
}
