import type { Rule } from './rule';

/** Rule that a text is empty where it is written at all. */
export function mustBeEmpty(message: string, fix: string): Rule {
  return {
    name: 'must-be-empty',
    cel: 'self == ""',
    message,
    fix,
    holds: (value) => typeof value !== 'string' || value === '',
  };
}

/** Rule that a text is not this one. */
export function notText(text: string, message: string, fix: string): Rule {
  return {
    name: 'not-allowed',
    cel: `!(self == ${JSON.stringify(text)})`,
    message,
    fix,
    holds: (value) => value !== text,
  };
}

/** Rule that a text is one of these, where the schema itself has no enum. */
export function oneOfTexts(...texts: string[]): Rule {
  const shown = texts.filter((text) => text !== '').join(', ');
  return {
    name: 'one-of-texts',
    cel: texts.map((text) => `self == ${JSON.stringify(text)}`).join(' || '),
    message: `must be one of ${shown}`,
    fix: `use one of ${shown}`,
    holds: (value) => typeof value !== 'string' || texts.includes(value),
  };
}
