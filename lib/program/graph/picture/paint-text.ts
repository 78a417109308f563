import { shape, type Shape } from './shape';
import { textWidth } from './text';

interface TextPlace {
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly class: string;
  readonly bold?: boolean;
}

/** Pattern of a text whose width is known for every font: that of others is made to fit. */
const ASCII = /^[\x20-\x7e…·−]*$/;

/** Returns a text at a place, never wider than what is reserved for it. */
export function textAt(text: string, { x, y, size, class: name, bold = false }: TextPlace): Shape {
  const place = { class: name, x, y };
  if (ASCII.test(text)) return shape('text', place, text);
  const textLength = textWidth(text, size, bold);
  return shape('text', { ...place, textLength, lengthAdjust: 'spacingAndGlyphs' }, text);
}
