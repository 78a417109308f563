import { isRecord, type Manifest } from '../../model';
import { podTemplateAt, POD_TEMPLATE_PATHS } from '../objects/pod-templates';
import { fieldsOf, itemsOf, textMapOf, textOf, type Fields } from '../objects/read';

/** An istiod among the objects. */
export interface ControlPlane {
  readonly object: Manifest;
  readonly revision: string;
  /** The exact release, by the tag of its image or by its label. @default - it does not say */
  readonly version?: string;
}

/** A name that stands for a revision, by the injection webhook that answers to it. */
export interface RevisionTag {
  readonly object: Manifest;
  readonly tag: string;
  readonly revision: string;
}

/** Pods with the labels and annotations that they are made with. */
export interface Workload {
  readonly object: Manifest;
  /** Path of the pod's metadata. */
  readonly path: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
  readonly containers: readonly Fields[];
}

export const DEFAULT_REVISION = 'default';
const REVISION = 'istio.io/rev';
const TAG = 'istio.io/tag';
const VERSION = 'app.kubernetes.io/version';

/** Returns the release in a tag, or in the tag of an image: `1.31.4` of `docker.io/istio/pilot:1.31.4-distroless`. */
export const versionIn = (text: string | undefined): string | undefined =>
  /(?:^|:)v?(\d+\.\d+(?:\.\d+)?)(?:-[\w.-]+)?$/.exec(text ?? '')?.[1];

const labelsOf = ({ metadata }: Manifest): Readonly<Record<string, string>> =>
  textMapOf(metadata as unknown as Fields, 'labels');

/** Returns all pods of the objects. */
export function workloadsOf(objects: readonly Manifest[]): Workload[] {
  return objects.flatMap((object) => {
    const group = object.apiVersion.includes('/') ? `${object.apiVersion.split('/')[0]}/` : '';
    const path = POD_TEMPLATE_PATHS[`${group}${object.kind}`];
    if (path === undefined) return [];
    const template = podTemplateAt(object, path);
    const metadata = fieldsOf(template, 'metadata');
    return [
      {
        object,
        path: [...path, 'metadata'].join('.'),
        labels: textMapOf(metadata, 'labels'),
        annotations: textMapOf(metadata, 'annotations'),
        containers: itemsOf(fieldsOf(template, 'spec'), 'containers'),
      },
    ];
  });
}

/** Returns the value of an environment variable of a container. */
export const envOf = (container: Fields | undefined, name: string): string | undefined =>
  textOf(itemsOf(container ?? {}, 'env').find((entry) => entry.name === name) ?? {}, 'value');

/** Returns the control planes among pods. */
export function controlPlanesOf(workloads: readonly Workload[]): ControlPlane[] {
  return workloads
    .filter(({ object, containers }) => isRecord(object) && containers.some(({ name }) => name === 'discovery'))
    .map(({ object, labels, containers }) => {
      const discovery = containers.find(({ name }) => name === 'discovery');
      const labelled = labels[VERSION] ?? labelsOf(object)[VERSION];
      const version = versionIn(textOf(discovery ?? {}, 'image')) ?? versionIn(labelled);
      return {
        object,
        revision: envOf(discovery, 'REVISION') ?? labels[REVISION] ?? DEFAULT_REVISION,
        ...(version !== undefined && { version }),
      };
    });
}

/** Returns the revision tags among objects. */
export function revisionTagsOf(objects: readonly Manifest[]): RevisionTag[] {
  return objects
    .filter(({ kind }) => kind === 'MutatingWebhookConfiguration')
    .flatMap((object) => {
      const { [TAG]: tag, [REVISION]: revision } = labelsOf(object);
      return tag === undefined || revision === undefined ? [] : [{ object, tag, revision }];
    });
}

/** A label that chooses a revision. */
export interface Choice {
  readonly object: Manifest;
  readonly path: string;
  readonly found: string;
  readonly revision: string;
}

const at = (path: string, label: string): string => `${path}.labels[${JSON.stringify(label)}]`;

/** Returns the choices of revisions: by namespaces, by pods that are injected, and by waypoints and gateways. */
export function choicesOf(objects: readonly Manifest[], workloads: readonly Workload[]): Choice[] {
  const ofNamespaces = objects
    .filter(({ kind, apiVersion }) => kind === 'Namespace' || (kind === 'Gateway' && /^gateway\./.test(apiVersion)))
    .flatMap((object) => {
      const { [REVISION]: revision, 'istio-injection': injection } = labelsOf(object);
      if (injection === 'enabled')
        return [choice(object, at('metadata', 'istio-injection'), 'enabled', DEFAULT_REVISION)];
      return revision === undefined ? [] : [choice(object, at('metadata', REVISION), revision, revision)];
    });
  const ofPods = workloads
    .filter(({ labels }) => labels['sidecar.istio.io/inject'] === 'true' && labels[REVISION] !== undefined)
    .map(({ object, path, labels }) => choice(object, at(path, REVISION), labels[REVISION], labels[REVISION]));
  return [...ofNamespaces, ...ofPods];
}

const choice = (object: Manifest, path: string, found: string, revision: string): Choice => ({
  object,
  path,
  found,
  revision,
});
