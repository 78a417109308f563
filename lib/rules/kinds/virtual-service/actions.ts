import type { Place } from '../../place';
import { checkOptionalPort } from '../../primitives/numbers';
import { matchingExpression } from '../../primitives/regex';
import { byteLength } from '../../primitives/text';
import { checkHttpStatus } from './fault';

const SCHEMES = ['http', 'https'];
const BODY_WARNING = 100 * 1024;
const BODY_LIMIT = 1024 * 1024;

export function checkRedirect(route: Place): void {
  const redirect = route.record('redirect');
  if (redirect === undefined) return;
  const [uri, prefix] = [redirect.text('uri'), redirect.text('prefixRewrite')];
  if (uri !== '' && prefix !== '')
    redirect.at('prefixRewrite').error('redirect-exclusive', 'uri and prefixRewrite both write the path', 'keep one');
  if (prefix !== '') checkPrefixMatches(route);
  const changesTarget = ['uri', 'prefixRewrite', 'authority', 'scheme'].some((field) => redirect.text(field) !== '');
  if (!changesTarget && !redirect.has('port') && !redirect.has('derivePort')) {
    redirect.error('redirect-empty', 'a redirect must change something', 'set uri, authority, scheme or port');
  }
  const code = redirect.number('redirectCode');
  if (code !== 0 && (code < 300 || code > 399))
    redirect
      .at('redirectCode')
      .error('redirect-code', 'a redirect has a status of 300 to 399', 'write for example 301 or 302');
  if (redirect.text('scheme') !== '' && !SCHEMES.includes(redirect.text('scheme'))) {
    redirect.at('scheme').error('redirect-scheme', 'a redirect goes to http or https', 'write "http" or "https"');
  }
  checkOptionalPort(redirect, 'port');
}

/** Checks that a prefix is matched wherever a prefix is replaced. */
function checkPrefixMatches(route: Place): void {
  for (const match of route.list('match')) {
    if (match.record('uri') !== undefined && !match.at('uri').has('prefix')) {
      match
        .at('uri')
        .error(
          'redirect-prefix',
          'the redirect replaces a prefix, but this does not match one',
          'match uri by prefix, or redirect with uri',
        );
    }
  }
}

export function checkDirectResponse(response: Place | undefined): void {
  if (response === undefined) return;
  const body = response.record('body');
  const size = body === undefined ? 0 : bodySize(body);
  if (size > BODY_LIMIT) {
    response
      .at('body')
      .error(
        'body-size',
        `the body has ${size} bytes and would be in the configuration of every proxy, at most 1 MiB can be`,
        'serve it from a workload',
      );
  } else if (size > BODY_WARNING) {
    response
      .at('body')
      .warn(
        'body-size',
        `the body has ${size} bytes and is in the configuration of every proxy`,
        'keep it below 100 KiB',
      );
  }
  checkHttpStatus(response, 'status');
}

function bodySize(body: Place): number {
  if (body.has('string')) return byteLength(body.text('string'));
  return Math.floor((body.text('bytes').replace(/[=\s]/g, '').length * 3) / 4);
}

export function checkRewrite(rewrite: Place | undefined): void {
  if (rewrite === undefined) return;
  const regex = rewrite.record('uriRegexRewrite');
  const uri = rewrite.text('uri');
  if (uri !== '' && regex !== undefined)
    regex.error('rewrite-exclusive', 'uri and uriRegexRewrite both write the path', 'keep one');
  if (uri === '' && regex === undefined && rewrite.text('authority') === '') {
    rewrite.error('rewrite-empty', 'a rewrite must change something', 'set uri, uriRegexRewrite or authority');
  }
  if (regex === undefined) return;
  for (const field of ['match', 'rewrite'].filter((name) => regex.text(name) === '')) {
    regex
      .at(field)
      .error('rewrite-regex', `uriRegexRewrite needs match and rewrite, ${field} is missing`, `set ${field}`);
  }
  regex.check('match', matchingExpression);
}
