import { lawOfAll } from './law';
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

beforeAll(takeRejections);

test('up(core(Output(v))) is core(v) for each prop of each kind, and only what depends on it is unknown or secret', async () => {
  const found = await lawOfAll('policies', POLICIES, { values: 3, known: 2, refused: 1, both: true });
  expect(found.wrong).toEqual([]);
  expect(found.noLegal).toEqual(NEVER_LEGAL);
  expect([found.late, found.structural]).toEqual([[], []]);
  expect(found.props).toBeGreaterThan(1050);
  expect(found.refusedAlike).toBeGreaterThan(500);
}, 300_000);

test('the same for a MeshService in each way to make one, and for the args of each of its methods', async () => {
  const found = await lawOfAll('services', SERVICES, { values: 3, known: 2, refused: 1, both: true });
  expect(found.wrong).toEqual([]);
  expect(found.noLegal).toEqual([
    'fault() calls[0].args[0].delay.exponentialDelay',
    'fault() calls[0].args[0].abort.http2Error',
  ]);
  expect([found.late, found.structural]).toEqual([[], []]);
  expect(found.props).toBeGreaterThan(700);
  expect(found.refusedAlike).toBeGreaterThan(200);
}, 300_000);
