import type { Manifest } from '../../model';
import { readFields } from '../../yaml/read-yaml';
import { fields, items, text, texts, type Fields } from '../analysis/read';

/** Extension providers that istiod knows by itself. */
const BUILT_IN_PROVIDERS = ['prometheus', 'stackdriver', 'envoy'];

/** Names whose settings take part in the checks; a text without any of them need not be parsed. */
const READ_BY_CHECKS = /extensionProviders|defaultProviders|ExportTo|proxyMetadata|accessLogFile|imageType/;

/**
 * Settings of the mesh config that checks and simulation read: an option's, else those of the ConfigMaps in the set.
 */
export class MeshSettings {
  private readonly texts: readonly string[];
  private parsed: readonly Fields[] | undefined;

  /**
   * @param given the mesh config itself, in place of the one in the set
   */
  constructor(
    configMaps: readonly Manifest[],
    private readonly given?: Fields,
  ) {
    this.texts = configMaps.map(meshTextOf).filter((config) => config !== undefined);
  }

  /** Whether the set has the mesh config, so that it describes a whole mesh. */
  get isInSet(): boolean {
    return this.texts.length > 0;
  }

  /** Whether the mesh config is known, from the set or as an option. */
  get isKnown(): boolean {
    return this.isInSet || this.given !== undefined;
  }

  /** The namespace whose policies hold for the whole mesh. */
  get rootNamespace(): string {
    return this.scalar('rootNamespace') ?? 'istio-system';
  }

  /** The trust domain in the identities of all workloads. */
  get trustDomain(): string {
    return this.scalar('trustDomain') ?? 'cluster.local';
  }

  /** The settings of each mesh config. */
  get configs(): readonly Fields[] {
    if (this.given !== undefined) return [this.given];
    return (this.parsed ??= this.texts.filter((config) => READ_BY_CHECKS.test(config)).map(readFields));
  }

  get extensionProviders(): readonly Fields[] {
    return this.configs.flatMap((config) => items(config, 'extensionProviders'));
  }

  /** The names of extension providers, those that istiod knows by itself included. */
  get providerNames(): ReadonlySet<string> {
    return new Set([...BUILT_IN_PROVIDERS, ...this.extensionProviders.map((provider) => text(provider, 'name') ?? '')]);
  }

  /** The hosts of the services of extension providers. */
  get providerHosts(): ReadonlySet<string> {
    const settings = this.extensionProviders.flatMap((provider) =>
      Object.keys(provider).map((field) => fields(provider, field)),
    );
    const services = settings.map((provider) => text(provider, 'service') ?? '');
    return new Set(services.map((service) => service.slice(service.indexOf('/') + 1)));
  }

  /**
   * `defaultServiceExportTo`, `defaultVirtualServiceExportTo`, `defaultDestinationRuleExportTo`; undefined where not
   * set.
   */
  defaultExportTo(kind: 'Service' | 'VirtualService' | 'DestinationRule'): readonly string[] | undefined {
    const lists = this.configs
      .map((config) => texts(config, `default${kind}ExportTo`))
      .filter((list) => list.length > 0);
    return lists[0];
  }

  private scalar(name: string): string | undefined {
    if (this.given !== undefined) return text(this.given, name);
    for (const config of this.texts) {
      const found = new RegExp(`^${name}: *["']?([^"'\\s]+)`, 'm').exec(config)?.[1];
      if (found !== undefined) return found;
    }
    return undefined;
  }
}

/** The mesh config in the ConfigMap from which istiod reads it, told from others by the networks beside it. */
function meshTextOf(configMap: Manifest): string | undefined {
  const data = fields(configMap, 'data');
  return text(data, 'meshNetworks') === undefined ? undefined : text(data, 'mesh');
}
