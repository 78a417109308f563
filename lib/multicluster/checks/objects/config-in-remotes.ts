import type { Manifest, Problem } from '../../../model';
import type { DeclaredMesh } from '../../types';
import { doubtful, quoted } from '../problem';
import { objectIn } from './place';

const GROUPS = /^(networking|security|telemetry|extensions)\.istio\.io\//;

/** Kinds of Istio's API, which a control plane reads in its own cluster only. */
const KINDS = [
  'AuthorizationPolicy',
  'DestinationRule',
  'EnvoyFilter',
  'Gateway',
  'PeerAuthentication',
  'ProxyConfig',
  'RequestAuthentication',
  'ServiceEntry',
  'Sidecar',
  'Telemetry',
  'VirtualService',
  'WasmPlugin',
  'WorkloadGroup',
];

/** Reports objects of Istio's API in remote clusters, which no control plane reads. */
export const configInRemotes = ({ plan, objectsOf }: DeclaredMesh): Problem[] =>
  plan.clusters
    .filter(({ role }) => role === 'remote')
    .flatMap(({ name, primary, namespace }) =>
      KINDS.flatMap((kind) => objectsOf(name, kind))
        .filter((manifest) => GROUPS.test(manifest.apiVersion) && !isDefaultTelemetry(manifest, namespace))
        .map((manifest) => ({
          ...doubtful('config-in-remote', 'kind', manifest.kind, [
            `the control plane of ${quoted(primary)} serves the cluster, and reads its configuration in ` +
              `${quoted(primary)} only`,
            `put the object into ${quoted(primary)}`,
          ]),
          object: objectIn(name, manifest),
        })),
    );

/** Whether an object is the Telemetry that comes with a mesh itself, and is alike in all clusters. */
const isDefaultTelemetry = ({ kind, metadata }: Manifest, namespace: string): boolean =>
  kind === 'Telemetry' && metadata.namespace === namespace;
