const escaped = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** Characters that JSON may have, and that move the cursor of a terminal, change its colours, or are no characters. */
const UNPRINTABLE = /[\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufffe\uffff\p{Surrogate}]/gu;

/** Escapes characters that move the cursor of a terminal, change its colours, or that XML does not have. */
export const printable = (text: string): string =>
  text.replace(/[\u0000-\u001f]/g, escaped).replace(UNPRINTABLE, escaped);

/** Prints a value as JSON whose text is printable; the values are the same. */
export const printJson = (value: unknown): string =>
  `${JSON.stringify(value, null, 2).replace(UNPRINTABLE, escaped)}\n`;
