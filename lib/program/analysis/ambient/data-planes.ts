import { dataPlaneMode, type DataPlaneMode, type Manifest } from '../../../model';
import { fieldsOf, itemsOf, kindOf, namespaceOf, textOf, type Fields } from '../../objects/read';
import { POD_TEMPLATE_PATHS, podTemplateAt } from '../../objects/pod-templates';
import { Labelled } from './label-index';

/** Pods of a workload, as its pod template describes them. */
export interface Workload {
  readonly object: Manifest;
  readonly namespace: string;
  readonly labels: Fields;
  readonly annotations: Fields;
  /** Path of the template's metadata: `spec.template`, or empty for a Pod. */
  readonly path: string;
  readonly account: string;
  readonly ports: readonly { readonly name?: string; readonly number: number }[];
  readonly hostNetwork: boolean;
}

function workloadOf(object: Manifest, steps: readonly string[]): Workload {
  const pod = podTemplateAt(object, steps);
  const [metadata, spec] = [fieldsOf(pod, 'metadata'), fieldsOf(pod, 'spec')];
  const ports = itemsOf(spec, 'containers').flatMap((container) => itemsOf(container, 'ports'));
  return {
    object,
    namespace: namespaceOf(object),
    labels: fieldsOf(metadata, 'labels'),
    annotations: fieldsOf(metadata, 'annotations'),
    path: steps.join('.'),
    account: textOf(spec, 'serviceAccountName') ?? 'default',
    ports: ports.flatMap((port) =>
      typeof port.containerPort === 'number' ? [{ name: textOf(port, 'name'), number: port.containerPort }] : [],
    ),
    hostNetwork: spec.hostNetwork === true,
  };
}

/** Label of pods that belong to a Gateway of the Gateway API. */
export const GATEWAY_NAME = 'gateway.networking.k8s.io/gateway-name';

/**
 * Data plane modes of the namespaces and workloads in a set of objects. A mode that the objects do not state is
 * undefined.
 */
export class DataPlanes {
  private readonly namespaces = new Map<string, Fields>();
  private readonly byNamespace = new Map<string, Labelled<Workload>>();
  readonly workloads: readonly Workload[];
  /** True where some pods are in ambient mode. */
  readonly hasAmbient: boolean;
  /** True where some pods have sidecars. */
  readonly hasSidecars: boolean;

  constructor(objects: readonly Manifest[]) {
    for (const object of objects) this.declare(object);
    this.workloads = [...this.byNamespace.values()].flatMap((pods) => pods.selected({}));
    this.hasAmbient = this.some('ambient');
    this.hasSidecars = this.some('sidecar');
  }

  private declare(object: Manifest): void {
    const kind = kindOf(object);
    if (kind === 'Namespace') this.namespaces.set(String(object.metadata.name), fieldsOf(object.metadata, 'labels'));
    const steps = Object.hasOwn(POD_TEMPLATE_PATHS, kind) ? POD_TEMPLATE_PATHS[kind] : undefined;
    if (steps === undefined) return;
    const workload = workloadOf(object, steps);
    let others = this.byNamespace.get(workload.namespace);
    if (others === undefined) this.byNamespace.set(workload.namespace, (others = new Labelled()));
    others.add(workload);
  }

  private some(mode: DataPlaneMode): boolean {
    const namespaces = [...this.namespaces.values()];
    return (
      namespaces.some((labels) => dataPlaneMode(labels) === mode) ||
      this.workloads.some((workload) => this.modeOf(workload) === mode)
    );
  }

  /** Returns the labels of a namespace; undefined when it is not among the objects. */
  namespaceLabels(namespace: string): Fields | undefined {
    return this.namespaces.get(namespace);
  }

  /** Names of all namespaces that are declared or have workloads. */
  get namespaceNames(): string[] {
    return [...new Set([...this.namespaces.keys(), ...this.byNamespace.keys()])];
  }

  private sidecars: readonly Workload[] | undefined;

  /** Pods with sidecars. */
  get withSidecars(): readonly Workload[] {
    return (this.sidecars ??= this.workloads.filter((workload) => this.modeOf(workload) === 'sidecar'));
  }

  /**
   * Returns the mode of a template's pods. Pods in the network of their node are never captured, and get no sidecar.
   */
  modeOf({ namespace, labels, hostNetwork }: Workload): DataPlaneMode | undefined {
    return hostNetwork ? 'none' : dataPlaneMode(this.namespaces.get(namespace), labels);
  }

  namespaceMode(namespace: string): DataPlaneMode | undefined {
    return dataPlaneMode(this.namespaces.get(namespace));
  }

  /** Returns the pods that a selector matches in a namespace. */
  selected(namespace: string, selector: Fields): readonly Workload[] {
    return this.byNamespace.get(namespace)?.selected(selector) ?? [];
  }

  /**
   * Returns the modes of the pods that a selector matches in a namespace; the mode of the namespace where no pods are
   * known.
   */
  modes(namespace: string, selector: Fields): ReadonlySet<DataPlaneMode> {
    const selected = this.selected(namespace, selector);
    const modes =
      selected.length > 0 ? selected.map((workload) => this.modeOf(workload)) : [this.namespaceMode(namespace)];
    return new Set(modes.filter((mode) => mode !== undefined));
  }
}
