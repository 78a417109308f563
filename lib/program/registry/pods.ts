import { dataPlaneMode, type DataPlaneMode } from '../../model/data-plane';
import type { Labels, Namespaces } from './namespaces';
import type { ObjectFact, ObjectIndex } from './objects';
import { fieldsOf, itemsOf, numberOf, textMapOf, textOf, type Fields } from '../objects/read';
import { POD_TEMPLATE_PATHS, podTemplateAt } from '../objects/pod-templates';

/** Pods of one workload, represented by one because they are all alike. */
export interface PodFact {
  readonly namespace: string;
  /** Name of the workload. */
  readonly name: string;
  readonly labels: Labels;
  readonly annotations: Labels;
  readonly serviceAccount: string;
  /** Numbers of named container ports. */
  readonly namedPorts: ReadonlyMap<string, number>;
  /** Address of the pod, generated deterministically because no cluster assigned one. */
  readonly address: string;
  /** Data plane mode of the pod, if a label states it. */
  readonly mode: DataPlaneMode | undefined;
  /** Kind and name of the workload: `Deployment shop/orders`. */
  readonly source: string;
}

/** Returns the `index`th address of a network whose first three addresses are reserved, as in most clusters. */
export function addressAt(network: string, index: number): string {
  const host = index + 2;
  return `${network}.${Math.floor(host / 256)}.${host % 256}`;
}

/** Pod before an address is assigned. */
export type PodSeed = Omit<PodFact, 'address' | 'mode'>;

function seedOf(object: ObjectFact, template: Fields): PodSeed {
  const metadata = fieldsOf(template, 'metadata');
  const spec = fieldsOf(template, 'spec');
  const ports = itemsOf(spec, 'containers').flatMap((container) => itemsOf(container, 'ports'));
  return {
    namespace: object.namespace,
    name: object.name,
    labels: textMapOf(metadata, 'labels'),
    annotations: textMapOf(metadata, 'annotations'),
    serviceAccount: textOf(spec, 'serviceAccountName') ?? 'default',
    namedPorts: new Map(ports.map((port) => [textOf(port, 'name') ?? '', numberOf(port, 'containerPort') ?? 0])),
    source: object.source,
  };
}

/** Index of the pods of a program, by namespace and by name. */
export class Pods {
  readonly all: readonly PodFact[];
  private readonly namespaces = new Map<string, PodFact[]>();
  private readonly names = new Map<string, PodFact>();

  constructor(objects: ObjectIndex, namespaces: Namespaces, made: readonly PodSeed[]) {
    const seeds = Object.entries(POD_TEMPLATE_PATHS).flatMap(([kind, path]) =>
      objects.of(kind).map((object) => seedOf(object, podTemplateAt(object.manifest, path))),
    );
    this.all = [...seeds, ...made].map((seed, index) => ({
      ...seed,
      address: addressAt('10.244', index),
      mode: dataPlaneMode(namespaces.labelsOf(seed.namespace), seed.labels),
    }));
    for (const pod of this.all) this.add(pod);
  }

  private add(pod: PodFact): void {
    const key = `${pod.namespace}/${pod.name}`;
    if (!this.names.has(key)) this.names.set(key, pod);
    const others = this.namespaces.get(pod.namespace);
    if (others === undefined) this.namespaces.set(pod.namespace, [pod]);
    else others.push(pod);
  }

  in(namespace: string): readonly PodFact[] {
    return this.namespaces.get(namespace) ?? [];
  }

  named(namespace: string, name: string): PodFact | undefined {
    return this.names.get(`${namespace}/${name}`);
  }

  at(address: string): PodFact | undefined {
    return this.all.find((pod) => pod.address === address);
  }
}
