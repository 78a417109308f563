import { type Manifest, type Problem, waypointOf } from '../../../model';
import { fieldsOf, kindOf, textsByIndex } from '../../objects/read';
import { problemOf, type AmbientMesh } from './mesh';

/** Reports settings of the mesh, pods and hosts that ztunnel ignores. */
export function otherProblems(mesh: AmbientMesh): Problem[] {
  if (!mesh.planes.hasAmbient) return [];
  return [
    ...registryOnlyProblems(mesh),
    ...annotationProblems(mesh),
    ...mesh.objects.flatMap((object) => wildcardProblems(object, mesh)),
  ];
}

function registryOnlyProblems({ settings }: AmbientMesh): Problem[] {
  const { meshConfig, registryOnly } = settings;
  if (!registryOnly || meshConfig === undefined) return [];
  return [
    problemOf(meshConfig, {
      code: 'registry-only',
      path: 'data.mesh',
      found: 'REGISTRY_ONLY',
      message:
        'pods in ambient mode do not follow outboundTrafficPolicy: ztunnel lets connections to unknown hosts out',
      fix: 'keep them in with a NetworkPolicy, or leave outboundTrafficPolicy at ALLOW_ANY',
    }),
  ];
}

/** Annotations of pods that only the injector and sidecars read. */
const OF_SIDECARS = /^(sidecar|proxy|inject|traffic\.sidecar)\.istio\.io\//;

/** Reports whether an annotation turns a sidecar off. */
const isRefusal = (name: string, value: unknown): boolean =>
  name === 'sidecar.istio.io/inject' && String(value) === 'false';

function annotationProblems({ planes }: AmbientMesh): Problem[] {
  return planes.workloads
    .filter((workload) => planes.modeOf(workload) === 'ambient')
    .flatMap(({ object, annotations, path }) =>
      Object.entries(annotations)
        .filter(([name, value]) => OF_SIDECARS.test(name) && !isRefusal(name, value))
        .map(([name, found]) =>
          problemOf(object, {
            code: 'no-effect',
            severity: 'warning',
            path: `${path === '' ? '' : `${path}.`}metadata.annotations["${name}"]`,
            found,
            message: 'the pods are in ambient mode, and only sidecars have this annotation read',
            fix: 'leave it out, or enrol the pods as sidecar',
          }),
        ),
    );
}

const SERVICE_ENTRY = 'networking.istio.io/ServiceEntry';

/** Reports wildcard hosts, which have no address by which ztunnel could find the service. */
function wildcardProblems(object: Manifest, { planes }: AmbientMesh): Problem[] {
  if (kindOf(object) !== SERVICE_ENTRY) return [];
  const spec = fieldsOf(object, 'spec');
  if (textsByIndex(spec, 'addresses').length > 0) return [];
  const namespace = object.metadata.namespace ?? 'default';
  const waypoint = waypointOf(namespace, planes.namespaceLabels(namespace), object.metadata.labels);
  if (spec.resolution === 'DYNAMIC_DNS' && waypoint !== undefined) return [];
  return textsByIndex(spec, 'hosts').flatMap((host, i) =>
    host.startsWith('*')
      ? [
          problemOf(object, {
            code: 'no-effect',
            severity: 'warning',
            path: `spec.hosts[${i}]`,
            found: host,
            message:
              'pods in ambient mode do not get this: ztunnel finds services by address, and a host ' +
              'with a star has none',
            fix: 'give `addresses`, or resolution: DYNAMIC_DNS and a waypoint',
          }),
        ]
      : [],
  );
}
