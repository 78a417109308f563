import { MeshProblems, nearest, type Manifest } from '../../model';
import { misplaced, REFERENCE, type Referable, type ReferenceContext } from './references';
import { readYaml } from '../../yaml/read-yaml';

/** Extension providers that istiod knows by itself. https://istio.io/latest/docs/reference/config/istio.mesh.v1alpha1/ */
export const BUILT_IN_PROVIDERS = ['prometheus', 'stackdriver', 'envoy'];

/** An extension provider of a mesh, as Telemetry and AuthorizationPolicy refer to it. */
export class ExtensionProvider implements Referable {
  constructor(readonly name: string) {}

  [REFERENCE](place: string, from: ReferenceContext): unknown {
    return place === 'provider' || place === 'providers'
      ? { name: this.name }
      : misplaced(`extension provider ${this.name}`, place, from, 'name it in `providers` or `provider`');
  }
}

/** What the mesh config says that policies depend on. */
export class MeshFacts {
  private readonly text: string;

  /** @param config the ConfigMap that istiod reads; undefined when the mesh has none */
  constructor(config: Manifest | undefined) {
    const data = config?.data as { mesh?: unknown } | undefined;
    this.text = typeof data?.mesh === 'string' ? data.mesh : '';
  }

  /** The domain of all identities of the mesh. */
  get trustDomain(): string {
    return /^trustDomain: *["']?([^"'\s]+)/m.exec(this.text)?.[1] ?? 'cluster.local';
  }

  /** The namespace whose policies are for the whole mesh. */
  get rootNamespace(): string {
    return /^rootNamespace: *["']?([^"'\s]+)/m.exec(this.text)?.[1] ?? 'istio-system';
  }

  /** @throws MeshProblems when the mesh config declares no such provider */
  provider(name: string): ExtensionProvider {
    const known = [...BUILT_IN_PROVIDERS, ...this.providerNames()];
    if (known.includes(name)) return new ExtensionProvider(name);
    const near = nearest(name, known);
    throw new MeshProblems([
      {
        severity: 'error',
        code: 'mesh/no-provider',
        path: 'provider()',
        found: name,
        message: 'the mesh config declares no such extension provider',
        fix: `${near === undefined ? '' : `did you mean ${JSON.stringify(near)}? If not, `}declare it in \`meshConfig.extensionProviders\``,
      },
    ]);
  }

  /** Services of all extension providers, as a `Sidecar` names hosts: proxies must know them to reach the providers. */
  get providerHosts(): string[] {
    const services = this.providers()
      .flatMap((provider) => Object.values(provider))
      .map((settings) => (settings as { service?: unknown } | null)?.service);
    return services
      .filter((service) => typeof service === 'string')
      .map((service) => (service.includes('/') ? service : `*/${service}`));
  }

  private providerNames(): string[] {
    return this.providers().map((provider) => String(provider.name));
  }

  private providers(): readonly Readonly<Record<string, unknown>>[] {
    if (!this.text.includes('extensionProviders')) return [];
    return (
      (readYaml(this.text) as { extensionProviders?: readonly Record<string, unknown>[] } | null)?.extensionProviders ??
      []
    );
  }
}
