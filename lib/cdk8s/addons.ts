import { Chart, JsonPatch } from 'cdk8s';
import type { Construct } from 'constructs';
import { AddonBase } from '../../imports/cdk8s-handles';
import { throwIfAny, type Problem } from '../model';
import type { AddonName } from '../props/addons';
import {
  addonRequest,
  renderAddon,
  scrapeCallProblems,
  type AddonRequest,
  type AddonSurroundings,
  type PlacedProps,
} from '../mesh/addons';
import type { MeshObject } from './output/mesh-object';
import { addObjects, located, writeAtSynth, type ServiceMesh } from './service-mesh';

/** Mesh, release and platform of an addon beside a mesh. */
export type AddonOptions = AddonSurroundings<ServiceMesh>;

/**
 * The base of the addons beside a mesh (`imports/cdk8s-constructs.ts` has the classes). Its objects are called like the
 * construct unless `name` is given.
 */
export abstract class AddonConstruct extends AddonBase {
  /** What is doubtful but not wrong. Written to standard error once, when the app is synthesized. */
  readonly warnings: readonly Problem[];
  private readonly objectsById = new Map<string, MeshObject>();
  protected request: AddonRequest;

  constructor(
    scope: Construct,
    id: string,
    addon: AddonName,
    { mesh, version, platform, ...props }: PlacedProps & AddonOptions,
  ) {
    super(scope, id);
    const { namespace } = Chart.of(scope);
    this.request = addonRequest(addon, props, { name: id, namespace }, { mesh, version, platform });
    const warnings: Problem[] = [];
    const nodes = located(this, () =>
      renderAddon(this.request, (problems) => {
        throwIfAny(problems);
        warnings.push(...problems);
      }),
    );
    this.warnings = warnings;
    addObjects(this, nodes, this.objectsById);
    writeAtSynth(this, () => warnings);
  }

  /** Replaces a text of a ConfigMap by the one that it has with more known. */
  protected renderAgain(id: string, path: string, more: Partial<AddonRequest>): void {
    this.request = { ...this.request, ...more };
    const nodes = located(this, () => renderAddon(this.request));
    const { data } = nodes.find((node) => node.id === id)?.manifest as unknown as { data: Record<string, string> };
    this.objectsById.get(id)?.addJsonPatch(JsonPatch.replace(path, data[path.split('/')[2]]));
  }

  /** The rendered objects by their ids, for example `prometheus/deployment`. */
  get objects(): ReadonlyMap<string, MeshObject> {
    return this.objectsById;
  }
}

/** An addon that scrapes metrics. */
export abstract class ScrapingConstruct extends AddonConstruct {
  /**
   * Has it scrape a mesh: istiod and all proxies, ztunnel and the CNI agents. For a Prometheus that is declared before
   * its mesh; else `mesh` says the same.
   */
  scrape(mesh: ServiceMesh): this {
    located(this, () => throwIfAny(scrapeCallProblems(this.request, mesh.facts)));
    this.renderAgain('prometheus/config-map', '/data/prometheus.yml', { facts: mesh.facts });
    return this;
  }
}
