import type { Manifest } from '../../../../model';
import { VIRTUAL_SERVICE, type Check, type Report } from '../../check';
import { fieldsOf, itemsOf, type Fields } from '../../../objects/read';

/** Methods of HTTP, which clients send in upper case. */
const METHODS: ReadonlySet<string> = new Set([
  ...['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'CONNECT', 'OPTIONS', 'TRACE', 'PATCH'],
]);

const isMiswritten = (value: unknown): value is string =>
  typeof value === 'string' && !METHODS.has(value) && METHODS.has(value.toUpperCase());

/**
 * Reports methods of routes that are not in upper case: proxies compare them letter by letter. Those of policies are a
 * rule of their kind.
 */
export const methodCase: Check = {
  codes: ['ISC1022'],
  kinds: [VIRTUAL_SERVICE],
  check: (facts, report) => {
    for (const object of facts.of(VIRTUAL_SERVICE)) checkRoutes(object, report);
  },
};

function checkRoutes(object: Manifest, report: Report): void {
  itemsOf(fieldsOf(object, 'spec'), 'http').forEach((route, i) => {
    itemsOf(route, 'match').forEach((match: Fields, j) => {
      const value = fieldsOf(match, 'method').exact;
      checkMethod({ object, path: `spec.http[${i}].match[${j}].method.exact`, value }, report);
    });
  });
}

interface Written {
  readonly object: Manifest;
  readonly path: string;
  readonly value: unknown;
}

function checkMethod({ object, path, value }: Written, report: Report): void {
  if (!isMiswritten(value)) return;
  report({
    code: 'ISC1022',
    object,
    path,
    found: value,
    message: 'methods are compared letter by letter, and clients send them in upper case',
    fix: `write ${JSON.stringify(value.toUpperCase())}`,
  });
}
