import { type Problem, MeshProblems } from '../../../model';
import type { Claims, ProxyRequest } from '../types';
import { questionProblem } from './problems';
import type { RequestOptions, Token } from './types';

/** Parts of a URL that a proxy receives. */
export interface Target {
  readonly scheme: 'http' | 'https' | 'tcp' | 'tls';
  /** Authority as a client writes it: with the port, if it is not the scheme's default. */
  readonly authority: string;
  readonly host: string;
  readonly port: number;
  /** Path with the query. */
  readonly path: string;
}

const PORTS = { http: 80, https: 443, tcp: 0, tls: 443 } as const;
const METHOD = /^[A-Z][A-Z-]*$/;
const HEADER = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;
const URL_PARTS = /^(https?|tcp|tls):\/\/([^/?#:]+|\[[^\]]+\])(?::(\d+))?([/?][^#]*)?$/;
const FORM = 'write for example http://orders/x, https://shop.example.com or tcp://db:5432';

function urlProblem(url: unknown): Problem {
  const message =
    typeof url === 'string' && !url.includes('://')
      ? 'the URL has no scheme'
      : 'this is not a URL that a client can call';
  return questionProblem('url', 'url', url, message, FORM);
}

/** Parses a URL; problems are added to the list. */
export function parseTarget(url: unknown, problems: Problem[]): Target | undefined {
  const match = typeof url === 'string' ? URL_PARTS.exec(url) : null;
  if (match === null) {
    problems.push(urlProblem(url));
    return undefined;
  }
  const [, scheme, host, port, path = '/'] = match;
  const usual = PORTS[scheme as Target['scheme']];
  const number = port === undefined ? usual : Number(port);
  if (number < 1 || number > 65535) {
    problems.push(
      questionProblem(
        'port',
        'url',
        url,
        'a URL like this needs a port from 1 to 65535',
        'write it after the host, for example tcp://db:5432',
      ),
    );
    return undefined;
  }
  return {
    scheme: scheme as Target['scheme'],
    host,
    authority: number === usual ? host : `${host}:${number}`,
    port: number,
    path: path.startsWith('?') ? `/${path}` : path,
  };
}

function headerProblems(headers: unknown): Problem[] {
  if (headers === undefined) return [];
  if (typeof headers !== 'object' || headers === null) {
    return [
      questionProblem(
        'headers',
        'headers',
        headers,
        'headers are an object of texts',
        "write for example { 'x-user': 'ann' }",
      ),
    ];
  }
  return Object.entries(headers).flatMap(([name, value]) => {
    if (!HEADER.test(name))
      return [
        questionProblem(
          'header-name',
          `headers.${name}`,
          value,
          'this is not the name of a header',
          'use letters, digits and hyphens',
        ),
      ];
    return typeof value === 'string'
      ? []
      : [
          questionProblem(
            'header-value',
            `headers.${name}`,
            value,
            'the value of a header is a text',
            'put it in quotes',
          ),
        ];
  });
}

function methodProblems(method: unknown): Problem[] {
  if (method === undefined || (typeof method === 'string' && METHOD.test(method))) return [];
  return [
    questionProblem(
      'method',
      'method',
      method,
      'this is not a method of HTTP',
      'write it in capital letters, for example GET',
    ),
  ];
}

/** Returns the claims of a token; `$expired` and `$forged` mark invalid ones. */
export function claimsOf(token: Token | undefined): Claims | undefined {
  if (token === 'expired') return { $expired: true };
  return token === 'forged' ? { $forged: true } : token;
}

/** Validates a question, and throws all its problems at once. */
export function checkedTarget(options: Pick<RequestOptions, 'url' | 'method' | 'headers'>): Target {
  const problems: Problem[] = [];
  const target = parseTarget(options.url, problems);
  problems.push(...methodProblems(options.method), ...headerProblems(options.headers));
  if (problems.length > 0 || target === undefined) throw new MeshProblems(problems);
  return target;
}

/** Validates the method and the headers of a question, and throws their problems. */
export function checkParts(method: unknown, headers: unknown): void {
  const problems = [...methodProblems(method), ...headerProblems(headers)];
  if (problems.length > 0) throw new MeshProblems(problems);
}

/** Returns the parts of a request that every proxy gets. */
export function requestParts(target: Target, options: RequestOptions): Omit<ProxyRequest, 'at'> {
  const isHttp = target.scheme === 'http' || target.scheme === 'https';
  const isTls = target.scheme === 'https' || target.scheme === 'tls';
  return {
    host: target.authority,
    port: target.port,
    path: target.path,
    method: options.method ?? 'GET',
    headers: options.headers ?? {},
    protocol: isHttp ? (options.protocol ?? 'http') : 'tcp',
    tls: isTls ? 'tls' : 'plaintext',
    ...(options.sni === undefined ? {} : { sni: options.sni }),
  };
}
