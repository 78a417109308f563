import { Chart } from 'cdk8s';
import { Construct } from 'constructs';
import type { Duration } from '../../imports/types';
import { MeshProblems, type Problem } from '../model';
import {
  breakerProblems,
  declaredService,
  destinationReference,
  destinationRuleSpec,
  externalService,
  NO_INTENTS,
  outsideService,
  ServiceDestination,
  serviceEntrySpec,
  serviceOf,
  servicePropsProblems,
  traffic,
  unknownSubset,
  virtualServiceSpec,
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
import { sameData } from '../policies/plain-data';
import { REFERENCE, type Referable, type ReferenceContext } from '../policies/references/references';
import { errorsOf, Program } from './program/program';
import { calls } from './intents/calls';
import { DestinationRule, ServiceEntry, VirtualService } from './policies';
import type { Policy } from './policy';
import type { ServiceHandle } from './intents/policy-target';

/** Props of a service whose host is given by itself. */
export type HostProps<Subset extends string = string> = Omit<MeshServiceProps<Subset>, 'name' | 'namespace'>;

/** What a `MeshService` is made from inside: everything known about it. */
class Known {
  constructor(
    readonly model: ServiceModel,
    readonly problems: readonly Problem[],
  ) {}
}

/**
 * A service, as routes and policies refer to it: `hosts: [catalog]`, `destination: catalog.subset('v2')`, `targetRefs:
 * [catalog]`.
 *
 * Subsets and `trafficPolicy` become one DestinationRule. What the methods ask (`split`, `retry`, ...) becomes one
 * VirtualService, so there are
 * never two for one host; calls that contradict each other are problems.
 */
export class MeshService<const Subset extends string = never> extends Construct implements Referable {
  /**
   * A service that an object describes: a Service of cdk8s-plus, an `ApiObject`, a manifest, or anything with a name,
   * namespace and ports.
   * What is written for it stands beside the object; for one that is no construct, in the scope that is given first.
   */
  static of<const Subset extends string = never>(
    object: ServiceLike,
    props?: MeshServiceProps<Subset>,
  ): MeshService<Subset>;
  static of<const Subset extends string = never>(
    scope: Construct,
    object: ServiceLike,
    props?: MeshServiceProps<Subset>,
  ): MeshService<Subset>;
  static of<const Subset extends string = never>(...args: readonly unknown[]): MeshService<Subset> {
    const scoped = Construct.isConstruct(args[0]) && isService(args[1]);
    const [object, props = {}] = (scoped ? args.slice(1) : args) as [ServiceLike, MeshServiceProps<Subset>?];
    const scope = scoped ? (args[0] as Construct) : Construct.isConstruct(object) ? object : undefined;
    const before = scope?.node.tryFindChild('mesh-service');
    if (before instanceof MeshService && args.length === 1) return before as MeshService<Subset>;
    const model = serviceOf(object, props, scope && Chart.of(scope).namespace);
    return MeshService.known(scope, scoped ? model.name : 'mesh-service', model, servicePropsProblems(props));
  }

  /**
   * A service outside the cluster. Its ServiceEntry is written in `scope`, or, when no scope is given, beside the first
   * policy that names the
   * service.
   */
  static external<const Subset extends string = never>(
    host: string,
    props?: MeshServiceProps<Subset>,
  ): MeshService<Subset>;
  static external<const Subset extends string = never>(
    scope: Construct,
    host: string,
    props?: MeshServiceProps<Subset>,
  ): MeshService<Subset>;
  static external<const Subset extends string = never>(...args: readonly unknown[]): MeshService<Subset> {
    const [scope, host, props = {}] = scopeFirst<MeshServiceProps<Subset>>(args);
    return MeshService.known(
      scope,
      host,
      externalService(host, props, scope && Chart.of(scope).namespace),
      servicePropsProblems(props),
    );
  }

  /**
   * A service that exists without this program: nothing is written for it, unless `trafficPolicy` or a method asks for
   * something and a scope is given.
   */
  static host<const Subset extends string = string>(host: string, props?: HostProps<Subset>): MeshService<Subset>;
  static host<const Subset extends string = string>(
    scope: Construct,
    host: string,
    props?: HostProps<Subset>,
  ): MeshService<Subset>;
  static host<const Subset extends string = string>(...args: readonly unknown[]): MeshService<Subset> {
    const [scope, host, props = {}] = scopeFirst<HostProps<Subset>>(args);
    return MeshService.known(scope, host, outsideService(host, props), servicePropsProblems(props));
  }

  private static known<const Subset extends string>(
    scope: Construct | undefined,
    id: string,
    model: ServiceModel,
    problems: readonly Problem[],
  ): MeshService<Subset> {
    return new MeshService<Subset>(scope as Construct, scope ? id : '', new Known(model, problems));
  }

  /** Everything that is known about the service. */
  readonly model: ServiceModel;
  private intents: Intents = NO_INTENTS;
  private readonly found: Problem[] = [];
  /** Where objects are written; undefined until a policy names the service, when no scope was given. */
  private home: Construct | undefined;
  private entry: ServiceEntry | undefined;
  private rule: DestinationRule | undefined;
  private routes: VirtualService | undefined;

  constructor(scope: Construct, id: string, props?: MeshServiceProps<Subset>);
  /** @internal */
  constructor(scope: Construct, id: string, known: Known);
  constructor(scope: Construct, id: string, props: MeshServiceProps<Subset> | Known = {}) {
    super(scope, id);
    const known =
      props instanceof Known
        ? props
        : new Known(declaredService(id, props, Chart.of(scope).namespace), servicePropsProblems(props));
    this.model = known.model;
    this.report(known.problems);
    this.node.addValidation({ validate: () => errorsOf(this.problems()) });
    if (scope) this.settle(scope, this);
  }

  get name(): string {
    return this.model.name;
  }
  get namespace(): string | undefined {
    return this.model.namespace;
  }
  /** The name by which the service is called. */
  get host(): string {
    return this.model.host;
  }
  /** The object that the methods write, once one of them was called. */
  get virtualService(): VirtualService | undefined {
    return this.routes;
  }
  /** The object that subsets and settings are in. */
  get destinationRule(): DestinationRule | undefined {
    return this.rule;
  }
  /** The object that makes an external service known. */
  get serviceEntry(): ServiceEntry | undefined {
    return this.entry;
  }

  /** A part of the service, as a destination. A subset that is not declared is a problem where it is used. */
  subset(name: Subset): ServiceDestination {
    if (this.home === undefined) this.report(unknownSubset(this.model, name, 'subset()'));
    return new ServiceDestination(this.model, name);
  }

  /** The service at one of its ports, as a destination. */
  port(number: number): ServiceDestination {
    return new ServiceDestination(this.model, undefined, number);
  }

  /** Shares of the traffic by subset, in percent: `split({ v1: 90, v2: 10 })`. They must sum to 100. */
  split(shares: Readonly<Partial<Record<Subset, number>>>): this {
    return this.ask(traffic.split(this.model, this.intents, shares));
  }

  /**
   * Sends requests that match to a subset, whatever the split says: `darkLaunch('v2', { header: { 'x-dark-launch': 'v2'
   * } })`.
   */
  darkLaunch(subset: Subset, requests: RequestMatch): this {
    return this.ask(traffic.darkLaunch(this.model, this.intents, subset, requests));
  }

  /**
   * How failed requests are tried again: a number of retries, or all there is to say.
   * https://istio.io/latest/docs/concepts/traffic-management/#retries
   */
  retry(options: number | RetryOptions): this {
    return this.ask(traffic.retry(this.model, this.intents, options));
  }

  /** The time limit of a whole request, retries included: `timeout('10s')`. */
  timeout(limit: Duration): this {
    return this.ask(traffic.timeout(this.model, this.intents, limit));
  }

  /** Copies a percentage of the requests to a subset, whose responses are thrown away. @default 100 percent */
  mirror(subset: Subset, percent = 100): this {
    return this.ask(traffic.mirror(this.model, this.intents, subset, percent));
  }

  /**
   * Limits connections and requests, and takes failing pods out for a while.
   * https://istio.io/latest/docs/tasks/traffic-management/circuit-breaking/
   */
  circuitBreaker(options: CircuitBreakerOptions): this {
    return this.ask(traffic.circuitBreaker(this.model, this.intents, options));
  }

  /** Delays requests or answers them with errors, to see how callers take it: all requests, or those that match. */
  fault(options: FaultOptions): this {
    return this.ask(traffic.fault(this.model, this.intents, options));
  }

  /**
   * Lets the pods of this service call another one: see `calls`. `webapp.calls(catalog, { methods: ['GET'], paths:
   * ['/items/*'] })`
   */
  calls(service: ServiceHandle | string, options?: CallOptions): this {
    calls(this, service, options);
    return this;
  }

  /** What is wrong with the service and with what was asked of it. */
  problems(): Problem[] {
    return [...this.found, ...breakerProblems(this.model, this.intents)];
  }

  /** How policies name the service. */
  [REFERENCE](place: string, from: ReferenceContext): unknown {
    if (from.scope !== undefined) this.settle(from.scope as Construct);
    return destinationReference(this.model, place, from);
  }

  private ask({ intents, problems }: AddedIntent): this {
    this.report(problems);
    if (this.home === undefined) {
      this.report([
        {
          severity: 'error',
          code: 'mesh-service/no-scope',
          path: this.host,
          message: 'there is no place to write the objects in',
          fix: 'give the scope first, for example MeshService.host(chart, ...)',
        },
      ]);
    }
    this.intents = intents;
    this.write();
    return this;
  }

  /** Becomes part of the program: of its own place in the tree, or of the chart in which it is named first. */
  private settle(scope: Construct, home?: Construct): void {
    Program.of(scope).addService(this.model);
    if (this.home !== undefined) return;
    this.home =
      home ??
      (Chart.of(scope).node.tryFindChild(this.host) as Construct | undefined) ??
      new Construct(Chart.of(scope), this.host);
    this.write();
  }

  /** Writes each object, or writes it anew. */
  private write(): void {
    const { home, model } = this;
    if (home === undefined) return;
    const named = { name: model.name, ...(model.namespace !== undefined && { namespace: model.namespace }) };
    const entry = serviceEntrySpec(model);
    if (entry)
      this.entry =
        this.declaredBefore(entry) ??
        anew(this.entry, entry) ??
        new ServiceEntry(home, 'service-entry', { ...named, ...entry });
    const rule = destinationRuleSpec(model, this.intents);
    if (rule) this.rule = anew(this.rule, rule) ?? new DestinationRule(home, 'destination-rule', { ...named, ...rule });
    const routes = virtualServiceSpec(model, this.intents);
    if (routes)
      this.routes = anew(this.routes, routes) ?? new VirtualService(home, 'virtual-service', { ...named, ...routes });
  }

  /** The ServiceEntry that another `MeshService.external` of this host wrote in the same place. */
  private declaredBefore(spec: object): ServiceEntry | undefined {
    const before = this.home?.node.tryFindChild('service-entry') as ServiceEntry | undefined;
    if (before === undefined || before === this.entry) return undefined;
    if (!sameData(before.toJson().spec, JSON.parse(JSON.stringify(spec)))) {
      this.report([
        {
          severity: 'error',
          code: 'mesh-service/contradiction',
          path: `external(${JSON.stringify(this.host)})`,
          found: this.model.ports,
          message: 'the service was declared before, with other ports or settings',
          fix: 'declare it once, and use the MeshService everywhere',
        },
      ]);
    }
    return before;
  }

  /** Problems are shown when the app is synthesized; those of a service without a place in an app at once. */
  private report(problems: readonly Problem[]): void {
    if (problems.length > 0 && this.node.scope === undefined) throw new MeshProblems(problems);
    this.found.push(...problems);
  }
}

/** Gives an object that is already written its new spec. */
function anew<T extends Policy>(policy: T | undefined, spec: object): T | undefined {
  policy?.replaceSpec(spec);
  return policy;
}

/** Told from the props of a service, which may have a name too. */
const isService = (value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  (Construct.isConstruct(value) ||
    'kind' in value ||
    'metadata' in value ||
    ('name' in value && !('subsets' in value || 'trafficPolicy' in value)));

/** `(scope, host, props)` or `(host, props)`. */
function scopeFirst<Props>(args: readonly unknown[]): [Construct | undefined, string, Props?] {
  return (typeof args[0] === 'string' ? [undefined, ...args] : args) as [Construct | undefined, string, Props?];
}
