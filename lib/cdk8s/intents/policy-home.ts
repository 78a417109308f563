import { Chart } from 'cdk8s';
import { Construct } from 'constructs';
import type { Manifest, Problem } from '../../model';
import type { IntentEngine, IntentRule } from '../../policies/intents';
import type { ExtensionProvider } from '../../policies/references/extension-provider';
import { Program } from '../program/program';
import { Intent, WrittenPolicy } from './intent';
import { throwAt } from './throw-at';

/** The place of the objects of an intent of the mesh. */
export interface ScopeOption {
  /**
   * The chart of the objects, or a construct in it.
   * @default - a chart beside the mesh's, `CHART-policies`, which is applied after it
   */
  readonly scope?: Construct;
}

/** The mesh, as far as its intents need it. */
interface IntentMesh extends Construct {
  provider(name: string): ExtensionProvider;
}

/**
 * The places in which the intents of one mesh write. Policies in the file of the mesh would be applied before its
 * definitions are known to the cluster.
 */
export class PolicyHome implements IntentEngine<Construct> {
  private readonly homes = new Map<Construct, Construct>();

  constructor(
    private readonly mesh: IntentMesh,
    readonly rootNamespace: string,
  ) {}

  provider(name: string): ExtensionProvider {
    return this.mesh.provider(name);
  }

  open<Request>(prefix: string, scope: Construct | undefined, rule: IntentRule<Request>): Intent<Request> {
    return new Intent({ scope: () => this.in(scope), prefix, at: this.mesh }, rule);
  }

  /** Writes an object that no other request changes. */
  write({ id, manifest }: { readonly id: string; readonly manifest: Manifest }, scope?: Construct): WrittenPolicy {
    return new WrittenPolicy(this.in(scope), id, manifest);
  }

  refuse(problems: readonly Problem[]): void {
    throwAt(this.mesh, problems);
  }

  /** The path of a scope, or of the scope that a construct of this mesh is in. */
  pathOf(scope: Construct): string {
    const { node } = [...this.homes.values()].includes(scope) ? (scope.node.scope ?? scope) : scope;
    return node.path;
  }

  /** A construct of this mesh in a scope: in the same scope other meshes have others. */
  in(scope: Construct = policiesChart(this.mesh) ?? this.mesh): Construct {
    if ([...this.homes.values()].includes(scope)) return scope;
    const known = this.homes.get(scope);
    if (known !== undefined) return known;
    const { id, path } = this.mesh.node;
    const ids = [id, `${id}-policies`, `${path.replaceAll('/', '-')}-policies`];
    const home = new Construct(scope, ids.find((name) => scope.node.tryFindChild(name) === undefined) ?? ids[2]);
    this.homes.set(scope, home);
    return home;
  }
}

/** The chart of policies beside the chart of a mesh, with the same labels; nothing where no app is around it. */
export function policiesChart(mesh: Construct): Chart | undefined {
  const chart = Chart.of(mesh);
  const { scope, id } = chart.node;
  if (scope === undefined) return undefined;
  const known = scope.node.tryFindChild(`${id}-policies`);
  if (known !== undefined && Chart.isChart(known)) return known;
  const policies = new Chart(scope, `${id}-policies`, { labels: chart.labels });
  policies.addDependency(chart);
  Program.of(chart).include(policies);
  return policies;
}
