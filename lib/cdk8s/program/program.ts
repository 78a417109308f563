import { ApiObject } from 'cdk8s';
import type { Construct, IConstruct } from 'constructs';
import { formatProblem, throwIfAny, type Manifest, type Problem } from '../../model';
import {
  alwaysVisibleIn,
  append,
  haveOwnNames,
  isRead,
  Ledger,
  nameOfObject,
  nameOnly,
  needsOthers,
  oldestRelease,
  servicesOf,
  trustDomainOf,
  type MeshOfProgram,
} from '../../program/ledger';
import type { CodeSeverities, KnownService, Outside } from '../../program/analysis';
import { analysis } from '../../lazy';

/** The key of the method by which an object checks itself. */
export const CHECK = Symbol('check');

/** An object that can check itself. */
interface Checkable extends ApiObject {
  [CHECK](): { readonly json: Manifest; readonly problems: readonly Problem[] };
}

/**
 * What the constructs of one app say about the program as a whole, and the checks of all its objects together.
 *
 * cdk8s validates the whole app again for every chart; here a check is made once, and again only after something
 * changed.
 */
export class Program {
  private static readonly programs = new WeakMap<IConstruct, Program>();

  /** The program that a construct is part of: that of its app, or of the cluster whose objects are kept apart. */
  static of(scope: IConstruct): Program {
    const { scopes } = scope.node;
    return scopes.flatMap((each) => Program.programs.get(each) ?? []).at(-1) ?? new Program(scopes[0]);
  }

  /** Keeps the objects of a construct apart, as those of another cluster. Settings of `around` hold for them too. */
  static apart(root: IConstruct, around: IConstruct): Program {
    const outer = Program.of(around);
    const program = new Program(root, outer);
    outer.inner.push(program);
    return program;
  }

  private readonly services = new Set<KnownService>();
  private readonly meshes: MeshOfProgram[] = [];
  /** The programs of clusters that are kept apart from this one. */
  private readonly inner: Program[] = [];
  /** The programs of other clusters of the mesh, whose services are known here too. */
  private others: readonly Program[] = [];
  /** The constructs in which its objects are. */
  private readonly roots: IConstruct[];
  /** The settings of the whole program. */
  readonly ledger: Ledger;
  private results: ReadonlyMap<IConstruct, readonly Problem[]> | undefined;
  private readonly reporting = new WeakSet<IConstruct>();

  private constructor(
    private readonly root: IConstruct,
    outer?: Program,
  ) {
    this.ledger = new Ledger(() => this.changed(), outer?.ledger);
    this.roots = [root];
    Program.programs.set(root, this);
    root.node.addValidation({
      validate: () => {
        this.showWarnings(this.analyse());
        return [];
      },
    });
  }

  /** Counts in all objects of a construct that would be part of another program. */
  include(construct: IConstruct): void {
    if (Program.of(construct) === this) return;
    Program.programs.set(construct, this);
    this.roots.push(construct);
  }

  /** Makes the services of other clusters of the mesh known. */
  join(programs: readonly Program[]): void {
    this.others = programs.filter((program) => program !== this);
  }

  /** The oldest release among the meshes: what it takes, the others take too. */
  get version(): string | undefined {
    return oldestRelease(this.meshes);
  }

  get trustDomain(): string | undefined {
    return trustDomainOf(this.meshes);
  }

  /** Hosts that all proxies must know, as a `Sidecar` names them. */
  get alwaysVisible(): readonly string[] {
    return alwaysVisibleIn(this.meshes);
  }

  /** Notes that an object was made, patched or written anew. */
  changed(): void {
    this.results = undefined;
    for (const program of this.inner) program.changed();
  }

  /** Counts a mesh in. */
  addMesh(mesh: MeshOfProgram): void {
    this.meshes.push(mesh);
    this.changed();
  }

  /** Counts a service in, whose objects may be elsewhere. */
  addService(service: KnownService): void {
    this.services.add(service);
    this.changed();
  }

  /** Returns what is wrong or doubtful with one object, by itself and beside the others. */
  problemsOf(object: IConstruct): readonly Problem[] {
    return this.analyse().get(object) ?? [];
  }

  /** Returns the objects, or those of one kind, as they would be written. */
  objectsOf(kind?: string): Manifest[] {
    const found = kind === undefined ? this.objects : this.objects.filter((object) => object.kind === kind);
    return found.map((object) => object.toJson() as Manifest);
  }

  /** The objects of the program, as constructs. */
  get objects(): ApiObject[] {
    const all = this.roots.flatMap((root) => (this.inner.length === 0 ? root.node.findAll() : this.ownOf(root)));
    return all.filter((construct) => ApiObject.isApiObject(construct)) as ApiObject[];
  }

  private ownOf(root: IConstruct): IConstruct[] {
    const own = root.node.children.filter((child) => (Program.programs.get(child) ?? this) === this);
    return [root, ...own.filter((child) => !this.roots.includes(child)).flatMap((child) => this.ownOf(child))];
  }

