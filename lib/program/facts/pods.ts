import type { Manifest } from '../../model';
import { append } from './append';
import { deployedObjectNames } from '../../model/gateway-class';
import { fieldsOf, kindOf, namespaceOf, textOf, type Fields } from '../objects/read';
import { POD_TEMPLATE_PATHS, podTemplateAt } from '../objects/pod-templates';
import { matchesLabels } from '../objects/selectors';

/** Pods that one object makes: they have the same labels, annotations and spec. */
export interface PodFact {
  /** Object that makes the pods: a Deployment, a Pod itself, a WorkloadEntry, a Gateway of the Gateway API. */
  readonly owner: Manifest;
  /** Group and kind of the owner: `apps/Deployment`, `Pod`. */
  readonly kind: string;
  readonly name: string;
  readonly namespace: string;
  /** Path of the pods' metadata in the owner: `spec.template.metadata`. */
  readonly path: string;
  readonly labels: Fields;
  readonly annotations: Fields;
  /** Pod spec; empty for virtual machines and for pods that istiod makes. */
  readonly spec: Fields;
  readonly account: string;
  /** True for pods that istiod makes for a Gateway of the Gateway API. */
  readonly isMadeByIstiod: boolean;
}

type Template = (object: Manifest) => { readonly metadata: Fields; readonly spec: Fields };

const atPath =
  (path: readonly string[]): Template =>
  (object) => {
    const template = podTemplateAt(object, path);
    return { metadata: fieldsOf(template, 'metadata'), spec: fieldsOf(template, 'spec') };
  };

/** Readers of the pods' metadata and spec, by kind. */
const TEMPLATES: Readonly<Record<string, Template>> = {
  ...Object.fromEntries(Object.entries(POD_TEMPLATE_PATHS).map(([kind, path]) => [kind, atPath(path)])),
  'networking.istio.io/WorkloadGroup': (object) => {
    const spec = fieldsOf(object, 'spec');
    return {
      metadata: fieldsOf(spec, 'metadata'),
      spec: { serviceAccountName: fieldsOf(spec, 'template').serviceAccount },
    };
  },
  'networking.istio.io/WorkloadEntry': (object) => {
    const spec = fieldsOf(object, 'spec');
    const { labels, annotations } = object.metadata as Fields;
    const joined = { ...(labels as Fields | undefined), ...fieldsOf(spec, 'labels') };
    return { metadata: { labels: joined, annotations }, spec: { serviceAccountName: spec.serviceAccount } };
  },
};

/** Paths of the pods' metadata, by kind. */
const PATHS: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    Object.entries(POD_TEMPLATE_PATHS).map(([kind, path]) => [kind, [...path, 'metadata'].join('.')]),
  ),
  'networking.istio.io/WorkloadGroup': 'spec.metadata',
  'networking.istio.io/WorkloadEntry': 'metadata',
};

const GATEWAY = 'gateway.networking.k8s.io/Gateway';

/** Kinds whose objects make pods. */
export const POD_KINDS: readonly string[] = [...Object.keys(TEMPLATES), GATEWAY];

/** Kinds of virtual machines, which labels select like pods. */
const MACHINES: ReadonlySet<string> = new Set([
  'networking.istio.io/WorkloadEntry',
  'networking.istio.io/WorkloadGroup',
]);

export const isMachine = ({ kind }: Pick<PodFact, 'kind'>): boolean => MACHINES.has(kind);

/** Returns the pods that an object makes; undefined for objects that make none. */
export function podsOf(object: Manifest): PodFact | undefined {
  const kind = kindOf(object);
  if (kind === GATEWAY) return podsOfGateway(object, kind);
  const read = Object.hasOwn(TEMPLATES, kind) ? TEMPLATES[kind] : undefined;
  if (read === undefined) return undefined;
  const { metadata, spec } = read(object);
  return {
    owner: object,
    kind,
    name: String(object.metadata.name),
    namespace: namespaceOf(object),
    path: PATHS[kind],
    labels: fieldsOf(metadata, 'labels'),
    annotations: fieldsOf(metadata, 'annotations'),
    spec,
    account: textOf(spec, 'serviceAccountName') ?? 'default',
    isMadeByIstiod: false,
  };
}

/** Gateway classes for which istiod makes the pods. */
const OWN_CLASSES: ReadonlySet<string> = new Set(['istio', 'istio-waypoint', 'istio-east-west']);

/**
 * Returns the pods that istiod makes for a Gateway of the Gateway API, unless its addresses name an existing Service.
 */
function podsOfGateway(object: Manifest, kind: string): PodFact | undefined {
  const spec = fieldsOf(object, 'spec');
  const gatewayClassName = textOf(spec, 'gatewayClassName') ?? '';
  const name = String(object.metadata.name);
  const addresses = spec.addresses;
  const isManual =
    Array.isArray(addresses) && addresses.some((address: unknown) => (address as Fields | null)?.type === 'Hostname');
  if (!OWN_CLASSES.has(gatewayClassName) || isManual) return undefined;
  const made = deployedObjectNames({ name, gatewayClassName, annotations: object.metadata.annotations });
  const infrastructure = fieldsOf(spec, 'infrastructure');
  const labels = {
    ...fieldsOf(infrastructure, 'labels'),
    'gateway.networking.k8s.io/gateway-name': name,
    'gateway.networking.k8s.io/gateway-class-name': gatewayClassName,
    'service.istio.io/canonical-name': made.service,
  };
  return {
    owner: object,
    kind,
    name: made.service,
    namespace: namespaceOf(object),
    path: 'spec.infrastructure',
    labels,
    annotations: fieldsOf(infrastructure, 'annotations'),
    spec: {},
    account: made.account,
    isMadeByIstiod: true,
  };
}

type Lists = Map<string, PodFact[]>;

/** Index of pods by namespace and label, so that a selector is not compared with each of them. */
export class Pods {
  readonly all: readonly PodFact[];
  private readonly byNamespace: Lists = new Map();
  private readonly byLabel: Lists = new Map();
  private readonly byNamespaceAndLabel: Lists = new Map();

  constructor(owners: Iterable<Manifest>) {
    const all: PodFact[] = [];
    for (const owner of owners) {
      const pod = podsOf(owner);
      if (pod === undefined) continue;
      all.push(pod);
      append(this.byNamespace, pod.namespace, pod);
      for (const [key, value] of Object.entries(pod.labels)) {
        append(this.byLabel, `${key}=${String(value)}`, pod);
        append(this.byNamespaceAndLabel, `${pod.namespace} ${key}=${String(value)}`, pod);
      }
    }
    this.all = all;
  }

  in(namespace: string): readonly PodFact[] {
    return this.byNamespace.get(namespace) ?? [];
  }

  /**
   * Returns the pods that a selector matches, in one namespace or, without one, in all. An empty selector matches all.
   */
  selected(selector: Fields, namespace?: string): readonly PodFact[] {
    const wanted = Object.entries(selector);
    if (wanted.length === 0) return namespace === undefined ? this.all : this.in(namespace);
    const candidates = wanted.map(([key, value]) => this.withLabel(`${key}=${String(value)}`, namespace));
    const fewest = candidates.reduce((best, list) => (list.length < best.length ? list : best));
    return wanted.length === 1 ? fewest : fewest.filter(({ labels }) => matchesLabels(selector, labels));
  }

  private withLabel(label: string, namespace: string | undefined): readonly PodFact[] {
    return (
      (namespace === undefined ? this.byLabel.get(label) : this.byNamespaceAndLabel.get(`${namespace} ${label}`)) ?? []
    );
  }
}
