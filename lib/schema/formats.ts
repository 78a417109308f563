const MAX_INT32 = 2 ** 31;
const MAX_INT64 = 2 ** 63;
const BASE64_DIGITS = /^[A-Za-z0-9+/]+={0,2}$/;
const TIME =
  /^(\d{4})-(\d\d)-(\d\d)[Tt]([01]\d|2[0-3]):([0-5]\d):([0-5]\d|60)(\.\d+)?([Zz]|[+-]([01]\d|2[0-3]):[0-5]\d)$/;

function isTime(text: string): boolean {
  const match = TIME.exec(text);
  if (match === null) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  return month >= 1 && month <= 12 && day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/**
 * Returns whether a whole number fits its format. The API server does not check 32 bits, but istiod cannot read the
 * object then, and its webhook refuses it.
 */
export const fitsInteger = (value: number, format: string | undefined): boolean =>
  format === 'int32' ? value >= -MAX_INT32 && value < MAX_INT32 : value >= -MAX_INT64 && value < MAX_INT64;

/** String formats as the API server checks them: empty text is no base64. */
export const STRING_FORMATS: Record<string, (text: string) => boolean> = {
  'byte': (text) => text.length % 4 === 0 && BASE64_DIGITS.test(text),
  'date-time': isTime,
};

/** Returns the length in characters, as Kubernetes counts it. */
export function characters(text: string): number {
  let count = 0;
  for (const _ of text) count++;
  return count;
}
