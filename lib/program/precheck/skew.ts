import {
  MOST_BEHIND_CONTROL_PLANE,
  MOST_BETWEEN_CONTROL_PLANES,
  MOST_IN_PLACE,
  minorsBetween,
} from '../../releases/skew';
import { nameOf } from '../diff/objects';
import { textOf } from '../objects/read';
import { finding, type PrecheckCheck } from './check';
import { planeOf, type PrecheckFacts } from './facts';
import { DEFAULT_REVISION, envOf, versionIn, type ControlPlane, type Workload } from './planes';
import type { PrecheckFinding } from './types';

const IMAGE = 'spec.template.spec.containers[0].image';

/** Reports control planes of one cluster that are too far apart, and upgrades in place that skip a minor. */
export const revisionSkew: PrecheckCheck = ({ planes, from }) => {
  const pairs = planes.flatMap((plane) => planes.map((other) => ({ plane, other })));
  const apart = pairs.flatMap(({ plane, other }): PrecheckFinding[] => {
    if (plane.version === undefined || other.version === undefined) return [];
    if (!(minorsBetween(plane.version, other.version) > MOST_BETWEEN_CONTROL_PLANES)) return [];
    return [
      finding('revision-skew', other.object, IMAGE, {
        severity: 'warning',
        found: other.version,
        message:
          `revision ${plane.revision} runs Istio ${plane.version}; Istio is not tested with control planes further ` +
          'than two minors apart',
        fix: 'upgrade through a minor between them',
      }),
    ];
  });
  const skipped = planes.flatMap(({ object, revision, version }): PrecheckFinding[] => {
    if (from === undefined || version === undefined || planes.length > 1) return [];
    const isInPlace = revision === DEFAULT_REVISION;
    if (!(minorsBetween(from, version) > (isInPlace ? MOST_IN_PLACE : MOST_BETWEEN_CONTROL_PLANES))) return [];
    return [
      finding('skipped-minor', object, IMAGE, {
        severity: 'warning',
        found: version,
        message: isInPlace
          ? `${from} runs now, and an upgrade in place is tested from one minor to the next only`
          : `${from} runs now, and a revision beside it is tested up to two minors later only`,
        fix: isInPlace
          ? 'upgrade to each minor between them, or install a revision beside it, which may skip one'
          : 'upgrade through a minor between them',
      }),
    ];
  });
  return [...apart, ...skipped];
};

interface Proxy {
  readonly workload: Workload;
  readonly path: string;
  readonly found: string;
  readonly version: string;
  readonly revision: string;
}

const PROXY_IMAGE = 'sidecar.istio.io/proxyImage';
const ADDRESSES = ['XDS_ADDRESS', 'CA_ADDRESS'];

/** Returns the revision of the istiod that a container connects to: `canary` of `istiod-canary.istio-system.svc`. */
function revisionOfAddress(address: string | undefined): string | undefined {
  const [, revision] = /^istiod(?:-([a-z0-9-]+))?\./.exec(address ?? '') ?? [undefined, undefined];
  return address === undefined ? undefined : (revision ?? DEFAULT_REVISION);
}

/** Returns the proxies whose release the program names: by annotation, and by the image of a container. */
function proxiesOf({ workloads, objects }: PrecheckFacts): Proxy[] {
  const revisionIn = (namespace: string | undefined): string | undefined => {
    const labels = objects.find(({ kind, metadata }) => kind === 'Namespace' && metadata.name === namespace)?.metadata
      .labels;
    return labels?.['istio.io/rev'];
  };
  return workloads.flatMap((workload) => {
    const { object, labels, annotations, containers, path } = workload;
    const revision = labels['istio.io/rev'] ?? revisionIn(object.metadata.namespace) ?? DEFAULT_REVISION;
    const annotated = annotations[PROXY_IMAGE];
    const images = containers.map((container, i) => ({
      revision: ADDRESSES.map((name) => revisionOfAddress(envOf(container, name))).find(Boolean) ?? revision,
      path: `${path.replace(/metadata$/, '')}spec.containers[${i}].image`,
      found: isProxy(container.name) ? textOf(container, 'image') : undefined,
    }));
    return [{ revision, path: `${path}.annotations[${JSON.stringify(PROXY_IMAGE)}]`, found: annotated }, ...images]
      .map(({ found, ...place }) => ({ ...place, workload, found: found ?? '', version: versionIn(found) ?? '' }))
      .filter(({ version }) => version !== '');
  });
}

const isProxy = (container: unknown): boolean => container === 'istio-proxy' || container === 'ztunnel';

/** Reports proxies that are newer than their control plane, or more than one minor older. */
export const proxySkew: PrecheckCheck = (facts) =>
  proxiesOf(facts).flatMap((proxy) => {
    const plane = planeOf(facts, proxy.revision);
    return plane?.version === undefined ? [] : skewOf(proxy, plane, plane.version);
  });

function skewOf({ workload, path, found, version }: Proxy, plane: ControlPlane, of: string): PrecheckFinding[] {
  const behind = minorsBetween(version, of);
  if (behind >= 0 && behind <= MOST_BEHIND_CONTROL_PLANE) return [];
  const name = nameOf(plane.object);
  return [
    finding(behind < 0 ? 'newer-proxy' : 'older-proxy', workload.object, path, {
      severity: behind < 0 ? 'error' : 'warning',
      found,
      message:
        behind < 0
          ? `the proxy is newer than its control plane, ${name} of Istio ${of}`
          : `the proxy is ${behind} minors older than its control plane, ${name} of Istio ${of}; one is supported`,
      fix: behind < 0 ? 'upgrade the control plane first' : 'let the pods start with a newer proxy first',
    }),
  ];
}
