import type { Problem } from '../../model';
import { parseDuration } from '../../schema/rules/duration';
import type { CaCode } from './problems.data';
import { CA_SECRET } from './settings';
import { CA_KEYS, type CertManagerIssuer, type IntermediateKey, type MeshCa } from './types';

/** Returns a problem with severity `error`; the last argument is the reason and the fix. */
export const wrong = (
  code: CaCode,
  path: string,
  found: unknown,
  [message, fix]: readonly [string, string],
): Problem => ({ severity: 'error', code: `ca/${code}`, path, found, message, fix });

/** Options of the checks of a root of trust. */
export interface CaChecks {
  /** Whether the program can make certificates, as in Pulumi. @default false */
  readonly makesCertificates?: boolean;
}

/** Returns what is wrong or doubtful with a root of trust by itself. */
export function caProblems(ca: MeshCa | undefined, { makesCertificates = false }: CaChecks = {}): Problem[] {
  if (ca === undefined) return [];
  const keys = CA_KEYS.filter((key) => key in ca);
  if (keys.length !== 1) {
    const fix = `give exactly one of ${CA_KEYS.map((key) => `\`${key}\``).join(', ')}`;
    return [wrong('source', 'ca', Object.keys(ca), ['a root of trust comes from one place', fix])];
  }
  if ('secret' in ca && ca.secret !== CA_SECRET) {
    const fix = `write "${CA_SECRET}", and give the Secret that name`;
    return [wrong('secret-name', 'ca.secret', ca.secret, ['istiod reads its intermediate from no other Secret', fix])];
  }
  if ('intermediates' in ca && !makesCertificates) {
    const message = 'only in Pulumi does a program make certificates: their keys would stand in the output';
    const fix = 'use `certManager`, `istioCsr`, or a `secret` that is made elsewhere';
    return [wrong('pulumi-only', 'ca.intermediates', ca.intermediates, [message, fix])];
  }
  return 'certManager' in ca ? issuerProblems(ca.certManager, 'ca.certManager') : [];
}

const SUBDOMAIN = /^(?=.{1,253}$)[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;

function issuerProblems(issuer: CertManagerIssuer, path: string): Problem[] {
  const { name, privateKey } = issuer;
  const named = SUBDOMAIN.test(name)
    ? []
    : [
        wrong('issuer', `${path}.name`, name, [
          'Kubernetes takes no such name',
          'name the Issuer or ClusterIssuer that signs the intermediates',
        ]),
      ];
  return [...named, ...lifeProblems(issuer, path), ...keyProblems(privateKey, `${path}.privateKey`)];
}

const HOUR = 3600e9;
/** Least life of a certificate, and least time before its end, that cert-manager takes. */
const LEAST = { duration: HOUR, renewBefore: 300e9 };
const FIX = 'write hours, for example "8760h"';

function lifeProblems({ duration = '8760h', renewBefore = '2160h' }: CertManagerIssuer, path: string): Problem[] {
  const [life, before] = [parseDuration(duration), parseDuration(renewBefore)];
  const at = `${path}.renewBefore`;
  const problems = [
    ...tooShort(life, LEAST.duration, ['duration', `${path}.duration`, duration, 'an hour']),
    ...tooShort(before, LEAST.renewBefore, ['renewBefore', at, renewBefore, '5 minutes']),
  ];
  if (problems.length > 0 || life === undefined || before === undefined) return problems;
  if (before < life) return [];
  const message = `an intermediate that lives ${JSON.stringify(duration)} cannot be renewed that long before its end`;
  return [wrong('duration', at, renewBefore, [message, 'make it shorter than `duration`'])];
}

function tooShort(
  nanos: number | undefined,
  least: number,
  [name, path, found, words]: readonly [string, string, string, string],
): Problem[] {
  if (nanos !== undefined && nanos >= least) return [];
  const message = nanos === undefined ? 'not a duration of Go' : `cert-manager takes no \`${name}\` below ${words}`;
  return [wrong('duration', path, found, [message, FIX])];
}

const ECDSA = [256, 384, 521];
const RSA = { least: 2048, most: 8192 };

function keyProblems(key: IntermediateKey | undefined, path: string): Problem[] {
  if (key === undefined) return [];
  const { algorithm, size } = key;
  if (algorithm !== 'RSA' && algorithm !== 'ECDSA')
    return [
      wrong('key', `${path}.algorithm`, algorithm, ['not a kind of key that proxies take', 'use "ECDSA" or "RSA"']),
    ];
  if (size === undefined) return [];
  const fits = algorithm === 'RSA' ? size >= RSA.least && size <= RSA.most : ECDSA.includes(size);
  if (fits && Number.isInteger(size)) return [];
  const fix = algorithm === 'RSA' ? 'use 2048 to 8192 bits' : `use ${ECDSA.join(', ')}`;
  return [wrong('key', `${path}.size`, size, [`cert-manager makes no ${algorithm} key of that size`, fix])];
}
