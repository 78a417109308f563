import type { Manifest } from '../../../../model';
import type { ProgramFacts } from '../../../facts';
import type { Check } from '../../check';
import { fieldsOf, itemsOf } from '../../../objects/read';

const MODE = 'istio.io/dataplane-mode';

/** Reports namespaces and pods in ambient mode in a mesh without it, where nothing captures their connections. */
export const ambientSupport: Check = {
  codes: ['ISC1011'],
  kinds: ['Namespace', 'apps/Deployment'],
  needs: ['mesh'],
  check: (facts, report) => {
    const controlPlanes = facts.of('apps/Deployment').filter(isIstiod);
    if (!facts.mesh.isInSet || controlPlanes.length === 0 || controlPlanes.some(hasAmbient) || hasZtunnel(facts))
      return;
    const finding = {
      code: 'ISC1011',
      found: 'ambient',
      message: 'the mesh of this program has no ambient mode, so that nothing captures the connections of these pods',
      fix: 'install the mesh with profile ambient, or use sidecars',
      related: controlPlanes,
    } as const;
    for (const object of facts.of('Namespace')) {
      if (object.metadata.labels?.[MODE] === 'ambient')
        report({ ...finding, object, path: `metadata.labels[${JSON.stringify(MODE)}]` });
    }
    for (const { owner, labels, kind } of facts.pods.all) {
      const at = kind === 'Pod' ? 'metadata' : 'spec.template.metadata';
      if (labels[MODE] === 'ambient')
        report({ ...finding, object: owner, path: `${at}.labels[${JSON.stringify(MODE)}]` });
    }
  },
};

const isIstiod = ({ metadata }: Manifest): boolean => metadata.labels?.app === 'istiod';

const hasZtunnel = (facts: ProgramFacts): boolean =>
  facts.of('apps/DaemonSet').some(({ metadata }) => metadata.name === 'ztunnel' || metadata.labels?.app === 'ztunnel');

/** Reports whether istiod serves ztunnel. */
function hasAmbient(istiod: Manifest): boolean {
  const containers = itemsOf(fieldsOf(fieldsOf(fieldsOf(istiod, 'spec'), 'template'), 'spec'), 'containers');
  return containers.some((container) =>
    itemsOf(container, 'env').some(({ name, value }) => name === 'PILOT_ENABLE_AMBIENT' && value === 'true'),
  );
}
