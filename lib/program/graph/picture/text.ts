/**
 * Widths of the characters from space to tilde, in hundredths of the font size, of DejaVu Sans: the widest of the fonts
 * that browsers take for user interfaces, so that a text is never wider than what is reserved for it.
 */
const PLAIN = [
  ...[32, 40, 46, 84, 64, 95, 78, 27, 39, 39, 50, 84, 32, 36, 32, 34, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 34, 34],
  ...[84, 84, 84, 53, 100, 68, 69, 70, 77, 63, 58, 77, 75, 29, 29, 66, 56, 86, 75, 79, 60, 79, 69, 63, 61, 73, 68, 99],
  ...[69, 61, 69, 39, 34, 39, 84, 50, 50, 61, 63, 55, 63, 62, 35, 63, 63, 28, 28, 58, 28, 97, 63, 61, 63, 63, 41, 52],
  ...[39, 63, 59, 82, 59, 59, 52, 64, 34, 64, 84],
];

/** How much wider bold text is. */
const BOLD = 1.13;

/** Width of a character outside ASCII: letters of alphabets, and all others, such as those of Chinese. */
const OTHERS = { letter: 90, wide: 130 };
const FIRST_WIDE = 0x1100;

function characterWidth(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  return PLAIN[code - 32] ?? (code < FIRST_WIDE ? OTHERS.letter : OTHERS.wide);
}

/** Returns the width that a text takes at most, in pixels. */
export function textWidth(text: string, size: number, bold = false): number {
  const hundredths = [...text].reduce((sum, character) => sum + characterWidth(character), 0);
  return Math.ceil((hundredths / 100) * size * (bold ? BOLD : 1));
}

const ELLIPSIS = '…';

/** Returns a text that is at most as wide as told, shortened at its end. */
export function shortened(text: string, width: number, size: number, bold = false): string {
  if (textWidth(text, size, bold) <= width) return text;
  const room = width - textWidth(ELLIPSIS, size, bold);
  let end = 0;
  let used = 0;
  for (const character of text) {
    used += (characterWidth(character) / 100) * size * (bold ? BOLD : 1);
    if (used > room) break;
    end += character.length;
  }
  return `${text.slice(0, end).trimEnd()}${ELLIPSIS}`;
}

/** Characters that would not be seen, or would change how others are shown: controls, separators, directions. */
const UNSEEN = /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/gu;

/** Returns a text in which every character can be seen. */
export const visible = (text: string): string => text.replace(/[\t\n\r]+/g, ' ').replace(UNSEEN, '\ufffd');
