import { fn, refuse, type FunctionMap } from '../signature';
import { DEFAULTS } from './defaults';
import { DICTS } from './dicts';
import { ENCODING } from './encoding';
import { LISTS } from './lists';
import { MATH } from './math';
import { PATHS } from './paths';
import { REGEX } from './regex';
import { SEMVER } from './semver';
import { STRINGS } from './strings';
import { TYPES } from './types';

/** Functions whose result depends on the place or the moment of the call: istiod knows them, here they are refused. */
const NOT_REPEATABLE = [
  'ago',
  'date',
  'date_in_zone',
  'date_modify',
  'dateInZone',
  'dateModify',
  'duration',
  'durationRound',
  'htmlDate',
  'htmlDateInZone',
  'must_date_modify',
  'mustDateModify',
  'mustToDate',
  'now',
  'toDate',
  'unixEpoch',
  'randAlphaNum',
  'randAlpha',
  'randAscii',
  'randNumeric',
  'randInt',
  'randBytes',
  'shuffle',
  'uuidv4',
  'bcrypt',
  'htpasswd',
  'genPrivateKey',
  'derivePassword',
  'buildCustomCert',
  'genCA',
  'genCAWithKey',
  'genSelfSignedCert',
  'genSelfSignedCertWithKey',
  'genSignedCert',
  'genSignedCertWithKey',
  'encryptAES',
  'decryptAES',
  'env',
  'expandenv',
  'getHostByName',
];

function refused(name: string): FunctionMap {
  return {
    [name]: fn(['...any'], () =>
      refuse(`${name} depends on the clock, on chance or on istiod's surroundings, so its result is not known here`),
    ),
  };
}

/** Sprig's functions for text templates, version 3. */
export const SPRIG: FunctionMap = {
  ...(Object.assign({}, ...NOT_REPEATABLE.map(refused)) as FunctionMap),
  ...STRINGS,
  ...LISTS,
  ...DICTS,
  ...DEFAULTS,
  ...MATH,
  ...TYPES,
  ...ENCODING,
  ...REGEX,
  ...SEMVER,
  ...PATHS,
};
