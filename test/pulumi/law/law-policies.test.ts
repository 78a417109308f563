import { among, clausesOf, lawOfAll, nameOf, parts, unknownNames } from './law';
import { POLICIES } from './policies';
import { takeRejections } from './seen';
import { SERVICES } from './services';

/** What istiod or the CRD refuses whatever the value is, though the schema has the field. */
const NEVER_LEGAL = [
  'Sidecar props.ingress[0].tls.credentialNames[0]',
  'Sidecar props.ingress[0].tls.subjectAltNames[0]',
  'Sidecar props.ingress[0].tls.tlsCertificates[0].caCertificates',
  'Sidecar props.ingress[0].tls.tlsCertificates[0].privateKey',
  'Sidecar props.ingress[0].tls.tlsCertificates[0].serverCertificate',
  'VirtualService props.http[0].fault.abort.http2Error',
  'VirtualService props.http[0].fault.delay.exponentialDelay',
  'WorkloadGroup props.probe.grpc.port',
  'WorkloadGroup props.probe.grpc.service',
];

/**
 * Filters that istiod does not know, and drops the route because of: of a single backend all that change no headers.
 */
const UNKNOWN_FILTER =
  /filters\[0\]\.externalAuth|backendRefs\[0\]\.filters\[0\]\.(?:cors|requestMirror|requestRedirect|urlRewrite)/;

const OPTIONS = { values: 3, known: 2, refused: 1, both: true };

/** Refusals that are the same for an Output and for its value, over all parts: that not too few are compared. */
function counter(): { add: (count: number) => void; readonly total: number } {
  let total = 0;
  return {
    add: (count) => {
      total += count;
    },
    get total() {
      return total;
    },
  };
}

beforeAll(takeRejections);

describe('up(core(Output(v))) is core(v) for each prop of each kind; only what depends is unknown or secret', () => {
  const all = clausesOf(POLICIES);
  const noLegal = [...NEVER_LEGAL, ...all.map(nameOf).filter((name) => UNKNOWN_FILTER.test(name))];
  const refused = counter();

  test.each(parts(all, 120))('%s', async (title, part) => {
    const found = await lawOfAll(`policies, ${title}`, part, OPTIONS);
    expect(found.wrong).toEqual([]);
    expect(found.noLegal.sort()).toEqual(among(found, noLegal));
    expect([found.late, found.structural]).toEqual([[], []]);
    refused.add(found.refusedAlike);
  });

  test('all are tried', () => {
    expect(all.length).toBeGreaterThan(1050);
    expect(unknownNames(all, noLegal)).toEqual([]);
    expect(refused.total).toBeGreaterThan(500);
  });
});

describe('the same for a MeshService in each way to make one, and for the args of each of its methods', () => {
  const all = clausesOf(SERVICES);
  const noLegal = ['fault() calls[0].args[0].delay.exponentialDelay', 'fault() calls[0].args[0].abort.http2Error'];
  const refused = counter();

  test.each(parts(all, 250))('%s', async (title, part) => {
    const found = await lawOfAll(`services, ${title}`, part, OPTIONS);
    expect(found.wrong).toEqual([]);
    expect(found.noLegal.sort()).toEqual(among(found, noLegal));
    expect([found.late, found.structural]).toEqual([[], []]);
    refused.add(found.refusedAlike);
  });

  test('all are tried', () => {
    expect(all.length).toBeGreaterThan(700);
    expect(unknownNames(all, noLegal)).toEqual([]);
    expect(refused.total).toBeGreaterThan(200);
  });
});
