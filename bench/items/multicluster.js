'use strict';
/** What a mesh over many clusters costs: seconds and memory, and how both grow with the number of clusters. */
const { createHash } = require('node:crypto');
const { join } = require('node:path');
const { expectEqual } = require('../support/compare');
const { median, run } = require('../support/measure');

const NETWORKS = 5;
const CHECKED = [0, 7, 99];

/** What stands beside each mesh, as it is written by hand. */
const BESIDE = `---
apiVersion: v1
kind: Secret
metadata:
  name: istio-reader-service-account-istio-remote-secret-token
  namespace: istio-system
  annotations:
    kubernetes.io/service-account.name: istio-reader-service-account
type: kubernetes.io/service-account-token
---
apiVersion: networking.istio.io/v1
kind: Gateway
metadata:
  name: cross-network-gateway
  namespace: istio-system
spec:
  selector:
    istio: eastwestgateway
  servers:
    - port:
        number: 15443
        name: tls
        protocol: TLS
      tls:
        mode: AUTO_PASSTHROUGH
      hosts:
        - "*.local"
`;

/** The digest of a cluster: that of the same mesh by itself, with what stands beside it. */
function expected(i) {
  const { renderMesh, toYaml } = require('istio-constructs/manifests');
  const mesh = renderMesh({
    profile: 'default',
    meshId: 'bench',
    clusterName: `c${i}`,
    network: `n${i % NETWORKS}`,
    eastWestGateway: true,
  });
  const text = `${toYaml(mesh)}${BESIDE}`;
  return JSON.stringify([`c${i}`, mesh.length + 2, createHash('sha256').update(text).digest('hex')]);
}

function check(output, count, secrets) {
  const digests = JSON.parse(output);
  expectEqual(digests.length, count, 'clusters');
  if (secrets) expectEqual(digests[0][1], JSON.parse(expected(0))[1] + count - 1, 'objects of the first cluster');
  else for (const i of CHECKED.filter((i) => i < count)) expectEqual(JSON.stringify(digests[i]), expected(i), `c${i}`);
}

function measured(count, secrets, rounds) {
  const args = [join(__dirname, '../programs/multicluster.js'), String(count), ...(secrets ? ['secrets'] : [])];
  const runs = Array.from({ length: rounds }, () => run(args));
  for (const { output } of runs) check(output, count, secrets);
  return {
    seconds: median(runs.map(({ timings }) => timings.render)) / 1000,
    memory: median(runs.map(({ memory }) => memory)),
    cpu: median(runs.map(({ cpu }) => cpu)) / 1000,
  };
}

module.exports = ({ quick }) => {
  const rounds = quick ? 1 : 3;
  const [few, many, joined] = [measured(10, false, rounds), measured(100, false, rounds), measured(100, true, rounds)];
  const row = (name, { seconds, memory, cpu }, aim) => ({
    name,
    value: seconds,
    aim,
    note: `${memory.toFixed(0)} MB, ${cpu.toFixed(1)} s of CPU with the start of Node.js`,
  });
  return [
    row('seconds for 10 clusters, profile default', few),
    row('seconds for 100 clusters, profile default', many, 3),
    { name: 'MB for 100 clusters', value: many.memory, aim: 400 },
    {
      name: 'exponent from 10 to 100 clusters',
      value: Math.log10(many.seconds / few.seconds),
      aim: 1.1,
      note: 'one more digit of clusters, as digits of time',
    },
    row('seconds for 100 clusters, each with 99 remote secrets', joined, 4),
  ];
};
