import type { Manifest } from '../../model';
import { append } from './append';
import { deployedObjectNames } from '../../model/gateway-class';
import { fields, kindOf, namespaceOf, text, type Fields } from '../analysis/read';

/** The pods that one object makes: they have the same labels, annotations and spec. */
export interface PodFact {
  /** The object that makes the pods: a Deployment, a Pod itself, a WorkloadEntry, a Gateway of the Gateway API. */
  readonly owner: Manifest;
  /** The group and kind of the owner: `apps/Deployment`, `Pod`. */
  readonly kind: string;
  readonly name: string;
  readonly namespace: string;
  /** Where the owner has the metadata of the pods: `spec.template.metadata`. */
  readonly path: string;
  readonly labels: Fields;
  readonly annotations: Fields;
  /** The pod's spec; empty for virtual machines and for pods that istiod makes. */
  readonly spec: Fields;
  readonly account: string;
  /** Pods that istiod makes for a Gateway of the Gateway API. */
  readonly isMadeByIstiod: boolean;
}

type Template = (object: Manifest) => { readonly metadata: Fields; readonly spec: Fields };

const template = (of: Fields): ReturnType<Template> => ({ metadata: fields(of, 'metadata'), spec: fields(of, 'spec') });
const inTemplate: Template = (object) => template(fields(fields(object, 'spec'), 'template'));

/** Where each kind has the metadata and spec of its pods. */
const TEMPLATES: Readonly<Record<string, Template>> = {
  'apps/Deployment': inTemplate,
  'apps/StatefulSet': inTemplate,
  'apps/DaemonSet': inTemplate,
  'apps/ReplicaSet': inTemplate,
  'batch/Job': inTemplate,
  'argoproj.io/Rollout': inTemplate,
  'serving.knative.dev/Service': inTemplate,
  'ReplicationController': inTemplate,
  'batch/CronJob': (object) =>
    template(fields(fields(fields(fields(object, 'spec'), 'jobTemplate'), 'spec'), 'template')),
  'Pod': (object) => template(object),
  'networking.istio.io/WorkloadGroup': (object) => {
    const spec = fields(object, 'spec');
    return {
      metadata: fields(spec, 'metadata'),
      spec: { serviceAccountName: fields(spec, 'template').serviceAccount },
    };
  },
  'networking.istio.io/WorkloadEntry': (object) => {
    const spec = fields(object, 'spec');
    const { labels, annotations } = object.metadata as Fields;
    const joined = { ...(labels as Fields | undefined), ...fields(spec, 'labels') };
    return { metadata: { labels: joined, annotations }, spec: { serviceAccountName: spec.serviceAccount } };
  },
};

/** Where the metadata of pods is, for kinds without `spec.template`. */
const PATHS: Readonly<Record<string, string>> = {
  'batch/CronJob': 'spec.jobTemplate.spec.template.metadata',
  'Pod': 'metadata',
  'networking.istio.io/WorkloadGroup': 'spec.metadata',
  'networking.istio.io/WorkloadEntry': 'metadata',
};

const GATEWAY = 'gateway.networking.k8s.io/Gateway';

/** Kinds whose objects make pods. */
export const POD_KINDS: readonly string[] = [...Object.keys(TEMPLATES), GATEWAY];

/** Virtual machines: no pods, but selected by labels all the same. */
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
    path: PATHS[kind] ?? 'spec.template.metadata',
    labels: fields(metadata, 'labels'),
    annotations: fields(metadata, 'annotations'),
    spec,
    account: text(spec, 'serviceAccountName') ?? 'default',
    isMadeByIstiod: false,
  };
}

/** Classes of whose Gateways istiod makes the pods. */
const OWN_CLASSES: ReadonlySet<string> = new Set(['istio', 'istio-waypoint', 'istio-east-west']);

/**
 * The pods that istiod makes for a Gateway of the Gateway API, unless its addresses name a Service that is there
 * already.
 */
function podsOfGateway(object: Manifest, kind: string): PodFact | undefined {
  const spec = fields(object, 'spec');
  const gatewayClassName = text(spec, 'gatewayClassName') ?? '';
  const name = String(object.metadata.name);
  const addresses = spec.addresses;
  const isManual =
    Array.isArray(addresses) && addresses.some((address: unknown) => (address as Fields | null)?.type === 'Hostname');
  if (!OWN_CLASSES.has(gatewayClassName) || isManual) return undefined;
  const made = deployedObjectNames({ name, gatewayClassName, annotations: object.metadata.annotations });
  const infrastructure = fields(spec, 'infrastructure');
  const labels = {
    ...fields(infrastructure, 'labels'),
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
    annotations: fields(infrastructure, 'annotations'),
    spec: {},
    account: made.account,
    isMadeByIstiod: true,
  };
}

type Lists = Map<string, PodFact[]>;

/** Pods by namespace and label, so that a selector need not be compared with each of them. */
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
   * Returns the pods whose labels a selector asks for, in one namespace or, without one, in all. An empty selector
   * selects all.
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

/** Whether labels have all that a selector asks for. */
export function matchesLabels(selector: Fields, labels: Fields): boolean {
  return Object.entries(selector).every(([key, value]) => labels[key] === value);
}
