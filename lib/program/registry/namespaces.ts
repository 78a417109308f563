import type { ObjectIndex } from './objects';

export type Labels = Readonly<Record<string, string>>;

/** Label that the API server gives every namespace. */
const NAME_LABEL = 'kubernetes.io/metadata.name';

/** Labels of the namespaces of a program. A namespace that has an object exists. */
export class Namespaces {
  private readonly declared = new Map<string, Labels>();

  constructor(private readonly objects: ObjectIndex) {
    for (const { name, labels } of objects.of('Namespace')) this.declared.set(name, { ...labels, [NAME_LABEL]: name });
  }

  labelsOf(name: string): Labels {
    return this.declared.get(name) ?? { [NAME_LABEL]: name };
  }

  /** Namespaces that are declared or have objects. */
  get names(): readonly string[] {
    return [...new Set([...this.declared.keys(), ...this.objects.namespaces])];
  }
}
