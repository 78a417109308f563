import type { Fault } from '../place';

/** Characters of a header name: those of RFC 7230 and, as istiod has it, the comma. */
const TOKEN = /^[!#$%&'*+,\-.^_`|~A-Za-z0-9]+$/;
const STRICT = /^[-_A-Za-z0-9]+$/;
const PROBE = /^[-A-Za-z0-9]+$/;
const PSEUDO = new Set([':method', ':scheme', ':authority', ':path', ':status']);
const CLAIM = '@request.auth.claims';

const empty: Fault = {
  code: 'header-name',
  message: 'a header name is needed',
  fix: 'write the name, for example "x-user"',
};
const notAName = (allowed: string): Fault => ({
  code: 'header-name',
  message: 'this is not a header name',
  fix: `use only ${allowed}`,
});
const TOKEN_CHARACTERS = "letters, digits and !#$%&'*+-.^_`|~";

/**
 * Returns whether a header match means a claim of the JWT (`@request.auth.claims.group`,
 * `@request.auth.claims[group]`).
 */
export function isJwtClaim(name: string): boolean {
  if (!name.startsWith('@') || !name.toLowerCase().startsWith(CLAIM)) return false;
  const claim = name.slice(CLAIM.length);
  return (
    (claim.startsWith('.') && claim.length > 1) || (claim.startsWith('[') && claim.endsWith(']') && claim.length > 2)
  );
}

/** Checks a header that a route matches: an ordinary one, a pseudo header or a JWT claim. */
export function matchedHeader(name: string): Fault | undefined {
  if (name === '') return empty;
  return TOKEN.test(name) || PSEUDO.has(name) || isJwtClaim(name) ? undefined : notAName(TOKEN_CHARACTERS);
}

/** Checks a header in a CORS policy; `*` is all. */
export function corsHeader(name: string): Fault | undefined {
  if (name === '') return empty;
  return TOKEN.test(name) ? undefined : notAName(TOKEN_CHARACTERS);
}

/** Checks a header that carries a JWT claim to the workload. */
export function claimHeader(name: string): Fault | undefined {
  return STRICT.test(name) ? undefined : notAName('letters, digits, "-" and "_"');
}

/** Checks a header of a readiness probe, as Kubernetes does. */
export function probeHeader(name: string): Fault | undefined {
  if (name === '') return empty;
  return PROBE.test(name) ? undefined : notAName('letters, digits and "-"');
}

const isHost = (name: string): boolean => name.toLowerCase() === 'host';

/** Returns whether a header is the authority, in any of its spellings. */
export const isAuthority = (name: string): boolean => isHost(name) || name.toLowerCase() === ':authority';

/** Checks a request header that a route adds or sets: the authority, or any that is not a pseudo header. */
export function addedRequestHeader(name: string): Fault | undefined {
  if (name === '') return empty;
  if (!name.startsWith(':') || isAuthority(name)) return undefined;
  return {
    code: 'header-pseudo',
    message: 'pseudo headers cannot be written',
    fix: 'only ":authority" can; use rewrite for the path and the authority',
  };
}

/** Checks a header that is removed from requests, or changed on responses. */
export function changedHeader(name: string): Fault | undefined {
  if (name === '') return empty;
  if (isHost(name))
    return {
      code: 'header-host',
      message: 'the Host header cannot be removed, nor written on responses',
      fix: 'use rewrite.authority to change it on requests',
    };
  return name.startsWith(':')
    ? {
        code: 'header-pseudo',
        message: 'pseudo headers cannot be removed, nor written on responses',
        fix: 'remove it here',
      }
    : undefined;
}
