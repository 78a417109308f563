import type { Manifest } from '../../../../model';
import type { ProgramFacts } from '../../../facts';
import { SIDECAR, VIRTUAL_SERVICE, type Check, type Report } from '../../check';
import { completedHost, mustBeDeclared, undeclaredHost } from '../../known-hosts';
import { fieldsOf, itemsOf, namespaceOf, textOf, textsByIndex } from '../../../objects/read';
import { isForMesh } from '../../virtual-services';

/** Reports missing hosts of the cluster that sidecars should route, or import. */
export const routedHosts: Check = {
  codes: ['ISC1002'],
  kinds: [VIRTUAL_SERVICE, SIDECAR],
  needs: ['services'],
  check: (facts, report) => {
    for (const object of facts.of(VIRTUAL_SERVICE)) if (isForMesh(object)) checkVirtualService(object, facts, report);
    for (const object of facts.of(SIDECAR)) checkSidecar(object, facts, report);
  },
};

/**
 * Reports hosts in the cluster without a Service; sidecars also apply routes for undeclared hosts outside the cluster.
 */
function checkVirtualService(object: Manifest, facts: ProgramFacts, report: Report): void {
  textsByIndex(fieldsOf(object, 'spec'), 'hosts').forEach((host, i) => {
    const isOfCluster =
      host !== '' &&
      !host.startsWith('*') &&
      (facts.hosts.isClusterHost(host) || completedHost(host, facts) !== undefined);
    if (isOfCluster) checkHost(object, `spec.hosts[${i}]`, host, facts, report);
  });
}

function checkSidecar(object: Manifest, facts: ProgramFacts, report: Report): void {
  const spec = fieldsOf(object, 'spec');
  itemsOf(spec, 'egress').forEach((listener, i) =>
    textsByIndex(listener, 'hosts').forEach((entry, j) => {
      const [namespace, host] = entry.split('/');
      if (host !== undefined && !host.includes('*') && namespace !== '~')
        checkHost(object, `spec.egress[${i}].hosts[${j}]`, host, facts, report);
    }),
  );
  const proxy = textOf(fieldsOf(fieldsOf(spec, 'outboundTrafficPolicy'), 'egressProxy'), 'host');
  if (proxy !== undefined) checkHost(object, 'spec.outboundTrafficPolicy.egressProxy.host', proxy, facts, report);
}

function checkHost(object: Manifest, path: string, host: string, facts: ProgramFacts, report: Report): void {
  const namespace = namespaceOf(object);
  if (facts.hosts.find(host, namespace).length > 0 || !mustBeDeclared(host, namespace, facts)) return;
  const finding = { code: 'ISC1002', object, path, found: host } as const;
  report({ ...finding, ...undeclaredHost(host, namespace, facts) });
}
