import type { Manifest } from '../../model';
import { meshConfigText, parsedMeshConfig } from '../objects/mesh-config';
import { fieldsOf, itemsOf, textOf, textsByIndex, type Fields } from '../objects/read';

/** Extension providers that istiod has built in. */
const BUILT_IN_PROVIDERS = ['prometheus', 'stackdriver', 'envoy'];

/** Names of settings that the checks read; a text without any of them is not parsed. */
const READ_BY_CHECKS = /extensionProviders|defaultProviders|ExportTo|proxyMetadata|accessLogFile|imageType/;

/** Settings of the mesh config that checks and simulation read: those of an option, or of the ConfigMaps in the set. */
export class MeshSettings {
  private readonly texts: readonly string[];
  private parsed: readonly Fields[] | undefined;

  /**
   * Reads the settings.
   *
   * @param given the mesh config itself, in place of the one in the set
   */
  constructor(
    configMaps: readonly Manifest[],
    private readonly given?: Fields,
  ) {
    this.texts = configMaps.map(meshTextOf).filter((config) => config !== undefined);
  }

  /** True where the set has the mesh config, so that it describes a whole mesh. */
  get isInSet(): boolean {
    return this.texts.length > 0;
  }

  /** True where the mesh config is known, from the set or as an option. */
  get isKnown(): boolean {
    return this.isInSet || this.given !== undefined;
  }

  /** Root namespace, whose policies apply to the whole mesh. */
  get rootNamespace(): string {
    return this.scalar('rootNamespace') ?? 'istio-system';
  }

  /** Trust domain in the identities of all workloads. */
  get trustDomain(): string {
    return this.scalar('trustDomain') ?? 'cluster.local';
  }

  /** Settings of each mesh config. */
  get configs(): readonly Fields[] {
    if (this.given !== undefined) return [this.given];
    return (this.parsed ??= this.texts.filter((config) => READ_BY_CHECKS.test(config)).map(parsedMeshConfig));
  }

  get extensionProviders(): readonly Fields[] {
    return this.configs.flatMap((config) => itemsOf(config, 'extensionProviders'));
  }

  /** Names of extension providers, the built-in ones included. */
  get providerNames(): ReadonlySet<string> {
    return new Set([
      ...BUILT_IN_PROVIDERS,
      ...this.extensionProviders.map((provider) => textOf(provider, 'name') ?? ''),
    ]);
  }

  /** Hosts of the services of extension providers. */
  get providerHosts(): ReadonlySet<string> {
    const settings = this.extensionProviders.flatMap((provider) =>
      Object.keys(provider).map((field) => fieldsOf(provider, field)),
    );
    const services = settings.map((provider) => textOf(provider, 'service') ?? '');
    return new Set(services.map((service) => service.slice(service.indexOf('/') + 1)));
  }

  /**
   * Returns `defaultServiceExportTo`, `defaultVirtualServiceExportTo` or `defaultDestinationRuleExportTo`; undefined
   * where not set.
   */
  defaultExportTo(kind: 'Service' | 'VirtualService' | 'DestinationRule'): readonly string[] | undefined {
    const lists = this.configs
      .map((config) => textsByIndex(config, `default${kind}ExportTo`))
      .filter((list) => list.length > 0);
    return lists[0];
  }

  private scalar(name: string): string | undefined {
    if (this.given !== undefined) return textOf(this.given, name);
    for (const config of this.texts) {
      const found = new RegExp(`^${name}: *["']?([^"'\\s]+)`, 'm').exec(config)?.[1];
      if (found !== undefined) return found;
    }
    return undefined;
  }
}

/** Returns the mesh config in istiod's ConfigMap, which is recognised by the networks beside it. */
function meshTextOf(configMap: Manifest): string | undefined {
  const networks = textOf(fieldsOf(configMap, 'data'), 'meshNetworks');
  return networks === undefined ? undefined : meshConfigText(configMap);
}
