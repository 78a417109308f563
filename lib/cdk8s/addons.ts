import { Chart, JsonPatch } from 'cdk8s';
import { Construct } from 'constructs';
import { ADDRESS, formatProblem, throwIfAny, type Addressed, type Problem } from '../model';
import type { AddonName } from '../props/addons';
import { addonAddress, addonUrl, renderAddon, type AddonRequest } from '../mesh/addons';
import { DEFAULT_RELEASE } from '../releases';
import type { IstioRelease, IstioVersion } from '../releases/names';
import type { MeshObject } from './output/mesh-object';
import { addObjects, located, type ServiceMesh } from './service-mesh';

/** What an addon beside a mesh is told besides its props. */
export interface AddonOptions {
  /** The mesh that it shows. @default - none */
  readonly mesh?: ServiceMesh;
  /** The release of Istio whose samples decide its version. @default - that of `mesh`, else the newest */
  readonly version?: IstioVersion | IstioRelease;
}

/** Props that all addons have. */
interface Named {
  readonly name?: string;
  readonly namespace?: string;
}

/**
 * The base of the addons beside a mesh (`imports/cdk8s-constructs.ts` has the classes). Its objects are called like the
 * construct unless `name` is given.
 */
export abstract class AddonConstruct extends Construct implements Addressed {
  /** Name of its objects. */
  readonly name: string;
  /** Namespace of its objects. */
  readonly namespace: string;
  /** What is doubtful but not wrong. Written to standard error once, when the app is synthesized. */
  readonly warnings: readonly Problem[];
  private readonly objectsById = new Map<string, MeshObject>();
  private readonly request: AddonRequest;

  constructor(scope: Construct, id: string, addon: AddonName, { mesh, version, ...props }: Named & AddonOptions) {
    super(scope, id);
    const { name = id, namespace = Chart.of(scope).namespace ?? mesh?.namespace ?? 'default' } = props;
    [this.name, this.namespace] = [name, namespace];
    const release = version ?? mesh?.version ?? DEFAULT_RELEASE.version;
    this.request = { addon, props, name, namespace, version: release, facts: mesh?.facts };
    const warnings: Problem[] = [];
    const nodes = located(this, () =>
      renderAddon(this.request, (problems) => {
        throwIfAny(problems);
        warnings.push(...problems);
      }),
    );
    this.warnings = warnings;
    addObjects(this, nodes, this.objectsById);
    this.node.addValidation({ validate: () => this.writeWarnings() });
  }

  private written = false;

  private writeWarnings(): string[] {
    const warnings = this.written ? [] : this.warnings;
    this.written = true;
    for (const warning of warnings)
      process.stderr.write(`warning: ${formatProblem({ object: this.node.path, ...warning })}\n`);
    return [];
  }

  /** Replaces a text of a ConfigMap by the one that it has with more known. */
  protected renderAgain(id: string, path: string, more: Partial<AddonRequest>): void {
    const nodes = located(this, () => renderAddon({ ...this.request, ...more }));
    const { data } = nodes.find((node) => node.id === id)?.manifest as unknown as { data: Record<string, string> };
    this.objectsById.get(id)?.addJsonPatch(JsonPatch.replace(path, data[path.split('/')[2]]));
  }

  /** The URL at which it is reached inside the cluster. */
  get url(): string {
    return addonUrl(this.request);
  }

  /** The rendered objects by their ids, for example `prometheus/deployment`. */
  get objects(): ReadonlyMap<string, MeshObject> {
    return this.objectsById;
  }

  /** What stands for it in props. @internal */
  [ADDRESS](path: string): unknown {
    return addonAddress(this.request, path);
  }

  /** How problems name it: `Jaeger observability/jaeger`. */
  override toString(): string {
    return `${this.constructor.name} ${this.namespace}/${this.name}`;
  }
}

/** An addon that scrapes metrics. */
export abstract class ScrapingConstruct extends AddonConstruct {
  /**
   * Has it scrape a mesh: istiod and all proxies, ztunnel and the CNI agents. For a Prometheus that is declared before
   * its mesh; else `mesh` says the same.
   */
  scrape(mesh: ServiceMesh): this {
    this.renderAgain('prometheus/config-map', '/data/prometheus.yml', { facts: mesh.facts });
    return this;
  }
}
