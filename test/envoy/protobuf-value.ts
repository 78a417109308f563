import type { Json } from '../../lib/model';

const varint = (n: number): number[] => (n < 128 ? [n] : [(n & 127) | 128, ...varint(n >> 7)]);
const field = (number: number, bytes: readonly number[]): number[] => [
  ...varint((number << 3) | 2),
  ...varint(bytes.length),
  ...bytes,
];
const bytesOf = (text: string): number[] => [...Buffer.from(text)];
const double = (n: number): number[] => [...new Uint8Array(new Float64Array([n]).buffer)];

/** The bytes of a `google.protobuf.Value`. */
export function protobufValue(value: Json): number[] {
  if (value === null) return [8, 0];
  if (typeof value === 'number') return [17, ...double(value)];
  if (typeof value === 'string') return field(3, bytesOf(value));
  if (typeof value === 'boolean') return [32, Number(value)];
  if (Array.isArray(value))
    return field(
      6,
      value.flatMap((item) => field(1, protobufValue(item))),
    );
  const entry = ([name, item]: [string, Json]) =>
    field(1, [...field(1, bytesOf(name)), ...field(2, protobufValue(item))]);
  return field(5, Object.entries(value).flatMap(entry));
}
