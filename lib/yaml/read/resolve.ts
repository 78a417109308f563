import { YamlError } from './cursor';
import type { ScalarNode } from './parser';

type Scalar = string | number | boolean | null;

const LONG = 'tag:yaml.org,2002:';
/** Plain texts that are null, booleans or special numbers, with tag and value. */
const WORDS: ReadonlyMap<string, readonly [tag: string, value: Scalar]> = new Map<
  string,
  readonly [tag: string, value: Scalar]
>([
  ...['y', 'Y', 'yes', 'Yes', 'YES', 'true', 'True', 'TRUE', 'on', 'On', 'ON'].map(
    (word) => [word, ['bool', true]] as const,
  ),
  ...['n', 'N', 'no', 'No', 'NO', 'false', 'False', 'FALSE', 'off', 'Off', 'OFF'].map(
    (word) => [word, ['bool', false]] as const,
  ),
  ...['', '~', 'null', 'Null', 'NULL'].map((word) => [word, ['null', null]] as const),
  ...['.nan', '.NaN', '.NAN'].map((word) => [word, ['float', NaN]] as const),
  ...['.inf', '.Inf', '.INF', '+.inf', '+.Inf', '+.INF'].map((word) => [word, ['float', Infinity]] as const),
  ...['-.inf', '-.Inf', '-.INF'].map((word) => [word, ['float', -Infinity]] as const),
]);

const RADIX: Readonly<Record<string, number>> = { '0x': 16, '0b': 2, '0o': 8 };
const DIGITS: Readonly<Record<number, RegExp>> = { 2: /^[01]+$/, 8: /^[0-7]+$/, 10: /^\d+$/, 16: /^[\da-f]+$/i };

/**
 * Returns a whole number in any of YAML 1.1's forms, octal with a leading 0; undefined for others and those over 64
 * bits.
 */
function wholeNumber(text: string): bigint | undefined {
  const [, sign, body] = /^([-+]?)(.+)$/.exec(text) ?? [];
  if (body === undefined) return undefined;
  const prefix = RADIX[body.slice(0, 2).toLowerCase()];
  const radix = prefix ?? (/^0./.test(body) ? 8 : 10);
  const digits = prefix === undefined ? body : body.slice(2);
  if (!DIGITS[radix].test(digits)) return undefined;
  const value = BigInt(
    radix === 10 ? digits : `${({ 2: '0b', 8: '0o', 16: '0x' } as Record<number, string>)[radix]}${digits}`,
  );
  const number = sign === '-' ? -value : value;
  const most = sign === '' ? 2n ** 64n - 1n : 2n ** 63n - 1n;
  return number >= -(2n ** 63n) && number <= most ? number : undefined;
}

/** Resolves a plain scalar to its tag and value. */
function meaning(text: string): readonly [tag: string, value: Scalar | bigint] {
  const word = WORDS.get(text);
  if (word !== undefined) return word;
  const plain = text.replace(/_/g, '');
  if (/^\.\d(?:_?\d)*(?:[eE][-+]?\d(?:_?\d)*)?$/.test(text)) return floatOr(plain, text);
  if (!/^[-+\d]/.test(text)) return ['str', text];
  const whole = wholeNumber(plain);
  if (whole !== undefined) return ['int', whole];
  return /^[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?$/.test(plain) ? floatOr(plain, text) : ['str', text];
}

/** Resolves digits to a float; to a text where the number is too great for 64 bits. */
function floatOr(digits: string, text: string): readonly [tag: string, value: Scalar] {
  const number = Number(digits);
  return Number.isFinite(number) ? ['float', number] : ['str', text];
}

/**
 * Returns a whole number that JavaScript holds exactly. @throws YamlError for others, which would be changed silently
 */
function exact(value: bigint, { mark }: ScalarNode): number {
  const number = Number(value);
  if (BigInt(number) === value && String(number) === String(value)) return number;
  throw new YamlError(`${value} is a number that JavaScript cannot hold without changing it; put it in quotes`, mark);
}

/**
 * Returns the value of a scalar: the text of a quoted one; for a plain one, what YAML 1.1 and its tag make of the text.
 */
export function scalarValue(node: ScalarNode): Scalar {
  const { tag, text, isPlain } = node;
  if (tag === '' && !isPlain) return text;
  const wanted = tag.startsWith(LONG) ? tag.slice(LONG.length) : tag;
  if (wanted === 'binary') return binary(node);
  if (wanted === 'timestamp' && /^\d{4}-\d{1,2}-\d{1,2}(?:$|[Tt ]\d)/.test(text)) return text;
  return ['', 'bool', 'int', 'float', 'null', 'timestamp'].includes(wanted) ? typedValue(node, wanted) : text;
}

/** Returns the value of a scalar that has to be of a type; the empty type is that of the text. */
function typedValue(node: ScalarNode, wanted: string): Scalar {
  const { text } = node;
  const [found, value] = meaning(text);
  const fits = wanted === '' || wanted === found || (wanted === 'float' && found === 'int');
  if (!fits) throw new YamlError(`${JSON.stringify(text)} is not what its tag !!${wanted} says,`, node.mark);
  if (typeof value === 'bigint') return exact(value, node);
  if (typeof value === 'number' && !Number.isFinite(value))
    throw new YamlError(`${text} is a number that JSON does not have,`, node.mark);
  return Object.is(value, -0) ? 0 : value;
}

function binary({ text, mark }: ScalarNode): string {
  const base64 = text.replace(/[\r\n]/g, '');
  if (!/^(?:[A-Za-z\d+/]{4})*(?:[A-Za-z\d+/]{2}==|[A-Za-z\d+/]{3}=)?$/.test(base64)) {
    throw new YamlError('the text behind !!binary is not base64', mark);
  }
  return Buffer.from(base64, 'base64').toString('utf8');
}
