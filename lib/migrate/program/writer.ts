import type { Manifest } from '../../model';
import type { ImportParameter } from '../parameters';
import { ENGINES, type Engine } from './engines';
import { classOf, otherVersion } from './kinds';
import { commentLine, LiteralPrinter, variableName } from '../literal';
import { Module } from './module';
import { identifier, kebab, Names } from './names';
import { inOrder } from './order';
import type { ProgramPlan } from './plan';
import type { Owner } from './referables';
import { referablesOf } from './referables-of';
import { ReferenceFinder } from './references';
import type { ImportedService } from './services';
import { variables } from './variables';

/** Names that each program has, or that a reader would take for something else. */
const TAKEN = ['app', 'mesh', 'meshChart', 'variable', 'process', 'console', 'require', 'module', 'exports'];

/** Words that follow the name of an object in the id of its construct. */
const ENDINGS: Readonly<Record<string, string>> = { VirtualService: 'routes', DestinationRule: 'rule' };

/** Forms of a program. */
export interface ProgramForm {
  /** True for one file a namespace. */
  readonly isSplit: boolean;
  /** True where a test imports the program. */
  readonly isTested: boolean;
}

/** Constant of a program, and the file that declares it. */
interface Constant {
  readonly name: string;
  readonly module: Module;
}

/** Writes the statements of a program. */
export class ProgramWriter {
  private readonly engine: Engine;
  private readonly printer: LiteralPrinter;
  private readonly finder: ReferenceFinder;
  private readonly names: Names;
  private readonly constants = new Map<Owner, Constant>();
  /** Owners that some policy names, for which there are constants. */
  private readonly named: ReadonlySet<Owner>;
  /** Hosts of services that are declared elsewhere. */
  private readonly hosts: readonly string[];
  private readonly byNamespace: ReadonlyMap<string, readonly Manifest[]>;
  /** Ids that are taken whatever the namespace. */
  private readonly ids = new Map<string, Names>();
  /** Comment that the next statement of a namespace gets. */
  private heading: readonly string[] = [];
  private readonly main: Module;
  private readonly root: Module;

  constructor(
    private readonly plan: ProgramPlan,
    engine: keyof typeof ENGINES,
    private readonly form: ProgramForm,
  ) {
    this.engine = ENGINES[engine];
    this.printer = new LiteralPrinter(plan.parameters);
    this.finder = new ReferenceFinder(referablesOf(plan));
    this.named = new Set(plan.policies.flatMap((policy) => this.finder.ownersIn(policy)));
    this.byNamespace = byNamespace(plan.policies);
    this.hosts = plan.services.filter(({ isDeclared }) => !isDeclared).map(({ model }) => model.host);
    this.names = new Names([...TAKEN, ...plan.parameters.map(({ name }) => variableName(name))]);
    this.main = new Module(this.engine.main);
    this.root = form.isSplit && this.engine.hasCharts ? new Module('app.ts') : this.main;
  }

  modules(): Module[] {
    const mesh = this.form.isSplit ? new Module('mesh.ts') : this.main;
    mesh.add(...variables(usedParameters(this.plan)).flatMap((text, i) => (i === 0 ? [text] : ['', text])));
    if (this.engine.hasCharts) this.app();
    if (this.plan.props) this.mesh(mesh);
    this.outside();
    const modules = this.namespaces().map((namespace) => this.namespace(namespace, mesh));
    const own = [this.root, mesh, ...modules].filter((module) => module !== this.main);
    const others = [...new Set(own)].filter(({ text }) => text.trim() !== '');
    for (const module of others) if (module !== this.root) this.main.use('', `./${module.file.replace(/\.ts$/, '')}`);
    if (this.engine.hasCharts) this.end();
    return [this.main, ...others];
  }

  private app(): void {
    const isExported = this.form.isSplit || this.form.isTested;
    this.root.use('App', 'cdk8s');
    this.root.add(`${isExported ? 'export ' : ''}const app = new App();`);
  }

  private end(): void {
    const app = this.appIn(this.main);
    if (this.form.isSplit && this.form.isTested) this.main.add(`export { ${app} };`);
    this.main.add(`${app}.synth();`);
  }

  /** Returns the name of the app in a file. */
  private appIn(module: Module): string {
    return module === this.root ? 'app' : module.use('app', './app');
  }

