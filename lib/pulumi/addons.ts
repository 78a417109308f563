import * as pulumi from '@pulumi/pulumi';
import { ADDRESS, plainAddresses, type Addressed, type Problem } from '../model';
import type { AddonName } from '../props/addons';
import { addonAddress, addonUrl, type AddonRequest } from '../mesh/addons';
import { DEFAULT_RELEASE } from '../releases';
import type { IstioRelease, IstioVersion } from '../releases/names';
import type { KubeObject } from './deploy/kube-object';
import { dependenciesOf, registerNodes } from './deploy/register';
import { addonCore } from '../outputs/cores/addon';
import { renderings } from '../outputs/rendered';
import { argsProblems, throwLocated } from '../outputs/problems';
import { resolveInputs } from './inputs/outputs';
import type { Inputs, InputsExcept } from './inputs/types';
import { declare } from './program/analysis';
import { meshProblems, urnOf } from './program/meshes';
import type { ServiceMesh } from './service-mesh';

/** What an addon beside a mesh is told besides its args. */
export interface AddonOptions {
  /** The mesh that it shows. @default - none */
  readonly mesh?: ServiceMesh;
  /** The release of Istio whose samples decide its version. @default - that of `mesh`, else the newest */
  readonly version?: IstioVersion | IstioRelease;
}

/** Args that decide which objects an addon has, or what they are called. */
type PlainArgs =
  | 'name'
  | 'namespace'
  | 'networkPolicy'
  | 'podDisruptionBudget'
  | 'dashboards'
  | 'sidecar'
  | 'basePath'
  | 'auth'
  | 'access'
  | 'namespaces'
  | 'autoscaling'
  | 'remoteClusterResourcesOnly';

/** The args of an addon: its props, in which values may be Outputs. */
export type AddonArgs<P> = InputsExcept<P, PlainArgs> & AddonOptions;

/**
 * The base of the addons beside a mesh (`imports/pulumi-components.ts` has the classes). Its objects are called like
 * the component unless `name` is given.
 */
export abstract class AddonComponent extends pulumi.ComponentResource implements Addressed {
  /** Name of its objects. */
  readonly name: string;
  /** Namespace of its objects. */
  readonly namespace: string;
  /** What is doubtful but not wrong. */
  readonly warnings: readonly Problem[];
  /** The resources by the ids of their objects, for example `prometheus/deployment`. */
  readonly resources: ReadonlyMap<string, KubeObject>;
  private readonly request: AddonRequest;

  constructor(
    type: string,
    name: string,
    addon: AddonName,
    args: Inputs<object> & { readonly name?: string; readonly namespace?: string } & AddonOptions,
    options: pulumi.ComponentResourceOptions,
  ) {
    super(type, name, {}, options);
    const urn = urnOf(type, name, options);
    throwLocated(argsProblems(args), urn);
    const { mesh, version, ...given } = args;
    throwLocated(mesh === undefined ? [] : meshProblems(mesh), urn);
    const props = plainAddresses(given) as { readonly name?: string; readonly namespace?: string };
    [this.name, this.namespace] = [props.name ?? name, props.namespace ?? mesh?.namespace ?? 'default'];
    const release = version ?? mesh?.version ?? DEFAULT_RELEASE.version;
    const { name: own, namespace } = this;
    const request = { addon, name: own, namespace, version: release, facts: mesh?.facts };
    this.request = { ...request, props };
    const input = { props, clusterName: mesh?.facts.clusterName };
    const { manifests, rendered, other, warnings } = resolveInputs(addonCore(urn, request), input);
    this.warnings = warnings;
    this.resources = registerNodes(rendered.nodes, manifests, {
      component: this,
      name,
      options,
      args: {},
      after: [...(mesh?.controlPlane ?? []), ...dependenciesOf(options)],
    });
    void declare({ component: this, urn, objects: () => renderings(rendered, other), warnings: () => warnings });
    this.registerOutputs({});
  }

  /** The URL at which it is reached inside the cluster. */
  get url(): string {
    return addonUrl(this.request);
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
