import { formatProblem, type Manifest } from '../../lib/model';
import { objectProblems } from '../../lib/rules';
import { networking, security } from './table';

const texts = (object: Manifest): string[] =>
  objectProblems(object).map((problem) => `${problem.severity}: ${formatProblem(problem)}`);
const dropped = (object: string, path: string, field: string): string =>
  `warning: [${object}] ${path}: got null; the API server drops a null here, as if ${field} were absent; ` +
  'remove the field, or give it a value (schema/null)';

const route = [{ destination: { host: 'b.shop.svc.cluster.local' } }];

describe('a null that the API server drops is a warning', () => {
  test('match and headers of a route', () =>
    expect(
      texts(networking('VirtualService')({ hosts: ['a.example.com'], http: [{ match: null, headers: null, route }] })),
    ).toEqual([
      dropped('VirtualService shop/x', 'spec.http[0].match', 'match'),
      dropped('VirtualService shop/x', 'spec.http[0].headers', 'headers'),
    ]));
  test('policies of a destination', () =>
    expect(
      texts(
        networking('DestinationRule')({
          host: 'b.shop.svc.cluster.local',
          trafficPolicy: null,
          subsets: [{ name: 'v1', labels: { version: 'v1' }, trafficPolicy: null }],
        }),
      ),
    ).toEqual([
      dropped('DestinationRule shop/x', 'spec.trafficPolicy', 'trafficPolicy'),
      dropped('DestinationRule shop/x', 'spec.subsets[0].trafficPolicy', 'trafficPolicy'),
    ]));
  test('clauses of a rule that keeps another', () =>
    expect(
      texts(
        security('AuthorizationPolicy')({
          selector: null,
          rules: [{ from: null, to: [{ operation: { methods: ['GET'], paths: null } }], when: null }],
        }),
      ),
    ).toEqual([
      dropped('AuthorizationPolicy shop/x', 'spec.selector', 'selector'),
      dropped('AuthorizationPolicy shop/x', 'spec.rules[0].from', 'from'),
      dropped('AuthorizationPolicy shop/x', 'spec.rules[0].to[0].operation.paths', 'paths'),
      dropped('AuthorizationPolicy shop/x', 'spec.rules[0].when', 'when'),
    ]));
});

describe('a null stays an error', () => {
  const message = (object: string, path: string, needed: string, place: string): string =>
    `error: [${object}] ${path}: got null; null is not allowed, ${needed} is needed; remove the ${place}, or ` +
    'give it a value (schema/null)';
  test('as an item of a list', () =>
    expect(texts(networking('VirtualService')({ hosts: ['a.example.com', null], http: [{ route }] }))).toContain(
      message('VirtualService shop/x', 'spec.hosts[1]', 'a string', 'item'),
    ));
  test('where the field is required', () =>
    expect(texts(networking('DestinationRule')({ host: null }))).toEqual([
      'error: [DestinationRule shop/x] spec.host: got nothing; host is required in DestinationRuleSpec; set ' +
        'host (schema/required)',
      dropped('DestinationRule shop/x', 'spec.host', 'host'),
    ]));
  const widened = (kind: string, path: string, field: string, reason: string): string =>
    `error: [${kind} shop/x] ${path}: got null; the API server drops a null here, as if ${field} were absent, ` +
    `${reason}; remove the field, or give it a value (schema/null)`;
  test('where a rule is for every request without it', () =>
    expect(texts(security('AuthorizationPolicy')({ rules: [{ from: null }] }))).toContain(
      widened('AuthorizationPolicy', 'spec.rules[0].from', 'from', 'and the rule is for every request then'),
    ));
  test('where it is the action', () =>
    expect(
      texts(security('AuthorizationPolicy')({ action: null, rules: [{ to: [{ operation: { methods: ['GET'] } }] }] })),
    ).toEqual([widened('AuthorizationPolicy', 'spec.action', 'action', 'and the action is ALLOW then')]));
  test('where it is the mode of mutual TLS', () =>
    expect(texts(security('PeerAuthentication')({ mtls: { mode: null } }))).toEqual([
      widened('PeerAuthentication', 'spec.mtls.mode', 'mode', 'and the mode comes from the namespace or the mesh then'),
    ]));
  test('where it is the audience of tokens', () =>
    expect(
      texts(
        security('RequestAuthentication')({
          jwtRules: [{ issuer: 'a', jwksUri: 'https://a.example.com/keys', audiences: null }],
        }),
      ),
    ).toEqual([
      widened(
        'RequestAuthentication',
        'spec.jwtRules[0].audiences',
        'audiences',
        'and tokens for any audience are taken then',
      ),
    ]));
});
