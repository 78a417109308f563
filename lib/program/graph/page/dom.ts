import type { Shape } from '../picture/shape';

type Value = string | number | boolean | undefined;

/** Attributes of an element, and what it does. */
export interface Properties {
  readonly [attribute: string]: Value | ((event: Event) => void);
}

type Child = Node | string | undefined | false;

function assign(element: Element, properties: Properties): void {
  for (const [name, value] of Object.entries(properties)) {
    if (typeof value === 'function') element.addEventListener(name, value);
    else if (value === true) element.setAttribute(name, '');
    else if (value !== undefined && value !== false) element.setAttribute(name, String(value));
  }
}

/** Returns a new element. Texts become text nodes, never HTML; functions listen to the event of their name. */
export function el<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  properties: Properties = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  assign(element, properties);
  element.append(...children.filter((child): child is Node | string => child !== undefined && child !== false));
  return element;
}

const SVG = 'http://www.w3.org/2000/svg';

/** Returns a new element of a picture. */
export function drawn({ tag, attributes, text, children = [] }: Shape): SVGElement {
  const element = document.createElementNS(SVG, tag);
  assign(element, attributes);
  if (text !== undefined) element.textContent = text;
  element.append(...children.map(drawn));
  return element;
}

/** Returns an icon for a text. */
export function icon(path: string, name: string): SVGElement {
  return drawn({
    tag: 'svg',
    attributes: { 'class': `glyph ${name}`, 'viewBox': '0 0 16 16', 'aria-hidden': 'true' },
    children: [{ tag: 'path', attributes: { d: path } }],
  });
}

/** Replaces what is in an element. */
export const fill = (element: Element, ...children: readonly Child[]): void =>
  element.replaceChildren(
    ...children.filter((child): child is Node | string => child !== undefined && child !== false),
  );
