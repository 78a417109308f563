import type { Place } from '../../place';
import { corsHeader } from '../../primitives/headers';
import { isWholeSeconds, wholeMilliseconds } from '../../primitives/numbers';
import { checkMatchExpression } from '../../primitives/string-match';

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'CONNECT', 'OPTIONS', 'TRACE', '*'];

export function checkCors(policy: Place | undefined): void {
  if (policy === undefined) return;
  for (const origin of policy.list('allowOrigins')) {
    if (['exact', 'prefix', 'regex'].every((kind) => origin.text(kind) === '')) {
      origin.error('cors-origin', 'an allowed origin cannot be empty', 'write exact, prefix or regex with text');
    } else checkMatchExpression(origin);
  }
  for (const method of policy.texts('allowMethods')) {
    if (!METHODS.includes(method.string))
      method.error('cors-method', 'this is not an HTTP method', `use one of ${METHODS.join(', ')}`);
  }
  for (const field of ['allowHeaders', 'exposeHeaders']) {
    for (const header of policy.texts(field)) header.report(corsHeader(header.string));
  }
  policy.check(
    'maxAge',
    (age) =>
      wholeMilliseconds(age) ??
      (isWholeSeconds(age)
        ? undefined
        : { code: 'cors-max-age', message: 'browsers keep it for whole seconds', fix: 'write for example "24h"' }),
  );
}
