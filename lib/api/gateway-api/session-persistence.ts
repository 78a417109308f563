import { en, obj, str, type Shape } from '../../schema/notation';
import { type Breach, has } from '../../schema/rules/rule';
import { breaches, field } from './rules';
import { routeDuration } from './texts';

const permanentEnds = breaches(
  'session-lifetime',
  'a permanent cookie needs absoluteTimeout',
  'set absoluteTimeout',
  (value): Breach[] =>
    field(value, 'cookieConfig', 'lifetimeType') === 'Permanent' && !has(value, 'absoluteTimeout')
      ? [{ at: '.absoluteTimeout', found: undefined }]
      : [],
);
const cookieOnly = breaches(
  'session-cookie',
  'cookieConfig goes with type Cookie only',
  'set type to Cookie, or remove cookieConfig',
  (value): Breach[] =>
    has(value, 'cookieConfig') && field(value, 'type') !== 'Cookie'
      ? [{ at: '.cookieConfig', found: field(value, 'cookieConfig') }]
      : [],
);

const fields = {
  absoluteTimeout: routeDuration.doc('Time after which a session ends.'),
  cookieConfig: obj('CookieConfig', {
    lifetimeType: en({ Permanent: 'Until absoluteTimeout', Session: 'As long as the browser is open' })
      .def('Session')
      .doc('Lifetime of the cookie; default Session.'),
  }).doc('The cookie of the session.'),
  sessionName: str.len(128).doc('Name of the cookie or header.'),
  type: en({ Cookie: 'A cookie', Header: 'A header' }).def('Cookie').doc('Carrier of the session; default Cookie.'),
};
const session = (more: Record<string, Shape> = {}): Shape =>
  obj('SessionPersistence', { ...fields, ...more }).rule(permanentEnds);
const withIdleTimeout = session({
  idleTimeout: routeDuration.doc('Time without requests after which a session ends.'),
});

/** Session persistence: requests of one client go to one backend. */
export const sessionPersistence = session()
  .rule(cookieOnly)
  .before('1.30', () => withIdleTimeout)
  .before('1.31', () => withIdleTimeout.rule(cookieOnly));
