import type { Check } from '../../check';
import { fieldsOf, itemsOf, textOf, type Fields } from '../../../objects/read';

/** Registries that istiod has without a remote Secret. */
const BUILT_IN = ['Mock', 'Kubernetes', 'External'];
const REMOTE = 'istio/multiCluster';

/** Reports registries that the mesh's networks name, and for which there is no remote Secret. */
export const meshNetworks: Check = {
  codes: ['IST0126'],
  kinds: [],
  needs: ['meshNetworks'],
  check: (facts, report) => {
    const networks = fieldsOf(facts.meshNetworks ?? {}, 'networks');
    const secrets = facts.of('Secret').filter(({ metadata }) => metadata.labels?.[REMOTE] === 'true');
    const known = new Set([...BUILT_IN, ...secrets.flatMap((secret) => clustersOf(secret as Fields))]);
    for (const [name, network] of Object.entries(networks)) {
      itemsOf(network as Fields, 'endpoints').forEach((endpoint, i) => {
        const registry = textOf(endpoint, 'fromRegistry');
        if (registry === undefined || known.has(registry)) return;
        report({
          code: 'IST0126',
          object: {
            apiVersion: 'v1',
            kind: 'MeshNetworks',
            metadata: { name: 'meshnetworks', namespace: facts.istioNamespace },
          },
          path: `networks.${name}.endpoints[${i}].fromRegistry`,
          found: registry,
          message: 'no remote Secret is of this cluster',
          known: () => known,
          fix: 'name the cluster of a remote Secret, or Kubernetes',
          parameters: [registry, name],
        });
      });
    }
  },
};

const clustersOf = (secret: Fields): string[] => [
  ...Object.keys(fieldsOf(secret, 'data')),
  ...Object.keys(fieldsOf(secret, 'stringData')),
];