  private mesh(module: Module): void {
    const { props = {}, policies } = this.plan;
    const className = module.use('ServiceMesh', this.engine.library);
    const isAlone = policies.length === 0;
    if (this.engine.hasCharts) {
      module.use('Chart', 'cdk8s');
      if (!isAlone) module.add(`${this.exported}const meshChart = new Chart(${this.appIn(module)}, 'mesh');`);
    }
    const scope = isAlone ? `new Chart(${this.engine.hasCharts ? this.appIn(module) : ''}, 'mesh')` : 'meshChart';
    const args = this.engine.hasCharts ? scope : "'mesh'";
    const isNamed = this.named.has(props);
    if (isNamed) this.constants.set(props, { name: 'mesh', module });
    const head = `${isNamed ? `${this.exported}const mesh = ` : ''}new ${className}(${args}`;
    const isEmpty = Object.keys(props).length === 0;
    module.add(isEmpty ? `${head});` : `${head}, ${this.printer.print(props, 0, head.length + 2, 2)});`);
  }

  private get exported(): string {
    return this.form.isSplit ? 'export ' : '';
  }

  private outside(): void {
    const { outside } = this.plan;
    if (Object.keys(outside).length === 0) return;
    const head = `${this.root.use('outside', this.engine.library)}(${this.engine.whole('app')}`;
    this.root.add(`// What exists without this program.\n${head}${this.printer.print(outside, 0, head.length, 2)});`);
  }

  /** Returns the namespaces of policies, those first that others name something of. */
  private namespaces(): string[] {
    const needs = (namespace: string): string[] =>
      (this.byNamespace.get(namespace) ?? [])
        .flatMap((policy) => this.finder.ownersIn(policy))
        .map((owner) => (owner as Partial<Manifest>).metadata?.namespace ?? namespace);
    return inOrder([...this.byNamespace.keys()], needs);
  }

  private namespace(namespace: string, mesh: Module): Module {
    const fallback = namespace === '' ? 'policies' : namespace;
    const module = this.form.isSplit ? new Module(`${fileName(fallback)}.ts`) : this.main;
    const policies = this.byNamespace.get(namespace) ?? [];
    const own = new Set(policies);
    const written = new Set(this.plan.services.map(({ writes }) => writes));
    const named = new Set(policies.flatMap((policy) => this.finder.ownersIn(policy)));
    const services = this.plan.services.filter(
      (service) => !this.constants.has(service) && (named.has(service) || own.has(service.writes as Manifest)),
    );
    const chart = this.chart(namespace, fallback, module, mesh);
    this.heading = this.engine.hasCharts || this.form.isSplit ? [] : [`// Namespace ${namespace || 'of the provider'}`];
    this.add(module, ...services.map((service) => this.service(service, chart, namespace, module)));
    const ordered = inOrder(policies, (policy) => this.finder.ownersIn(policy) as Manifest[]);
    for (const policy of ordered) if (!written.has(policy)) this.policy(policy, chart, namespace, module);
    return module;
  }

  /** Adds statements, below the heading of their namespace where they are its first. */
  private add(module: Module, ...statements: readonly string[]): void {
    if (statements.length === 0) return;
    module.add(...this.heading, ...statements);
    this.heading = [];
  }

  /** Declares the chart of a namespace, and returns its name. */
  private chart(namespace: string, fallback: string, module: Module, mesh: Module): string {
    if (!this.engine.hasCharts) return '';
    const own = identifier(fallback);
    const name = this.names.take(own, `${own}Chart`, `${own}Namespace`);
    module.use('Chart', 'cdk8s');
    const id = fallback === 'mesh' ? 'mesh-policies' : fallback;
    const props = namespace === '' ? '' : `, { namespace: '${namespace}' }`;
    const lines = [`const ${name} = new Chart(${this.appIn(module)}, '${id}'${props});`];
    if (this.plan.props) {
      const before = module === mesh ? 'meshChart' : module.use('meshChart', './mesh');
      lines.push(`${name}.addDependency(${before});`);
    }
    module.add(...lines);
    return name;
  }

