import type { Tri } from './tri-state';

/** Address as its bits. */
interface Bits {
  readonly bits: bigint;
  readonly length: 32 | 128;
}

function v4(text: string): Bits | undefined {
  const parts = text.split('.');
  if (parts.length !== 4 || parts.some((part) => !/^(0|[1-9]\d{0,2})$/.test(part) || Number(part) > 255))
    return undefined;
  return { bits: parts.reduce((sum, part) => (sum << 8n) | BigInt(part), 0n), length: 32 };
}

function v6(text: string): Bits | undefined {
  const halves = text.split('::');
  if (halves.length > 2 || !/^[0-9a-fA-F:.]+$/.test(text)) return undefined;
  const [head, tail] = halves.map((half) => groups(half));
  if (head === undefined || (halves.length === 2 && tail === undefined)) return undefined;
  const missing = 8 - head.length - (tail?.length ?? 0);
  if (halves.length === 2 ? missing < 1 : missing !== 0) return undefined;
  const all = [...head, ...Array<number>(Math.max(0, missing)).fill(0), ...(tail ?? [])];
  return { bits: all.reduce((sum, group) => (sum << 16n) | BigInt(group), 0n), length: 128 };
}

/** Returns the groups of one side of `::`; the last may be an IPv4 address. */
function groups(half: string): number[] | undefined {
  if (half === '') return [];
  const out: number[] = [];
  for (const part of half.split(':')) {
    const embedded = part.includes('.') ? v4(part) : undefined;
    if (embedded) out.push(Number(embedded.bits >> 16n), Number(embedded.bits & 0xffffn));
    else if (/^[0-9a-fA-F]{1,4}$/.test(part)) out.push(parseInt(part, 16));
    else return undefined;
  }
  return out;
}

const parse = (text: string): Bits | undefined => (text.includes(':') ? v6(text) : v4(text));

/** Returns a test for addresses of a block: `10.0.0.0/8`, or one address. Undefined when it is no block. */
export function addressBlock(block: string): ((address: string | undefined) => Tri) | undefined {
  const slash = block.indexOf('/');
  const network = parse(slash < 0 ? block : block.slice(0, slash));
  if (network === undefined) return undefined;
  const prefix = slash < 0 ? network.length : Number(block.slice(slash + 1));
  if (!Number.isInteger(prefix) || prefix < 0 || prefix > network.length) return undefined;
  const shift = BigInt(network.length - prefix);
  return (address) => {
    if (address === undefined) return undefined;
    const found = parse(address);
    return found !== undefined && found.length === network.length && found.bits >> shift === network.bits >> shift;
  };
}
