import * as pulumi from '@pulumi/pulumi';
import { ServiceBase } from '../../imports/pulumi-handles';
import type { CallOptions } from '../policies/intents';
import { REFERENCE, type ReferenceContext } from '../policies/references/references';
import {
  declaredService,
  destinationReference,
  externalService,
  outsideService,
  ServiceDestination,
  serviceOf,
  unknownSubset,
  type MeshServiceProps,
  type ServiceLike,
  type ServiceModel,
  type TrafficCall,
} from '../policies/service';
import { oldestRelease } from '../program/ledger';
import { serviceCore, type Maker, type RenderedService } from '../outputs/cores/service';
import { renderings } from '../outputs/rendered';
import { throwLocated } from '../outputs/problems';
import type { Resolved } from '../outputs/core';
import { resolveInputs } from './inputs/outputs';
import type { Inputs, InputsExcept } from './inputs/types';
import { calls } from './intents/calls';
import type { ServiceHandle } from './intents/handles';
import { WrittenObjects } from './intents/written';
import { dependenciesOf } from './deploy/register';
import { declare } from './program/analysis';
import { meshesBeside, urnOf } from './program/meshes';
import { describedService, serviceProps, type PodsOfService } from './references/service-resources';

/** Props of a service by which it is found. */
type PlainServiceProps = 'name' | 'namespace' | 'port' | 'ports' | 'selector' | 'exportTo';

/** The args of `MeshService`. What the service is called and where it listens is plain; settings may have Outputs. */
export type MeshServiceArgs<Subset extends string = string> = InputsExcept<
  Omit<MeshServiceProps<Subset>, keyof PodsOfService>,
  PlainServiceProps
> &
  PodsOfService;

const TYPE = 'istio-constructs:index:MeshService';

const MAKER = Symbol('maker');

/**
 * A service, as routes and policies refer to it: `hosts: [catalog]`, `destination: catalog.subset('v2')`,
 * `targetRefs: [catalog]`.
 *
 * Subsets and `trafficPolicy` become one DestinationRule. Calls of `split`, `retry` and the other methods become one
 * VirtualService; they come before the program awaits anything, so that it is written with all of them.
 */
export class MeshService<const Subset extends string = never> extends ServiceBase<Subset> {
  /**
   * A service that an object describes: a Service of `@pulumi/kubernetes`, a manifest, or anything with a name,
   * namespace and ports. Of a Service of `@pulumi/kubernetes` that says its name or namespace as an Output, or was
   * declared before this package was used in the program, they must be given in `args`. What is written waits for it.
   * @throws MeshProblems when they are not (`pulumi/structural`)
   */
  static of<const Subset extends string = never>(
    object: ServiceLike | pulumi.CustomResource,
    args: MeshServiceArgs<Subset> = {},
    options: pulumi.ComponentResourceOptions = {},
  ): MeshService<Subset> {
    const described = describedService(object, args);
    const make: Maker = (props) => serviceOf(described, props, undefined);
    const after = pulumi.Resource.isInstance(object) ? { dependsOn: [...dependenciesOf(options), object] } : {};
    return new MeshService<Subset>(make({}).name, withMaker(args, make), { ...options, ...after });
  }

  /** A service outside the cluster, with its ServiceEntry. */
  static external<const Subset extends string = never>(
    host: string,
    args: MeshServiceArgs<Subset> = {},
    options?: pulumi.ComponentResourceOptions,
  ): MeshService<Subset> {
    return new MeshService<Subset>(
      host,
      withMaker(args, (props) => externalService(host, props, undefined)),
      options,
    );
  }

  /**
   * A service that exists without this program: nothing is written for it, unless `trafficPolicy` or a method requests
   * something.
   */
  static host<const Subset extends string = string>(
    host: string,
    args: Omit<MeshServiceArgs<Subset>, 'name' | 'namespace'> = {},
    options?: pulumi.ComponentResourceOptions,
  ): MeshService<Subset> {
    return new MeshService<Subset>(
      host,
      withMaker(args as MeshServiceArgs<Subset>, (props) => outsideService(host, props)),
      options,
    );
  }

  readonly model: ServiceModel;
  readonly #input: { readonly props: MeshServiceProps; calls: readonly TrafficCall[] };
  readonly #written: WrittenObjects;
  #resolved: Resolved<RenderedService>;
  readonly #urnText: string;
  readonly #make: Maker;
  readonly #options: pulumi.ComponentResourceOptions;

  constructor(name: string, args: MeshServiceArgs<Subset> = {}, options: pulumi.ComponentResourceOptions = {}) {
    super(TYPE, name, {}, options);
    const { [MAKER]: make, ...props } = args as MeshServiceArgs & { readonly [MAKER]?: Maker };
    this.#make = make ?? ((given) => declaredService(name, given, undefined));
    this.#urnText = urnOf(TYPE, name, options);
    this.#options = options;
    this.#input = { props: serviceProps(props, this.#urnText), calls: [] };
    this.#resolved = this.#resolve();
    this.model = this.#resolved.rendered.model;
    this.#written = new WrittenObjects(
      this,
      name,
      options,
      declare({
        component: this,
        urn: this.#urnText,
        services: () => [this.model],
        warnings: () => this.#resolved.warnings,
        objects: () => renderings(this.#resolved.rendered, this.#resolved.other),
      }),
    );
    this.#written.write(this.#resolved.rendered.nodes, this.#resolved.manifests);
    this.registerOutputs({});
  }

  /** Name of the service. */
  get serviceName(): string {
    return this.model.name;
  }
  /** The resource of a written object by its kind: `VirtualService`, `DestinationRule` or `ServiceEntry`. */
  resource(kind: 'VirtualService' | 'DestinationRule' | 'ServiceEntry') {
    return this.#written.resource(kind);
  }

  /** The options of the service, for what `calls` writes below it. @internal */
  get optionsOfService(): pulumi.ComponentResourceOptions {
    return this.#options;
  }

  subset(name: Subset): ServiceDestination {
    throwLocated(unknownSubset(this.model, name, 'subset()'), this.#urnText);
    return new ServiceDestination(this.model, name);
  }

  /**
   * Lets the pods of this service call another one: see `calls`.
   * `webapp.calls(catalog, { methods: ['GET'], paths: ['/items/*'] })`
   */
  calls(service: ServiceHandle | string, options?: Inputs<CallOptions>): this {
    calls(this, service, options);
    return this;
  }

  /** Stands for the service in policies. */
  [REFERENCE](place: string, from: ReferenceContext): unknown {
    return destinationReference(this.model, place, from);
  }

  protected override call(method: TrafficCall['method'], ...args: readonly unknown[]): this {
    throwLocated(this.#written.problemsOfLateCall(`${method}()`), this.#urnText);
    const before = this.#input.calls;
    this.#input.calls = [...before, { method, args }];
    try {
      this.#resolved = this.#resolve();
    } catch (reason) {
      this.#input.calls = before;
      throw reason;
    }
    this.#written.write(this.#resolved.rendered.nodes, this.#resolved.manifests);
    return this;
  }

  #resolve(): Resolved<RenderedService> {
    const version = oldestRelease(meshesBeside(this));
    return resolveInputs(serviceCore(this.#urnText, this.#input.calls, this.#make, version), {
      props: this.#input.props,
      calls: this.#input.calls,
    });
  }
}

/** Any service. */
export type AnyService = MeshService<never> | MeshService;

function withMaker<Subset extends string>(args: MeshServiceArgs<Subset>, make: Maker): MeshServiceArgs<Subset> {
  return { ...args, [MAKER]: make } as MeshServiceArgs<Subset>;
}
