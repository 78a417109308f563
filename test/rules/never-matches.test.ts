import { formatProblem, type Manifest } from '../../lib/model';
import { objectProblems } from '../../lib/rules';
import { networking, security } from './table';

const texts = (object: Manifest): string[] =>
  objectProblems(object).map((problem) => `${problem.severity}: ${formatProblem(problem)}`);
const policy = (rule: object): Manifest => security('AuthorizationPolicy')({ rules: [rule] });
const AT = 'AuthorizationPolicy shop/x';

describe('methods are compared letter by letter', () => {
  const to = (operation: object): Manifest => policy({ to: [{ operation }] });
  test.each(['get', 'Post', 'dELETE', 'patch'])('%s', (method) =>
    expect(texts(to({ methods: [method] }))).toEqual([
      `error: [${AT}] spec.rules[0].to[0].operation.methods[0]: got "${method}"; methods are compared letter ` +
        `by letter, so this matches no ${method.toUpperCase()} request; write "${method.toUpperCase()}" ` +
        '(webhook/method-case)',
    ]),
  );
  test('also where it is excluded', () =>
    expect(texts(to({ notMethods: ['GET', 'head'] }))).toEqual([
      `error: [${AT}] spec.rules[0].to[0].operation.notMethods[1]: got "head"; methods are compared letter by ` +
        'letter, so this matches no HEAD request; write "HEAD" (webhook/method-case)',
    ]));
  test.each(['GET', 'PROPFIND', 'propfind', 'G*', '*', 'get*'])('%s is left alone', (method) =>
    expect(texts(to({ methods: [method] }))).toEqual([]),
  );
});

describe('principals are compared without their scheme', () => {
  const name = 'cluster.local/ns/shop/sa/web';
  const text = (path: string, found: string): string =>
    `error: [${AT}] ${path}: got "${found}"; principals are compared without "spiffe://", so this matches ` +
    `nobody; write "${found.slice(9)}" (webhook/principal-scheme)`;
  test('of a source', () =>
    expect(texts(policy({ from: [{ source: { principals: [`spiffe://${name}`, name] } }] }))).toEqual([
      text('spec.rules[0].from[0].source.principals[0]', `spiffe://${name}`),
    ]));
  test('that are excluded', () =>
    expect(texts(policy({ from: [{ source: { notPrincipals: ['SPIFFE://other/*'] } }] }))).toEqual([
      text('spec.rules[0].from[0].source.notPrincipals[0]', 'SPIFFE://other/*'),
    ]));
  test('in a condition', () =>
    expect(texts(policy({ when: [{ key: 'source.principal', values: [`spiffe://${name}`] }] }))).toEqual([
      text('spec.rules[0].when[0].values[0]', `spiffe://${name}`),
    ]));
  test.each([name, '*', '*/ns/shop/*', 'cluster.local/*'])('%s is left alone', (principal) =>
    expect(
      texts(policy({ from: [{ source: { principals: [principal] } }] })).filter((line) => line.includes('spiffe')),
    ).toEqual([]),
  );
});

describe('attributes that the proxy does not have', () => {
  const at = 'spec.accessLogging[0].filter.expression';
  const filter = (expression: string): Manifest => ({
    apiVersion: 'telemetry.istio.io/v1',
    kind: 'Telemetry',
    metadata: { name: 'x', namespace: 'shop' },
    spec: { accessLogging: [{ filter: { expression } }] },
  });
  const text = (expression: string, name: string, fix: string): string =>
    `warning: [Telemetry shop/x] ${at}: got ${JSON.stringify(expression)}; the proxy has no attribute ` +
    `"${name}", so this expression never has a value; ${fix} (webhook/cel-attribute)`;
  const all =
    'use one of request, response, connection, upstream, source, destination, metadata, filter_state, ' +
    'upstream_filter_state, xds';
  test.each([
    ['respones.code >= 400', 'respones', 'did you mean "response"?'],
    ['requests.path == "/"', 'requests', 'did you mean "request"?'],
    ['status >= 400', 'status', all],
    ['response.code >= 400 && http.method == "GET"', 'http', all],
    ['has(headers.x)', 'headers', all],
    ['[1].all(x, y > x)', 'y', all],
  ])('%s', (expression, name, fix) => expect(texts(filter(expression))).toEqual([text(expression, name, fix)]));
  test.each([
    'response.code >= 400',
    'has(request.headers.a) && size(request.path) > 1',
    '["a"].exists(x, x == request.method)',
    'xds.cluster_name == "a" || connection.mtls',
    'int(response.code) == 200 && type(request.size) == int',
    'upstream.port == 80 && filter_state.a == "b" && destination.address != ""',
  ])('%s is left alone', (expression) => expect(texts(filter(expression))).toEqual([]));
  test('in a patch of access logs', () => {
    const object = networking('EnvoyFilter')({
      configPatches: [
        {
          applyTo: 'NETWORK_FILTER',
          match: { listener: { filterChain: { filter: { name: 'envoy.filters.network.tcp_proxy' } } } },
          patch: {
            operation: 'MERGE',
            value: {
              typed_config: {
                access_log: [
                  {
                    filter: {
                      extension_filter: {
                        typed_config: {
                          '@type':
                            'type.googleapis.com/envoy.extensions.access_loggers.filters.cel.v3.ExpressionFilter',
                          'expression': 'reponse.code > 1',
                        },
                      },
                    },
                  },
                ],
              },
            },
          },
        },
      ],
    });
    expect(texts(object).filter((line) => line.includes('attribute'))).toEqual([
      'warning: [EnvoyFilter shop/x] ' +
        'spec.configPatches[0].patch.value.typed_config.access_log[0].filter.extension_filter.typed_config.' +
        'expression: ' +
        'got "reponse.code > 1"; the proxy has no attribute "reponse", so this expression never has a value; did ' +
        'you mean "response"? (webhook/cel-attribute)',
    ]);
  });
});
