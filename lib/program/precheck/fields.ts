import { minorOf } from '../../model';
import { meshConfigProblems } from '../../api/mesh-config';
import { ANNOTATIONS } from '../../releases/analysis.data';
import { contentOf } from '../diff/content';
import { fieldsOf, textMapOf, type Fields } from '../objects/read';
import { objectProblems } from '../validate';
import { finding, type PrecheckCheck } from './check';
import { versionRange } from './facts';
import { minorsBetween } from '../../releases/skew';

/** Codes of what a release does not have yet. */
const NEWER: ReadonlySet<string> = new Set(['schema/newer-field', 'schema/newer-value', 'schema/unused-field']);

/** Reports fields that the oldest control plane does not know, while a newer one reads them. */
export const newerFields: PrecheckCheck = (facts) => {
  const range = versionRange(facts);
  if (range === undefined || !(minorsBetween(range.oldest, range.newest) > 0)) return [];
  const older = minorOf(range.oldest);
  return facts.objects
    .filter(({ apiVersion }) => apiVersion.includes('.istio.io/'))
    .flatMap((object) =>
      objectProblems(object, { version: older })
        .filter(({ code }) => NEWER.has(code))
        .map(({ path, found, message }) =>
          finding('newer-field', object, path, {
            severity: 'warning',
            found,
            message: `a control plane of Istio ${older} reads the object too: ${message}`,
            fix: `leave it out until no control plane is of ${older} any more`,
          }),
        ),
    );
};

/** Reports deprecated fields of mesh configs. */
export const deprecatedMeshConfig: PrecheckCheck = ({ objects }) =>
  objects
    .filter(({ kind, data }: { kind: string; data?: unknown }) => kind === 'ConfigMap' && hasMesh(data))
    .flatMap((object) =>
      meshConfigProblems(fieldsOf(contentOf(object), 'data').mesh, { deprecations: true })
        .filter(({ code }) => code === 'schema/deprecated')
        .map(({ path, found, fix = 'leave it out' }) =>
          finding('deprecated-mesh-config', object, `data.mesh.${path}`, {
            severity: 'warning',
            found,
            message: 'the field of the mesh config is deprecated, and may be gone in a later release',
            fix,
          }),
        ),
    );

const hasMesh = (data: unknown): boolean => typeof (data as Fields | undefined)?.mesh === 'string';

const isDeprecated = (name: string, kind: string): boolean =>
  Object.hasOwn(ANNOTATIONS, name) &&
  ANNOTATIONS[name].deprecated === true &&
  ANNOTATIONS[name].on.includes(kind as never);

const INJECT = 'sidecar.istio.io/inject';

/** Reports deprecated annotations of Services and pods. What Istio's own charts write is theirs. */
export const deprecatedAnnotations: PrecheckCheck = ({ objects, workloads }) => {
  const services = objects
    .filter(({ kind }) => kind === 'Service')
    .map((object) => ({
      object,
      kind: 'Service',
      path: 'metadata',
      annotations: textMapOf(object.metadata as unknown as Fields, 'annotations'),
    }));
  const pods = workloads
    .filter(({ labels }) => labels['app.kubernetes.io/part-of'] !== 'istio')
    .map(({ object, path, annotations }) => ({ object, kind: 'Pod', path, annotations }));
  return [...services, ...pods].flatMap(({ object, kind, path, annotations }) =>
    Object.entries(annotations)
      .filter(([name]) => isDeprecated(name, kind))
      .map(([name, found]) =>
        finding('deprecated-annotation', object, `${path}.annotations[${JSON.stringify(name)}]`, {
          severity: 'warning',
          found,
          message: 'the annotation is deprecated, and may not work in releases to come',
          fix:
            name === INJECT ? 'use the label of the same name' : 'remove it, or set the same in proxy.istio.io/config',
        }),
      ),
  );
};