  private service(service: ImportedService, chart: string, namespace: string, module: Module): string {
    const { name, model, props, isDeclared } = service;
    const className = module.use('MeshService', this.engine.library);
    const constant = this.names.take(
      identifier(name),
      `${identifier(name)}Service`,
      identifier(`${name}-${namespace}-service`),
    );
    this.constants.set(service, { name: constant, module });
    const isNamed = this.named.has(service);
    const ids = this.idsOf(namespace, className);
    const id = isDeclared ? ids.take(name, `${name}-service`) : (ids.take(model.host), model.host);
    const args = isDeclared ? `new ${className}(${this.engine.args(chart, id)}` : `${className}.host('${model.host}'`;
    const own = {
      ...(isDeclared && id !== name && { name }),
      ...(isDeclared && !this.engine.hasCharts && service.namespace !== undefined && { namespace: service.namespace }),
      ...props,
    };
    const head = `${isNamed ? `${this.exported}const ${constant} = ` : ''}${args}`;
    return Object.keys(own).length === 0 ? `${head});` : `${head}, ${this.printer.print(own, 0, head.length + 2, 2)});`;
  }

  /** Returns the ids that are taken where a construct goes. */
  private idsOf(namespace: string, className: string): Names {
    const scope = this.engine.hasCharts ? namespace : className;
    if (!this.ids.has(scope)) this.ids.set(scope, new Names(this.engine.hasCharts ? this.hosts : []));
    return this.ids.get(scope) as Names;
  }

  private policy(policy: Manifest, chart: string, namespace: string, module: Module): void {
    const className = module.use(classOf(policy) as string, this.engine.library);
    const name = String(policy.metadata.name);
    const ending = ENDINGS[policy.kind] ?? kebab(policy.kind);
    const id = this.idsOf(namespace, className).take(
      name,
      name.endsWith(ending) ? `${name}-${kebab(policy.kind)}` : `${name}-${ending}`,
      [namespace, name, ending].filter(Boolean).join('-'),
    );
    const comments = this.plan.comments.get(policy);
    const spec = this.finder.replaced(policy, (owner) => this.constantIn(owner, module), comments?.spec);
    const props = {
      ...(id !== name && { name }),
      ...(!this.engine.hasCharts && namespace !== '' && { namespace }),
      apiVersion: otherVersion(policy, this.plan.release),
      ...metadataOf(policy),
      ...(spec as object),
    };
    const lines = (comments?.header ?? []).map(commentLine);
    const constant = this.named.has(policy) ? this.constantOf(policy, name, namespace, module) : undefined;
    const start = constant === undefined ? '' : `${this.exported}const ${constant} = `;
    const head = `${start}new ${className}(${this.engine.args(chart, id)}, `;
    this.add(module, ...lines, `${head}${this.printer.print(props, 0, head.length, 2)});`);
  }

  private constantOf(policy: Manifest, name: string, namespace: string, module: Module): string {
    const own = identifier(name);
    const kind = identifier(`${name}-${kebab(policy.kind)}`);
    const isWord = own.startsWith('_');
    const full = identifier(`${namespace}-${name}-${kebab(policy.kind)}`);
    const constant = this.names.take(...(isWord ? [] : [own]), kind, full);
    this.constants.set(policy, { name: constant, module });
    return constant;
  }

  /** Returns the constant of an owner in a file; undefined where it is not declared yet. */
  private constantIn(owner: Owner, module: Module): string | undefined {
    const constant = this.constants.get(owner);
    if (constant === undefined) return undefined;
    const { name, module: home } = constant;
    return home === module ? name : module.use(name, `./${home.file.replace(/\.ts$/, '')}`);
  }
}

function byNamespace(policies: readonly Manifest[]): ReadonlyMap<string, readonly Manifest[]> {
  const groups = new Map<string, Manifest[]>();
  for (const policy of policies) {
    const namespace = policy.metadata.namespace ?? '';
    const same = groups.get(namespace);
    if (same) same.push(policy);
    else groups.set(namespace, [policy]);
  }
  return groups;
}

/** Returns the variables that stand in the props: others were in what is left out. */
function usedParameters({ props, parameters }: ProgramPlan): ImportParameter[] {
  const text = JSON.stringify(props ?? {});
  return parameters.filter(({ sample }) => text.includes(sample));
}

/** Returns a name of a file that no other file of the project has. */
const fileName = (namespace: string): string =>
  ['main', 'index', 'app', 'mesh'].includes(namespace) ? `${namespace}-policies` : namespace;

/** Returns the metadata of a policy beside its name and namespace, as a prop. */
function metadataOf({ kind, metadata }: Manifest): object {
  const { name: _, namespace: __, ...others } = metadata;
  if (Object.keys(others).length === 0) return {};
  return kind === 'WorkloadGroup' ? { objectMetadata: others } : { metadata: others };
}
