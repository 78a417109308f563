import { ADDRESS, isAddressed, MeshProblems, type Addressed, type Manifest, type Problem } from '../../model';
import type { ExtensionProvider } from '../references/extension-provider';
import type { EgressHost, EgressVia } from './egress';
import { egressRule } from './egress-rule';
import { writtenElsewhere } from './problems';
import type { IntentRule, Requests } from './rule';
import { TELEMETRY_METHODS, telemetryRule, type TelemetryEntries, type TelemetryRequest } from './telemetry';

/** Operations of an engine that the intents of a mesh need. */
export interface IntentEngine<Scope> {
  /**
   * Root namespace of the mesh.
   *
   * @throws MeshProblems when it is an Output that is not known while the program runs
   */
  readonly rootNamespace: string;
  /**
   * Returns an extension provider of the mesh.
   *
   * @throws MeshProblems when the mesh has no such provider
   */
  provider(name: string): ExtensionProvider;
  /** Opens the requests of an intent with objects in a scope; by default in that of the mesh. */
  open<Request>(name: string, scope: Scope | undefined, rule: IntentRule<Request>): Requests<Request, Scope>;
  /** Returns the name of a scope in problems, which identifies it. */
  pathOf(scope: Scope): string;
  /** Throws problems, if there are any, as those of the mesh. */
  refuse(problems: readonly Problem[]): void;
}

/** Request for one namespace, or without one for the whole mesh. */
interface NamespaceRequest {
  readonly namespace?: string;
}

/** Requests for objects of which the mesh, and each namespace, may have one. */
export class OncePerNamespace<Scope, Request extends NamespaceRequest> {
  private requests: readonly Request[] = [];

  constructor(
    private readonly engine: IntentEngine<Scope>,
    private readonly rule: IntentRule<Request>,
    private readonly name: string,
  ) {}

  /** Adds a request, and returns the object with its id in the mesh: `mtls`, or `mtls-NAMESPACE`. */
  add(request: Request): { readonly id: string; readonly manifest: Manifest } {
    const all = [...this.requests, request];
    const { objects, problems = [] } = this.rule.render(all);
    this.engine.refuse(problems);
    this.requests = all;
    const { namespace } = request;
    return { id: namespace === undefined ? this.name : `${this.name}-${namespace}`, manifest: objects[all.length - 1] };
  }
}

/** Requests of hosts to which traffic may leave, by the gateway that it leaves through. */
export class EgressRequests<Scope> {
  private readonly ways = new Map<string, Requests<EgressHost, Scope>>();

  constructor(private readonly engine: IntentEngine<Scope>) {}

  /** Allows a host. Hosts behind one gateway share objects; hosts reached directly from the pods have their own. */
  allow(request: EgressHost, via: EgressVia | undefined, scope: Scope | undefined): void {
    const { engine, ways } = this;
    const id = via === undefined ? 'direct' : `${via.namespace}-${via.name}`;
    const key = via === undefined && scope !== undefined ? `${id} ${engine.pathOf(scope)}` : id;
    const elsewhere = () => [...ways.values()].filter((other) => other !== way).flatMap(({ all }) => all);
    const way: Requests<EgressHost, Scope> =
      ways.get(key) ??
      engine.open(`egress-${id}`, scope, egressRule(via?.namespace ?? engine.rootNamespace, via, elsewhere));
    if (ways.has(key)) refuseOtherScope(engine, way, scope, ['egress.allow()', `what leaves through ${id}`]);
    way.add(request);
    ways.set(key, way);
  }
}

/** Requests for the Telemetry of each namespace. */
export class TelemetryRequests<Scope> {
  private readonly namespaces = new Map<string, Requests<TelemetryRequest, Scope>>();

  constructor(private readonly engine: IntentEngine<Scope>) {}

  add(
    of: keyof TelemetryEntries,
    provider: TelemetryBackend,
    place: { readonly namespace?: string; readonly scope?: Scope },
    options: object,
  ): void {
    const { engine, namespaces } = this;
    const { namespace = engine.rootNamespace, scope } = place;
    const known = isAddressed(provider) ? this.ofAddon(of, provider) : this.named(provider);
    const before = namespaces.get(namespace);
    if (before)
      refuseOtherScope(engine, before, scope, [
        `telemetry.${TELEMETRY_METHODS[of]}()`,
        `the Telemetry of ${namespace}`,
      ]);
    const requests = before ?? engine.open('telemetry', scope, telemetryRule(namespace));
    requests.add({ of, provider: known, options });
    namespaces.set(namespace, requests);
  }

  private named(provider: string | ExtensionProvider): ExtensionProvider {
    return typeof provider === 'string' ? this.engine.provider(provider) : provider;
  }

  /** The provider of an addon, which the mesh must know. */
  private ofAddon(of: keyof TelemetryEntries, addon: Addressed): ExtensionProvider {
    const prop = of === 'accessLogs' ? 'accessLogs' : 'tracing';
    const { name } = addon[ADDRESS](`${prop}.to`) as { readonly name: string };
    try {
      return this.engine.provider(name);
    } catch (reason) {
      if (!(reason instanceof MeshProblems)) throw reason;
      this.engine.refuse([
        {
          severity: 'error',
          code: 'addons/not-in-mesh',
          path: `telemetry.${TELEMETRY_METHODS[of]}()`,
          found: String(addon),
          message: 'the mesh was made without it',
          fix: `name it in the mesh's \`${prop}.to\``,
        },
      ]);
      throw reason;
    }
  }
}

/** What telemetry is sent to: a provider by its name, or an addon that the mesh was made with. */
export type TelemetryBackend = string | ExtensionProvider | Addressed;

/** Refuses a request in another scope than an earlier one that shares its object. */
function refuseOtherScope<Scope>(
  engine: IntentEngine<Scope>,
  { scope: known }: { readonly scope: Scope },
  scope: Scope | undefined,
  [method, what]: readonly [string, string],
): void {
  if (scope === undefined || engine.pathOf(scope) === engine.pathOf(known)) return;
  engine.refuse([writtenElsewhere(method, what, engine.pathOf(scope), engine.pathOf(known))]);
}
