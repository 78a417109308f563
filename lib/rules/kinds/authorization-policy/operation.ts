import type { Fault, Place } from '../../place';
import { checkNoEmptyTexts, portText } from './values';

const FIELDS = ['ports', 'methods', 'paths', 'hosts', 'notPorts', 'notMethods', 'notPaths', 'notHosts'];
const ONE = '{*}';
const ANY = '{**}';
/** Characters of a segment of a path (RFC 3986). */
const SEGMENT = /^[a-zA-Z0-9\-._~%!$&'()+,;:@=]+$/;

/** Checks an operation: hosts, ports, methods and paths of a request. */
export function checkOperation(to: Place): void {
  const operation = to.record('operation');
  if (operation === undefined) {
    if (!to.has('operation'))
      to.at('operation').error(
        'operation-missing',
        'an entry of to describes an operation',
        'add operation, or remove the entry',
      );
    return;
  }
  if (FIELDS.every((field) => operation.size(field) === 0))
    operation.error(
      'operation-empty',
      'an empty operation matches nothing in particular',
      'describe it, or remove the entry',
    );
  for (const field of ['ports', 'notPorts'])
    for (const port of operation.texts(field)) port.report(portText(port.string));
  for (const field of FIELDS) if (!field.toLowerCase().endsWith('ports')) checkNoEmptyTexts(operation, field);
  for (const field of ['methods', 'notMethods'])
    for (const method of operation.texts(field)) method.report(methodName(method.string));
  for (const field of ['paths', 'notPaths'])
    for (const path of operation.texts(field)) path.report(pathTemplate(path.string));
}

const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'CONNECT', 'OPTIONS', 'TRACE', 'PATCH']);

/**
 * Warns of a method in lower case: methods are compared letter by letter, so it matches no request that a client sends.
 */
function methodName(method: string): Fault | undefined {
  const upper = method.toUpperCase();
  if (method === upper || !METHODS.has(upper)) return undefined;
  return {
    code: 'method-case',
    message: `methods are compared letter by letter, so this matches no ${upper} request`,
    fix: `write ${JSON.stringify(upper)}`,
  };
}

/** Checks a path, in which `{*}` stands for one segment and, at last, `{**}` for any number. */
function pathTemplate(path: string): Fault | undefined {
  const isTemplate = path.includes(ONE) || path.includes(ANY);
  if (!isTemplate && !/[{}]/.test(path)) return undefined;
  const segments = path.replace(/^\/+|\/+$/g, '').split('/');
  const any = segments.indexOf(ANY);
  for (const [i, segment] of segments.entries()) {
    const operator = segment === ONE || segment === ANY;
    if (operator && any >= 0 && i > any)
      return {
        code: 'path-template',
        message: '"{**}" takes the rest of the path, so no operator can follow',
        fix: 'put it last, or use "{*}"',
      };
    if (!operator && /[{}]/.test(segment))
      return {
        code: 'path-template',
        message: 'braces are for the operators "{*}" and "{**}", each a segment of its own',
        fix: 'write for example "/users/{*}/orders"',
      };
    if (!operator && isTemplate && !SEGMENT.test(segment))
      return {
        code: 'path-template',
        message: `the segment ${JSON.stringify(segment)} cannot be in a path`,
        fix: "use letters, digits and -._~%!$&'()+,;:@= in it",
      };
  }
  return undefined;
}
