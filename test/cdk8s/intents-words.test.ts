import { App, Chart } from 'cdk8s';
import { rateLimit, ServiceMesh } from '../../lib';

const mesh = () => new ServiceMesh(new Chart(new App(), 'mesh'), { crds: false });

/** Programs are often run without being type-checked: `npx tsx main.ts`. */
test('words that an intent does not know are refused, and not taken for another', () => {
  expect(() => mesh().mtls('STRICT' as never)).toThrow(
    '[mesh/mesh] mtls(): got "STRICT"; it has no such value; use one of strict, permissive (intents/unknown-word)',
  );
  expect(() => mesh().egress.allow('a.example', { tls: 'TLS' as never })).toThrow(
    '[mesh/mesh] egress.allow().tls: got "TLS"; it has no such value; use one of originate, passthrough, none ' +
      '(intents/unknown-word)',
  );
});

test('a limit needs a whole number of requests, in a unit that Envoy can count', () => {
  const of = mesh();
  expect(() => rateLimit(of, of.ingressGateway, { requests: 0.5, per: 'week' as never })).toThrow(
    '2 problems:\n' +
      '- [mesh/mesh] rateLimit().requests: got 0.5; must be a whole number of requests, at least 1; give a ' +
      'number, for example 100 (intents/no-number)\n' +
      '- [mesh/mesh] rateLimit().per: got "week"; it has no such value; use one of second, minute, hour ' +
      '(intents/unknown-word)',
  );
});
