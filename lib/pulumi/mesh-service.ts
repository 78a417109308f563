import * as pulumi from '@pulumi/pulumi';
import type { Duration } from '../../imports/types';
import { MeshProblems, type Manifest, type Problem } from '../model';
import {
  breakerProblems,
  declaredService,
  destinationReference,
  externalService,
  NO_INTENTS,
  outsideService,
  ServiceDestination,
  serviceManifests,
  serviceOf,
  servicePropsProblems,
  traffic,
  unknownSubset,
  type AddedIntent,
  type CircuitBreakerOptions,
  type FaultOptions,
  type Intents,
  type MeshServiceProps,
  type RequestMatch,
  type RetryOptions,
  type ServiceLike,
  type ServiceModel,
} from '../policies/service';
import type { CallOptions } from '../policies/intents';
import { REFERENCE, type Referable, type ReferenceContext } from '../policies/references/references';
import { declare } from './program/analysis';
import { calls } from './intents/calls';
import type { ServiceHandle } from './intents/handles';
import { resolveInputs, type Core, type Resolved } from './inputs/resolve-inputs';
import { renderings, type Rendered } from './inputs/dependence';
import { pathText, type Path } from './inputs/found';
import { serviceCallShape, servicePropShape } from './inputs/service-shapes';
import { isStructural } from '../props/structural';
import type { Inputs, InputsExcept } from './inputs/types';
import { validation } from '../lazy';
import { oldestRelease } from '../program/ledger';
import { meshesBeside, urnOf } from './program/meshes';
import { dependenciesOf } from './deploy/register';
import { describedService, serviceProps, type PodsOfService } from './references/service-resources';
import { WrittenObjects } from './intents/written';

/** Props of a service by which it is found. */
type PlainServiceProps = 'name' | 'namespace' | 'port' | 'ports' | 'selector' | 'exportTo';

/** The args of `MeshService`. What the service is called and where it listens is plain; settings may have Outputs. */
export type MeshServiceArgs<Subset extends string = string> = InputsExcept<
  Omit<MeshServiceProps<Subset>, keyof PodsOfService>,
  PlainServiceProps
> &
  PodsOfService;

/** One call of a method, to be carried out on the intents so far. */
export interface Call {
  readonly method: Exclude<keyof typeof traffic, 'Asked'>;
  readonly args: readonly unknown[];
}

export interface ServiceInput {
  readonly props: MeshServiceProps;
  readonly calls: readonly Call[];
}

export interface RenderedService extends Rendered {
  readonly model: ServiceModel;
}

const TYPE = 'istio-constructs:index:MeshService';

/** How the model of a service is made of its props. */
export type Maker = (props: MeshServiceProps) => ServiceModel;
const MAKER = Symbol('maker');

/**
 * A service, as routes and policies refer to it: `hosts: [catalog]`, `destination: catalog.subset('v2')`, `targetRefs:
 * [catalog]`.
 *
 * Subsets and `trafficPolicy` become one DestinationRule. What the methods ask (`split`, `retry`, ...) becomes one
 * VirtualService; they are called
 * before the program awaits anything, so that all that is asked comes together.
 */
export class MeshService<const Subset extends string = never> extends pulumi.ComponentResource implements Referable {
  /**
   * A service that an object describes: a Service of `@pulumi/kubernetes`, a manifest, or anything with a name,
   * namespace and ports. Of a Service
   * of `@pulumi/kubernetes` that says its name or namespace as an Output, or was declared before this package was used
   * in the program, they must
   * be given in `args`. What is written waits for it.
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
   * A service that exists without this program: nothing is written for it, unless `trafficPolicy` or a method asks for
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

  /** Everything that is known about the service. */
  readonly model: ServiceModel;
  readonly #input: { readonly props: MeshServiceProps; calls: readonly Call[] };
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
  get namespace(): string | undefined {
    return this.model.namespace;
  }
  /** The name by which the service is called. */
  get host(): string {
    return this.model.host;
  }
  /** The resource of a written object by its kind: `VirtualService`, `DestinationRule` or `ServiceEntry`. */
  resource(kind: 'VirtualService' | 'DestinationRule' | 'ServiceEntry') {
    return this.#written.resource(kind);
  }

  /** The options of the service, for what `calls` writes below it. @internal */
  get optionsOfService(): pulumi.ComponentResourceOptions {
    return this.#options;
  }

  /** A part of the service, as a destination. */
  subset(name: Subset): ServiceDestination {
    this.#refuse(unknownSubset(this.model, name, 'subset()'));
    return new ServiceDestination(this.model, name);
  }

  /** The service at one of its ports, as a destination. */
  port(number: number): ServiceDestination {
    return new ServiceDestination(this.model, undefined, number);
  }

