import type * as pulumi from '@pulumi/pulumi';
import { AddonBase } from '../../imports/pulumi-handles';
import { plainAddresses, type Problem } from '../model';
import type { AddonName } from '../props/addons';
import {
  addonRequest,
  lateObjects,
  scrapeCallProblems,
  type AddonRequest,
  type AddonSurroundings,
  type PlacedProps,
} from '../mesh/addons';
import type { KubeObject } from './deploy/kube-object';
import { dependenciesOf, registerNodes } from './deploy/register';
import { addonCore, type PlainAddonProp } from '../outputs/cores/addon';
import { argsProblems, throwLocated } from '../outputs/problems';
import { resolveInputs } from './inputs/outputs';
import type { Inputs, InputsExcept } from './inputs/types';
import { declareResolved } from './program/analysis';
import { withHeldBack } from '../outputs/held-back';
import { meshProblems, urnOf } from './program/meshes';
import type { ServiceMesh } from './service-mesh';

/** What an addon beside a mesh is told besides its args. */
export type AddonOptions = AddonSurroundings<ServiceMesh>;

/** The args of an addon: its props, in which values may be Outputs. */
export type AddonArgs<P> = InputsExcept<P, PlainAddonProp> & AddonOptions;

/**
 * The base of the addons beside a mesh (`imports/pulumi-components.ts` has the classes). Its objects are called like
 * the component unless `name` is given.
 */
export abstract class AddonComponent extends AddonBase {
  /** What is doubtful but not wrong. */
  readonly warnings: readonly Problem[];
  /** The resources by the ids of their objects, for example `prometheus/deployment`. */
  readonly resources: ReadonlyMap<string, KubeObject>;
  protected request: AddonRequest;
  /** As problems name it. */
  protected readonly urnText: string;
  /** True once the objects that depend on the whole program are rendered. */
  protected isWritten = false;

  constructor(
    type: string,
    name: string,
    addon: AddonName,
    args: Inputs<object> & PlacedProps & AddonOptions,
    options: pulumi.ComponentResourceOptions,
  ) {
    super(type, name, {}, options);
    const urn = (this.urnText = urnOf(type, name, options));
    throwLocated(argsProblems(args), urn);
    const { mesh, version, platform, ...given } = args;
    throwLocated(mesh === undefined ? [] : meshProblems(mesh), urn);
    const props = plainAddresses(given) as PlacedProps;
    this.request = addonRequest(addon, props, { name }, { mesh, version, platform });
    const resolve = () =>
      resolveInputs(addonCore(urn, this.request), { props, clusterName: this.request.facts?.clusterName });
    const { manifests, rendered, ...resolved } = resolve();
    this.warnings = resolved.warnings;
    const declared = declareResolved(this, urn, { rendered, ...resolved });
    const again = () => {
      this.isWritten = true;
      return resolve().manifests;
    };
    this.resources = registerNodes(rendered.nodes, withHeldBack(manifests, lateObjects(addon), declared, again), {
      component: this,
      name,
      options,
      args: {},
      after: [...(mesh?.controlPlane ?? []), ...dependenciesOf(options)],
    });
    this.registerOutputs({});
  }
}

/** An addon that scrapes metrics. */
export abstract class ScrapingComponent extends AddonComponent {
  /**
   * Has it scrape a mesh: istiod and all proxies, ztunnel and the CNI agents. For a Prometheus that is declared before
   * its mesh; else `mesh` says the same. To be called before the program awaits anything.
   */
  scrape(mesh: ServiceMesh): this {
    throwLocated(meshProblems(mesh), this.urnText);
    throwLocated(scrapeCallProblems(this.request, mesh.facts, this.isWritten), this.urnText);
    this.request = { ...this.request, facts: mesh.facts };
    return this;
  }
}
