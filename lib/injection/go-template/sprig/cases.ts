const isUpper = (char: string): boolean => /^\p{Lu}$/u.test(char);
const isLower = (char: string): boolean => /^\p{Ll}$/u.test(char);
const isConnector = (char: string): boolean => /^[-_\p{White_Space}]$/u.test(char);

/**
 * Swaps case: upper case becomes lower case; lower case becomes title case after white space and upper case elsewhere.
 */
export function swapCase(text: string): string {
  return [...text]
    .map((char) => (isUpper(char) ? char.toLowerCase() : isLower(char) ? char.toUpperCase() : char))
    .join('');
}

/** Returns `some_words here` as `SomeWordsHere`. A word in capitals keeps only the first one. */
export function camelCase(text: string): string {
  const chars = [...text];
  const start = chars.findIndex((char) => !isConnector(char));
  // As in Go: of a text of connectors only, the last one appears twice.
  if (start < 0) return text + (chars.at(-1) ?? '');
  let out = chars.slice(0, start).join('');
  let previous = (chars[start] as string).toUpperCase();
  let inCapitals = isUpper(chars[start] as string);
  for (const next of chars.slice(start + 1)) {
    let char = next;
    if (isConnector(char) && isConnector(previous)) {
      out += previous;
      previous = char;
      continue;
    }
    if (isConnector(previous)) {
      inCapitals = isUpper(char);
      char = char.toUpperCase();
    } else {
      if (inCapitals && isUpper(char)) char = char.toLowerCase();
      else inCapitals = false;
      out += previous;
    }
    previous = char;
  }
  return out + previous;
}

type WordType = 'number' | 'upper' | 'letters' | 'connector' | 'punctuation' | 'other';
interface Word {
  readonly type: WordType;
  readonly text: string;
}

/** Pattern of letters with and without capitals, which ideographs are not here. */
const LETTER = '(?![\\u3400-\\u4d85\\u4e00-\\u9fcc\\u{20000}-\\u{2b81d}])\\p{L}';
const SMALL = `(?:(?!\\p{Lu})${LETTER})`;

/** Patterns of the pieces of a name: `HTTPServer2` is `HTTP`, `Server`, `2`. */
const WORDS: readonly (readonly [WordType, RegExp])[] = [
  ['connector', /[-_\p{White_Space}]+/uy],
  ['punctuation', /\p{P}+/uy],
  ['upper', new RegExp(`\\p{Lu}+(?=\\p{Lu}${SMALL})`, 'uy')],
  ['upper', new RegExp(`\\p{Lu}{2,}|\\p{Lu}${SMALL}*`, 'uy')],
  ['letters', new RegExp(`${LETTER}${SMALL}*`, 'uy')],
  ['number', /\p{N}+/uy],
  ['other', new RegExp(`(?:(?!${LETTER})[^-_\\p{White_Space}\\p{P}\\p{N}])+`, 'uy')],
];

function words(text: string): readonly Word[] {
  const found: Word[] = [];
  for (let at = 0; at < text.length;) {
    for (const [type, pattern] of WORDS) {
      pattern.lastIndex = at;
      const match = pattern.exec(text);
      if (!match) continue;
      found.push({ type, text: match[0] });
      at = pattern.lastIndex;
      break;
    }
  }
  return found;
}

/**
 * Returns `HTTPServer2xx` as `http_server_2xx`, with `_` or another connector. A number stays with the word before it
 * unless letters follow.
 */
export function joinedCase(text: string, connector: string): string {
  const all = words(text);
  const lowered = ({ type, text: word }: Word): string =>
    type === 'connector' ? connector.repeat([...word].length) : word.toLowerCase();
  const joins = (word: Word | undefined): boolean =>
    word !== undefined && word.type !== 'connector' && word.type !== 'punctuation';
  let out = '';
  let i = 0;
  const numberAndLetters = (): void => {
    while (all[i]?.type === 'letters' || all[i]?.type === 'number') out += lowered(all[i++] as Word);
    if (joins(all[i])) out += connector;
  };
  while (i < all.length) {
    const word = all[i++] as Word;
    out += lowered(word);
    if (word.type === 'connector' || word.type === 'punctuation') continue;
    if (word.type === 'number') {
      numberAndLetters();
      continue;
    }
    const number = all[i];
    if (number?.type !== 'number') {
      if (joins(number)) out += connector;
      continue;
    }
    if (i + 1 >= all.length) continue;
    i++;
    if (all[i]?.type === 'letters') {
      out += connector + lowered(number);
      numberAndLetters();
    } else {
      out += lowered(number);
      if (joins(all[i])) out += connector;
    }
  }
  return out;
}