  /** Shares of the traffic by subset, in percent: `split({ v1: 90, v2: 10 })`. They must sum to 100. */
  split(shares: Inputs<Readonly<Partial<Record<Subset, number>>>>): this {
    return this.#ask('split', shares);
  }

  /**
   * Sends requests that match to a subset, whatever the split says: `darkLaunch('v2', { header: { 'x-dark-launch': 'v2'
   * } })`.
   */
  darkLaunch(subset: Subset, requests: Inputs<RequestMatch>): this {
    return this.#ask('darkLaunch', subset, requests);
  }

  /**
   * How failed requests are tried again: a number of retries, or all there is to say.
   * https://istio.io/latest/docs/concepts/traffic-management/#retries
   */
  retry(options: Inputs<number | RetryOptions>): this {
    return this.#ask('retry', options);
  }

  /** The time limit of a whole request, retries included: `timeout('10s')`. */
  timeout(limit: Inputs<Duration>): this {
    return this.#ask('timeout', limit);
  }

  /** Copies a percentage of the requests to a subset, whose responses are thrown away. @default 100 percent */
  mirror(subset: Subset, percent: pulumi.Input<number> = 100): this {
    return this.#ask('mirror', subset, percent);
  }

  /**
   * Limits connections and requests, and takes failing pods out for a while.
   * https://istio.io/latest/docs/tasks/traffic-management/circuit-breaking/
   */
  circuitBreaker(options: Inputs<CircuitBreakerOptions>): this {
    return this.#ask('circuitBreaker', options);
  }

  /** Delays requests or answers them with errors, to see how callers take it: all requests, or those that match. */
  fault(options: Inputs<FaultOptions>): this {
    return this.#ask('fault', options);
  }

  /**
   * Lets the pods of this service call another one: see `calls`. `webapp.calls(catalog, { methods: ['GET'], paths:
   * ['/items/*'] })`
   */
  calls(service: ServiceHandle | string, options?: Inputs<CallOptions>): this {
    calls(this, service, options);
    return this;
  }

  /** How policies name the service. */
  [REFERENCE](place: string, from: ReferenceContext): unknown {
    return destinationReference(this.model, place, from);
  }

  #ask(method: Call['method'], ...args: readonly unknown[]): this {
    this.#refuse(this.#written.late(`${method}()`));
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

  #refuse(problems: readonly Problem[]): void {
    if (problems.length > 0) throw new MeshProblems(problems.map((problem) => ({ ...problem, object: this.#urnText })));
  }
}

/** Any service. */
export type AnyService = MeshService<never> | MeshService;

function withMaker<Subset extends string>(args: MeshServiceArgs<Subset>, make: Maker): MeshServiceArgs<Subset> {
  return { ...args, [MAKER]: make } as MeshServiceArgs<Subset>;
}

/** The rendering of a service with these calls. `version` is the release that judges. */
export function serviceCore(
  urn: string,
  calls: readonly Call[],
  make: Maker,
  version?: string,
): Core<ServiceInput, RenderedService> {
  return {
    urn,
    render: (input) => renderService(make, input, version),
    shapeAt: ([of, ...path]) => {
      const [index, , ...args] = path;
      return of === 'props' ? servicePropShape(path) : serviceCallShape(calls[index as number].method, args);
    },
    isStructural: ([of, ...path]) => of === 'props' && isStructural('service', path),
    nameOf: (path) => nameOf(calls, path),
  };
}

/** `trafficPolicy.tls.mode`, or of the second argument of a call `darkLaunch().header.x-user`. */
function nameOf(calls: readonly Call[], [of, ...path]: Path): string {
  const [index, , , ...inner] = path;
  return of === 'props'
    ? pathText(path)
    : [`${calls[index as number].method}()`, pathText(inner)].filter(Boolean).join('.');
}

/** All objects of a service, after all calls. */
function renderService(make: Maker, { props, calls }: ServiceInput, version: string | undefined): RenderedService {
  const model = make(props);
  const problems: Problem[] = [...servicePropsProblems(props)];
  const intents = calls.reduce<Intents>((before, { method, args }) => {
    const ask = traffic[method] as (
      service: ServiceModel,
      before: Intents,
      ...options: readonly unknown[]
    ) => AddedIntent;
    const asked = ask(model, before, ...args);
    problems.push(...asked.problems);
    return asked.wanted;
  }, NO_INTENTS);
  problems.push(...breakerProblems(model, intents));
  const manifests: Manifest[] = serviceManifests(model, intents);
  problems.push(
    ...manifests
      .flatMap((manifest) => validation().objectProblems(manifest, { version }))
      .map(({ object: _, ...problem }) => problem),
  );
  return { model, problems, nodes: manifests.map((manifest) => ({ id: manifest.kind, manifest })) };
}
