import { parseDuration } from '../../../schema/rules/duration';
import type { Rule } from '../../../schema/rules/rule';

/** A host that is followed by a port or has a domain. */
const BARE_HOST = /^[\w-]+(\.[\w-]+|:\d+)/;

/** An address without a scheme is none that Kiali can ask. */
export const url: Rule = {
  name: 'format',
  cel: '!self.matches("^[0-9A-Za-z_-]+([.][0-9A-Za-z_-]+|:[0-9]+)")',
  message: 'a URL has a scheme',
  holds: (value) => typeof value !== 'string' || !BARE_HOST.test(value),
  locate: (value) => [{ fix: `write "http://${String(value)}"` }],
};

/** A time as Go reads it. */
export const duration: Rule = {
  name: 'duration',
  cel: 'duration(self) == duration(self)',
  message: 'this is not a duration',
  fix: 'write a number with its unit, for example 30s or 2m',
  holds: (value) => typeof value !== 'string' || parseDuration(value) !== undefined,
};

/** The begin of a credential: enough to find it, too little to use it. */
const hint = (secret: string): string => `${secret.length > 10 ? secret.slice(0, 5) : ''}…`;

/** Whether a text stands for a credential that lies elsewhere: a key of a Secret, or a mounted file. */
export const isReference = (value: string): boolean => /^secret:/.test(value) || value.startsWith('/');

/** A credential in the configuration is one in a ConfigMap. */
export const credential: Rule = {
  name: 'format',
  cel: 'self == "" || self.startsWith("secret:") || self.startsWith("/")',
  message: 'a credential in a ConfigMap can be read by everybody',
  fix: 'name a Secret: "secret:NAME:KEY"',
  holds: (value) => typeof value !== 'string' || value === '' || isReference(value),
  locate: (value) => [{ found: hint(String(value)) }],
};
