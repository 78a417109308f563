import { createHash } from 'node:crypto';
import { fn, type FunctionMap } from '../signature';

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

function base32Encode(text: string): string {
  const bits = [...Buffer.from(text)].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  const chars = (bits.match(/.{1,5}/g) ?? []).map((five) => BASE32[parseInt(five.padEnd(5, '0'), 2)] ?? '').join('');
  return chars.padEnd(Math.ceil(chars.length / 8) * 8, '=');
}

/** Decodes base32; a wrong encoding gives the text of the error, as in sprig. */
function base32Decode(text: string): string {
  const plain = text.replace(/[\r\n]/g, '');
  const body = plain.replace(/=+$/, '');
  const bad = [...body].findIndex((char) => !BASE32.includes(char));
  if (bad >= 0 || plain.length % 8 !== 0) return `illegal base32 data at input byte ${bad >= 0 ? bad : body.length}`;
  const bits = [...body].map((char) => BASE32.indexOf(char).toString(2).padStart(5, '0')).join('');
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => parseInt(byte, 2))).toString();
}

function base64Decode(text: string): string {
  const plain = text.replace(/[\r\n]/g, '');
  const valid = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?/.exec(plain)?.[0] ?? '';
  if (valid.length === plain.length) return Buffer.from(plain, 'base64').toString();
  const wrong = plain.slice(valid.length).search(/[^A-Za-z0-9+/]/);
  return (
    'illegal base64 data at input byte ' +
    `${wrong >= 0 ? valid.length + wrong : valid.length + 4 * Math.floor((plain.length - valid.length) / 4)}`
  );
}

function adler32(text: string): string {
  let [a, b] = [1, 0];
  for (const byte of Buffer.from(text)) {
    a = (a + byte) % 65521;
    b = (b + a) % 65521;
  }
  return String(b * 65536 + a);
}

const hash = (algorithm: string) => fn(['string'], (text) => createHash(algorithm).update(text).digest('hex'));

/** Sprig's encodings and checksums. */
export const ENCODING: FunctionMap = {
  b64enc: fn(['string'], (text) => Buffer.from(text).toString('base64')),
  b64dec: fn(['string'], base64Decode),
  b32enc: fn(['string'], base32Encode),
  b32dec: fn(['string'], base32Decode),
  sha1sum: hash('sha1'),
  sha256sum: hash('sha256'),
  sha512sum: hash('sha512'),
  adler32sum: fn(['string'], adler32),
};
