'use strict';
/** Compares two meshes, and two sets of many policies. Argument: number of policies. */
const policies = Number(process.argv[2]);
const { diffMeshes } = require('istio-constructs/manifests');
const { virtualService } = require('../support/virtual-service');

const timed = (name, work) => {
  const start = performance.now();
  const result = work();
  globalThis.timing(name, performance.now() - start);
  return result;
};

const props = { profile: 'ambient', cni: true, ingressGateways: [{ name: 'public' }] };
const compare = () => diffMeshes({ ...props, version: '1.30' }, { ...props, version: '1.31' });
const mesh = timed('cold', compare);
timed('warm', compare);

/** A VirtualService; each hundredth has another timeout on one side. */
const routes = (i, timeout) => {
  const { hosts, http } = virtualService(i);
  const [first, ...others] = http;
  return {
    apiVersion: 'networking.istio.io/v1',
    kind: 'VirtualService',
    metadata: { name: `routes-${i}`, namespace: `team-${i % 100}` },
    spec: { hosts, http: [i % 100 === 0 ? { ...first, timeout } : first, ...others] },
  };
};
const [before, after] = ['1s', '2s'].map((timeout) => Array.from({ length: policies }, (_, i) => routes(i, timeout)));
const changed = timed('policies', () => diffMeshes(before, after));

const causes = mesh.flatMap((change) => Object.values(change.causes));
console.log(
  JSON.stringify({
    changed: mesh.length > 0 && causes.every((each) => each.length > 0),
    policies: changed.length,
    paths: [...new Set(changed.flatMap(({ fields }) => fields.map(({ path }) => path.at(-1))))],
  }),
);
