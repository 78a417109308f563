import { formatProblem } from '../../../lib/model';
import { clusterProblems } from '../../../lib/multicluster/checks';
import type { ClusterProps } from '../../../lib/multicluster/types';

const textsOf = (batch: ClusterProps): string[] =>
  clusterProblems({ meshId: 'shop', clusters: { batch } }).map(
    (problem) => `${problem.severity} ${formatProblem(problem)}`,
  );
const istiodUrl = 'https://istiod.example.com:15017';
const certificate = 'istiod-tls';

test.each<[string, ClusterProps, string]>([
  [
    'declared for a cluster with a control plane of its own',
    { externalIstiod: { certificate } },
    'error clusters.batch.externalIstiod: got {"certificate":"istiod-tls"}; the control plane of the cluster is not ' +
      "external; add controlPlane: 'external', or leave it out (clusters/external-istiod-in-vain)",
  ],
  [
    'a certificate without a host name',
    { controlPlane: 'external', discoveryAddress: '203.0.113.9', externalIstiod: { certificate } },
    'error clusters.batch.istiodUrl: got nothing; a certificate is for a host name, and nothing says which; write ' +
      'for example "https://istiod.example.com:15017" (clusters/external-without-url)',
  ],
  [
    'a port that its gateway does not serve',
    { controlPlane: 'external', istiodUrl: 'https://istiod.example.com', externalIstiod: { certificate } },
    'error clusters.batch.istiodUrl: got "https://istiod.example.com"; the gateway in front of the external control ' +
      'plane serves its webhooks at port 15017; write "https://istiod.example.com:15017" (clusters/istiod-url)',
  ],
  [
    'a credential for an API server that is nowhere',
    { controlPlane: 'external', istiodUrl, externalIstiod: { certificate, credential: { token: 'abc' } } },
    'error apiServers.batch: got nothing; the control plane outside reads the configuration of "batch", and nothing ' +
      'says where; give the URL of its API server (clusters/api-server-missing)',
  ],
])('external control plane: %s', (_, batch, text) => {
  expect(textsOf(batch)).toEqual([text]);
});

test.each<[ClusterProps]>([
  [{ controlPlane: 'external', istiodUrl, externalIstiod: { certificate } }],
  [{ controlPlane: 'external', istiodUrl, externalIstiod: {} }],
  [{ controlPlane: 'external', discoveryAddress: '203.0.113.9', externalIstiod: { gateway: { istio: 'public' } } }],
  [{ controlPlane: 'external', istiodUrl: 'https://istiod.example.com' }],
])('external control plane that is right: %j', (batch) => {
  expect(textsOf(batch)).toEqual([]);
});
