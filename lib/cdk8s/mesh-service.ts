import { Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { ServiceBase } from '../../imports/cdk8s-handles';
import { DestinationRule, ServiceEntry, VirtualService } from '../../imports/cdk8s-policies';
import { MeshProblems, type Problem } from '../model';
import type { CallOptions } from '../policies/intents';
import { sameData } from '../policies/plain-data';
import { REFERENCE, type ReferenceContext } from '../policies/references/references';
import {
  breakerProblems,
  declaredService,
  destinationReference,
  externalService,
  NO_INTENTS,
  outsideService,
  ServiceDestination,
  serviceIdentity,
  serviceOf,
  servicePropsProblems,
  serviceSpecs,
  unknownSubset,
  withCall,
  type MeshServiceProps,
  type ServiceLike,
  type ServiceModel,
  type TrafficMethod,
} from '../policies/service';
import { calls } from './intents/calls';
import type { ServiceHandle } from './intents/policy-target';
import type { Policy } from './policy';
import { errorsOf, Program } from './program/program';
import { isService, scopeFirst } from './service-args';

/** Props of a service whose host is given by itself. */
export type HostProps<Subset extends string = string> = Omit<MeshServiceProps<Subset>, 'name' | 'namespace'>;

/** A service that is known already, in place of props. */
class Known {
  constructor(
    readonly model: ServiceModel,
    readonly props: MeshServiceProps,
  ) {}
}

/**
 * A service, as routes and policies refer to it: `hosts: [catalog]`, `destination: catalog.subset('v2')`,
 * `targetRefs: [catalog]`.
 *
 * Subsets and `trafficPolicy` become one DestinationRule. Calls of `split`, `retry` and the other methods become one
 * VirtualService, so there are never two for one host; calls that contradict each other are problems.
 */
export class MeshService<const Subset extends string = never> extends ServiceBase<Subset> {
  /**
   * A service that an object describes: a Service of cdk8s-plus, an `ApiObject`, a manifest, or anything with a name,
   * namespace and ports. What is written for it stands beside the object; for one that is no construct, in the scope
   * that is given first.
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
    const [object, props = {}] = (scoped ? args.slice(1) : args) as [ServiceLike, MeshServiceProps?];
    const scope = scoped ? (args[0] as Construct) : Construct.isConstruct(object) ? object : undefined;
    const before = scope?.node.tryFindChild('mesh-service');
    if (before instanceof MeshService && args.length === 1) return before as MeshService<Subset>;
    const model = serviceOf(object, props, scope && Chart.of(scope).namespace);
    return MeshService.known(scope, scoped ? model.name : 'mesh-service', model, props);
  }

  /**
   * A service outside the cluster. Its ServiceEntry is written in `scope`, or, when no scope is given, beside the first
   * policy that names the service.
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
    const [scope, host, props = {}] = scopeFirst<MeshServiceProps>(args);
    return MeshService.known(scope, host, externalService(host, props, scope && Chart.of(scope).namespace), props);
  }

  /**
   * A service that exists without this program: nothing is written for it, unless `trafficPolicy` or a method requests
   * something and a scope is given.
   */
  static host<const Subset extends string = string>(host: string, props?: HostProps<Subset>): MeshService<Subset>;
  static host<const Subset extends string = string>(
    scope: Construct,
    host: string,
    props?: HostProps<Subset>,
  ): MeshService<Subset>;
  static host<const Subset extends string = string>(...args: readonly unknown[]): MeshService<Subset> {
    const [scope, host, props = {}] = scopeFirst<HostProps>(args);
    return MeshService.known(scope, host, outsideService(host, props), props);
  }

  private static known<const Subset extends string>(
    scope: Construct | undefined,
    id: string,
    model: ServiceModel,
    props: MeshServiceProps,
  ): MeshService<Subset> {
    return new MeshService<Subset>(scope as Construct, scope ? id : '', new Known(model, props));
  }

  readonly model: ServiceModel;
  private intents = NO_INTENTS;
  private readonly found: Problem[] = [];
  /** The scope of the objects; undefined until a policy names the service, when no scope was given. */
  private home: Construct | undefined;
  private entry: ServiceEntry | undefined;
  private rule: DestinationRule | undefined;
  private routes: VirtualService | undefined;

  constructor(scope: Construct, id: string, props?: MeshServiceProps<Subset>);
  /** @internal */
  constructor(scope: Construct, id: string, known: Known);
  constructor(scope: Construct, id: string, given: MeshServiceProps<Subset> | Known = {}) {
    super(scope, id);
    const { model, props } =
      given instanceof Known ? given : new Known(declaredService(id, given, Chart.of(scope).namespace), given);
    this.model = model;
    this.report(servicePropsProblems(props));
    this.node.addValidation({ validate: () => errorsOf(this.problems()) });
    if (scope) this.joinProgram(scope, this);
  }

  get name(): string {
    return this.model.name;
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

  subset(name: Subset): ServiceDestination {
    if (this.home === undefined) this.report(unknownSubset(this.model, name, 'subset()'));
    return new ServiceDestination(this.model, name, undefined, this.join);
  }

  override port(number: number): ServiceDestination {
    return new ServiceDestination(this.model, undefined, number, this.join);
  }

  /**
   * Lets the pods of this service call another one: see `calls`.
   * `webapp.calls(catalog, { methods: ['GET'], paths: ['/items/*'] })`
   */
  calls(service: ServiceHandle | string, options?: CallOptions): this {
    calls(this, service, options);
    return this;
  }

  /** Returns what is wrong with the service and with the calls of its methods. */
  problems(): Problem[] {
    return [...this.found, ...breakerProblems(this.model, this.intents)];
  }

  /** Stands for the service in policies. */
  [REFERENCE](place: string, from: ReferenceContext): unknown {
    this.join(from);
    return destinationReference(this.model, place, from);
  }

  protected override call(method: TrafficMethod, ...args: readonly unknown[]): this {
    const { intents, problems } = withCall(this.model, this.intents, { method, args });
    this.report(problems);
    if (this.home === undefined) this.report([noScope(this.host)]);
    this.intents = intents;
    this.write();
    return this;
  }

  /** Becomes part of the program of an object that refers to the service, or to a part of it. */
  private readonly join = ({ scope }: ReferenceContext): void => {
    if (scope !== undefined) this.joinProgram(scope as Construct);
  };

  /** Becomes part of the program: of its own place in the tree, or of the chart in which it is named first. */
  private joinProgram(scope: Construct, home?: Construct): void {
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
    const named = serviceIdentity(model);
    const specs = serviceSpecs(model, this.intents);
    const [entry, rule, routes] = [specs.ServiceEntry, specs.DestinationRule, specs.VirtualService];
    if (entry)
      this.entry =
        this.declaredBefore(entry) ??
        anew(this.entry, entry) ??
        new ServiceEntry(home, 'service-entry', { ...named, ...entry });
    if (rule) this.rule = anew(this.rule, rule) ?? new DestinationRule(home, 'destination-rule', { ...named, ...rule });
    if (routes)
      this.routes = anew(this.routes, routes) ?? new VirtualService(home, 'virtual-service', { ...named, ...routes });
  }

  /** The ServiceEntry that another `MeshService.external` of this host wrote in the same place. */
  private declaredBefore(spec: object): ServiceEntry | undefined {
    const before = this.home?.node.tryFindChild('service-entry') as ServiceEntry | undefined;
    if (before === undefined || before === this.entry) return undefined;
    if (!sameData(before.toJson().spec, JSON.parse(JSON.stringify(spec)))) this.report([declaredOtherwise(this.model)]);
    return before;
  }

  /** Problems are shown when the app is synthesized; those of a service without a place in an app at once. */
  private report(problems: readonly Problem[]): void {
    if (problems.length > 0 && this.node.scope === undefined) throw new MeshProblems(problems);
    this.found.push(...problems);
  }
}

const noScope = (host: string): Problem => ({
  severity: 'error',
  code: 'mesh-service/no-scope',
  path: host,
  message: 'there is no place to write the objects in',
  fix: 'give the scope first, for example MeshService.host(chart, ...)',
});

const declaredOtherwise = ({ host, ports }: ServiceModel): Problem => ({
  severity: 'error',
  code: 'mesh-service/contradiction',
  path: `external(${JSON.stringify(host)})`,
  found: ports,
  message: 'the service was declared before, with other ports or settings',
  fix: 'declare it once, and use the MeshService everywhere',
});

/** Gives an object that is already written its new spec. */
function anew<T extends Policy>(policy: T | undefined, spec: object): T | undefined {
  policy?.replaceSpec(spec);
  return policy;
}
