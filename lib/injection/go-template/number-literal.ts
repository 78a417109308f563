import type { NumberLiteral } from './ast';
import { parseGoFloat, parseGoInt } from './numbers';
import { goUnquote } from './quote';

/** Parses a number or a character constant; undefined if it is neither an int nor a float64. */
export function numberLiteral({
  pos,
  value: text,
}: {
  readonly pos: number;
  readonly value: string;
}): NumberLiteral | undefined {
  if (text.startsWith("'")) {
    const char = goUnquote(text);
    if (char === undefined || [...char].length !== 1) return undefined;
    const code = char.codePointAt(0) ?? 0;
    return { type: 'number', pos, text, int: BigInt(code), float: code };
  }
  const int = parseGoInt(text);
  if (int !== undefined) return { type: 'number', pos, text, int, float: Number(int) };
  // Between the largest int and the largest uint64 Go parses a number, but no template can use it: an error at
  // execution.
  if (/^[1-9]\d*$/.test(text) && BigInt(text) < 2n ** 64n) return { type: 'number', pos, text };
  const float = /[.eEpP]/.test(text) ? parseGoFloat(text) : undefined;
  if (float === undefined) return undefined;
  const whole = Number.isInteger(float) && Math.abs(float) < 2 ** 63;
  return { type: 'number', pos, text, float, ...(whole && { int: BigInt(float) }) };
}