  private analyse(): ReadonlyMap<IConstruct, readonly Problem[]> {
    if (this.results !== undefined) return this.results;
    const { objects } = this;
    const results = isMeshAlone(objects) ? new Map<IConstruct, readonly Problem[]>() : this.analyseObjects(objects);
    for (const owner of results.keys()) this.letReport(owner);
    this.keep(results);
    return results;
  }

  private analyseObjects(objects: readonly ApiObject[]): ReadonlyMap<IConstruct, readonly Problem[]> {
    const results = new Map<IConstruct, Problem[]>();
    const owners = new Map<string, IConstruct>();
    const manifests: Manifest[] = [];
    for (const object of objects) {
      const { json, problems } = checkOf(object);
      manifests.push(json);
      owners.set(nameOfObject(json), object);
      if (problems.length > 0) append(results, object, ...problems);
    }
    for (const problem of analysis().analysisProblems(manifests, {
      version: this.version,
      services: [...this.services, ...this.others.flatMap((other) => servicesOf(other.objectsOf('Service')))],
      outside: this.ledger.outsideOf(),
      severity: this.ledger.severitiesOf(),
    })) {
      const owner = owners.get(problem.object ?? '') ?? this.root;
      append(results, owner, problem);
    }
    return results;
  }

  /**
   * Objects of others are changed without our seeing it, but not while an app is synthesized: results do not outlive
   * the turn.
   */
  private keep(results: ReadonlyMap<IConstruct, readonly Problem[]>): void {
    this.results = results;
    setImmediate(() => {
      if (this.results === results) this.results = undefined;
    }).unref();
  }

  /** Problems are shown at the object that they are in, with its path. */
  private letReport(owner: IConstruct): void {
    if (this.reporting.has(owner)) return;
    this.reporting.add(owner);
    owner.node.addValidation({ validate: () => errorsOf(this.problemsOf(owner), this.ledger.isStrict()) });
  }

  private showWarnings(results: ReadonlyMap<IConstruct, readonly Problem[]>): void {
    if (this.ledger.isStrict()) return;
    for (const [{ node }, problems] of results) {
      const warnings = problems.filter(({ severity }) => severity === 'warning');
      for (const warning of this.ledger.fresh(warnings.map((problem) => ({ ...problem, object: node.path }))))
        console.warn(`Warning: ${formatProblem(warning)}`);
    }
  }
}

/**
 * The errors among problems (with `strict` the warnings too), as cdk8s shows them: it puts the construct's path in
 * front.
 */
export function errorsOf(problems: readonly Problem[], strict = false): string[] {
  return problems
    .filter(({ severity }) => strict || severity === 'error')
    .map(({ object: _, ...problem }) => formatProblem(problem));
}

function checkOf(object: ApiObject): { readonly json: Manifest; readonly problems: readonly Problem[] } {
  if (isCheckable(object)) return object[CHECK]();
  if (isRead(object.kind)) return { json: object.toJson() as Manifest, problems: [] };
  return { json: nameOnly(named(object)), problems: [] };
}

const named = ({ apiVersion, kind, name, metadata: { namespace } }: ApiObject) => ({
  apiVersion,
  kind,
  metadata: { name, namespace },
});

/**
 * Whether there are only objects that a mesh rendered: they name nothing that may be missing, so that it is enough to
 * look for names given twice. The rules, which are slow to load, are then not needed.
 */
const isMeshAlone = (objects: readonly ApiObject[]): boolean =>
  haveOwnNames(objects.map(named)) && objects.every(isOfMesh);

function isOfMesh(object: ApiObject & { readonly asRendered?: boolean }): boolean {
  return (
    object.asRendered === true &&
    !isCheckable(object) &&
    !needsOthers(object.apiGroup, (name) => object.metadata.getLabel(name))
  );
}

const isCheckable = (object: ApiObject): object is Checkable => CHECK in object;

/**
 * Takes what istiod only warns about, and all else that is doubtful, as an error at synth. Without it warnings are
 * shown, and the app is written.
 */
export function strictWarnings(scope: Construct): void {
  Program.of(scope).ledger.takeWarningsAsErrors();
}

/**
 * Sets the severity of findings of the analysis across objects by their code, for the whole app:
 * `analysisSeverity(app, { IST0109: 'ignore', ISC1001: 'error' })`. What one object has wrong by itself stays an error.
 */
export function analysisSeverity(scope: Construct, severities: CodeSeverities): void {
  throwIfAny(analysis().severityProblems(severities));
  Program.of(scope).ledger.setSeverities(severities);
}

/**
 * Says what exists without this program, so that policies may name it: services by host, gateways, waypoints, secrets,
 * extension providers, or whole namespaces. For a single service `MeshService.host(...)` does the same.
 */
export function outside(scope: Construct, names: Outside): void {
  Program.of(scope).ledger.markOutside(names);
}
