import { isRecord } from '../../model';
import type { Rule } from './rule';

const MAX_PORT = 65535;

/** Rule that a number is a port. */
export const portRange: Rule = {
  name: 'port',
  cel: `self >= 1 && self <= ${MAX_PORT}`,
  message: `a port number is from 1 to ${MAX_PORT}`,
  holds: (value) => typeof value !== 'number' || (value >= 1 && value <= MAX_PORT),
};

/** Parses an integer as CEL's `int()` does: decimal digits with an optional sign, within 64 bits. */
function celInt(text: string): bigint | undefined {
  if (!/^[+-]?\d+$/.test(text)) return undefined;
  const value = BigInt(text.replace(/^\+/, ''));
  return BigInt.asIntN(64, value) === value ? value : undefined;
}

const isPortKey = (key: string): boolean => {
  const value = celInt(key);
  return value !== undefined && value >= 1n && value <= BigInt(MAX_PORT);
};

/** Rule that the keys of a map are port numbers written as text. */
export const portKeys: Rule = {
  name: 'port-key',
  cel: `self.all(key, int(key) >= 1 && int(key) <= ${MAX_PORT})`,
  message: `each key is a port number from 1 to ${MAX_PORT}`,
  fix: 'write the port number in quotes, for example "8080"',
  holds: (value) => !isRecord(value) || Object.keys(value).every(isPortKey),
  locate: (value) =>
    Object.keys(value as object)
      .filter((key) => !isPortKey(key))
      .map((key) => ({ at: `[${JSON.stringify(key)}]`, found: key })),
};
