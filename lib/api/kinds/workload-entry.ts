import { AGE, NETWORKING, type Kind } from '../../schema/kind';
import { map, obj, port, str, u32 } from '../../schema/notation';
import {
  addressOrNetwork,
  portNames,
  udsAbsolute,
  udsNotDirectory,
  udsWithoutPorts,
} from '../../schema/rules/endpoint';

/**
 * Fields of a WorkloadEntry without the rule that an address or a network is needed: a WorkloadGroup's template has
 * neither.
 */
export const WorkloadEntryFields = obj('WorkloadEntry', {
  address: str
    .len(256)
    .rule(udsAbsolute, udsNotDirectory)
    .doc('IP address, DNS name or Unix socket (unix:///path, unix://@name); needed unless network is set.'),
  labels: map(str).max(256).doc('Labels of the workload, as selectors see them.'),
  locality: str.len(2048).doc('Place as REGION/ZONE/SUBZONE, for locality load balancing.'),
  network: str
    .len(2048)
    .doc('Network the workload is in; workloads of one network reach each other without a gateway.'),
  ports: map(port)
    .max(128)
    .rule(portNames)
    .doc(
      'Port numbers by port name of the service; a name that is missing means the same number. Not with a Unix socket.',
    ),
  serviceAccount: str.len(253).doc('Service account of the workload, in the namespace of the object.'),
  weight: u32.doc('Share of the traffic, relative to the other endpoints.'),
});

export const WorkloadEntryShape = WorkloadEntryFields.rule(addressOrNetwork, udsWithoutPorts);

/** Kind WorkloadEntry: https://istio.io/latest/docs/reference/config/networking/workload-entry/ */
export const WorkloadEntry: Kind = {
  ...NETWORKING,
  kind: 'WorkloadEntry',
  plural: 'workloadentries',
  shortNames: ['we'],
  doc: 'One workload outside Kubernetes, such as a VM. A ServiceEntry selects it by its labels.',
  specRequired: true,
  columns: [AGE, { name: 'Address', jsonPath: '.spec.address', doc: 'Address of the workload.' }],
  spec: WorkloadEntryShape,
};
