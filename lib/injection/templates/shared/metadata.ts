import { appContainers } from './env';
import { pod } from './data';
import { type Expression, first, firstOf, hasAnnotation, label, type MapPart, not, when } from '../language';

/** Revision of istiod that injected the pod. */
export const revisionOrDefault: Expression<string> = firstOf(pod.Revision, 'default');
export const revisionAnnotation: MapPart = { 'istio.io/rev': revisionOrDefault };

/** Annotation with kubectl's default container: the first one that is not the proxy. */
export const defaultContainerAnnotations: MapPart = when<MapPart>(appContainers, [
  when<MapPart>(not(hasAnnotation('kubectl.kubernetes.io/default-logs-container')), [
    { 'kubectl.kubernetes.io/default-logs-container': first(appContainers) },
  ]),
  when<MapPart>(not(hasAnnotation('kubectl.kubernetes.io/default-container')), [
    { 'kubectl.kubernetes.io/default-container': first(appContainers) },
  ]),
]);

/** Name under which telemetry shows the workload: a label of the pod, or the name of its owner. */
export const canonicalName: Expression<string> = firstOf(
  label('service.istio.io/canonical-name'),
  label('app.kubernetes.io/name'),
  label('app'),
  pod.DeploymentMeta.Name,
);

/** Version under which telemetry shows the workload. */
export const canonicalRevision: Expression<string> = firstOf(
  label('service.istio.io/canonical-revision'),
  label('app.kubernetes.io/version'),
  label('version'),
  'latest',
);
