/** Index of the names of one kind: by namespace and name, or by the name alone where the namespace is not known. */
export class Names {
  private readonly byName = new Map<string, Set<string>>();
  private readonly anywhere = new Set<string>();

  add(namespace: string | undefined, name: string): void {
    if (namespace === undefined) {
      this.anywhere.add(name);
      return;
    }
    const namespaces = this.byName.get(name) ?? new Set();
    this.byName.set(name, namespaces.add(namespace));
  }

  has(namespace: string, name: string): boolean {
    return this.anywhere.has(name) || this.byName.get(name)?.has(namespace) === true;
  }

  get size(): number {
    return this.byName.size + this.anywhere.size;
  }

  /** Returns the namespaces that have an object of this name. */
  namespacesOf(name: string): string[] {
    return [...(this.byName.get(name) ?? [])];
  }

  /** Returns the names in one namespace. */
  namesIn(namespace: string): string[] {
    return [...this.byName].filter(([, namespaces]) => namespaces.has(namespace)).map(([name]) => name);
  }

  /** Returns all names as `NAMESPACE/NAME`. */
  qualified(): string[] {
    return [...this.byName].flatMap(([name, namespaces]) => [...namespaces].map((namespace) => `${namespace}/${name}`));
  }
}
