import { byteLength, byteSlice } from '../values';

/** Shortens a text to `width` bytes with dots; `offset` is a position that stays visible. */
export function abbreviate(text: string, offset: number, width: number): string {
  const length = byteLength(text);
  if (width < 4 || length <= width) return length <= width ? text : '';
  let from = Math.min(offset, length);
  if (length - from < width - 3) from = length - (width - 3);
  if (from <= 4) return `${byteSlice(text, 0, width - 3)}...`;
  if (width < 7) return '';
  if (from + width - 3 < length) return `...${abbreviate(byteSlice(text, from), 0, width - 3)}`;
  return `...${byteSlice(text, length - (width - 3))}`;
}

/** Breaks a text at spaces so that lines have at most `width` bytes; longer words only with `breakWords`. */
export function wrap(text: string, width: number, lineEnd: string, breakWords: boolean): string {
  const size = Math.max(width, 1);
  const bytes = Buffer.from(text);
  let [out, at] = ['', 0];
  const take = (end: number, skip: number): void => {
    out += bytes.subarray(at, end).toString() + lineEnd;
    at = end + skip;
  };
  while (bytes.length - at > size) {
    if (bytes[at] === 0x20) {
      at++;
      continue;
    }
    const space = bytes.subarray(at, at + size + 1).lastIndexOf(0x20);
    if (space >= 0) take(at + space, 1);
    else if (breakWords) take(at + size, 0);
    else {
      const next = bytes.indexOf(0x20, at + size);
      if (next < 0) break;
      take(next, 1);
    }
  }
  return out + bytes.subarray(at).toString();
}
