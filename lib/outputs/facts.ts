import { MeshProblems, type Manifest, type MeshNode, type ResolvedMesh } from '../model';
import type { MeshProps } from '../props';
import { configInForce } from '../mesh/config-in-force';
import { imagesOf, ownImages } from '../mesh/images';
import { meshCore } from './cores/mesh';
import type { Later, OutputEngine } from './engine';
import { findOutputs } from './found';
import { resolveValue } from './resolve-inputs';

/** Facts of a mesh that intents depend on. `Text` is a text that may be an Output. */
export interface FactsOfMesh<Text = unknown> {
  readonly rootNamespace: Text;
  /** Services of extension providers, as a `Sidecar` names hosts. */
  readonly providerHosts: readonly Text[];
  /** One for each line. */
  readonly images: Text;
}

function read(mesh: ResolvedMesh, nodes: readonly MeshNode[]): FactsOfMesh<string> {
  const { rootNamespace, providerHosts } = configInForce(mesh, nodes);
  return { rootNamespace, providerHosts, images: imagesOf(nodes).join('\n') };
}

/** The facts of a mesh, read from its objects; where its props have Outputs, exact in each. */
export function factsOfMesh<Text>(
  engine: OutputEngine,
  urn: string,
  props: MeshProps,
  mesh: ResolvedMesh,
  nodes: readonly MeshNode[],
): FactsOfMesh<Text> {
  const isPlain = findOutputs(engine, props).opens.size === 0;
  const facts = isPlain
    ? read(mesh, nodes)
    : resolveValue(engine, meshCore(urn), props, ['Facts', 'facts'], (rendered) => read(rendered.mesh, rendered.nodes));
  return facts as FactsOfMesh<unknown> as FactsOfMesh<Text>;
}

/** The root namespace, by which policies of the whole mesh are called. @throws MeshProblems when it is an Output */
export function plainRootNamespace({ rootNamespace }: FactsOfMesh, urn: string): string {
  if (typeof rootNamespace === 'string') return rootNamespace;
  throw new MeshProblems([
    {
      severity: 'error',
      code: 'pulumi/structural',
      object: urn,
      path: 'meshConfig.rootNamespace',
      found: 'an Output',
      message: 'policies of the whole mesh are written in it, so its value must be known when the program runs',
      fix: 'pass a plain value',
    },
  ]);
}

/** The images of a mesh and of gateways beside it, sorted; known later where one of them depends on an Output. */
export function allImages(
  engine: OutputEngine,
  { images }: FactsOfMesh,
  gateways: readonly Manifest[],
): string[] | Later<string[]> {
  const own: unknown[] = gateways.flatMap(ownImages);
  if (typeof images === 'string' && own.every((image) => typeof image === 'string'))
    return sorted(images, own as string[]);
  const all = [images, ...own].map((text) => engine.output(text));
  return engine.all(all).apply(([text, ...others]) => sorted(text as string, others as string[]));
}

const sorted = (text: string, others: readonly string[]): string[] =>
  [...new Set([...text.split('\n').filter((image) => image !== ''), ...others])].sort();

/** The trust domain of the props, if they say one: it may be an Output. */
export function trustDomainOf<Text>({ trustDomain, meshConfig, values }: TrustDomainProps<Text>): Text | undefined {
  const inValues = (values?.istiod as { meshConfig?: { trustDomain?: Text } } | undefined)?.meshConfig?.trustDomain;
  return trustDomain ?? meshConfig?.trustDomain ?? inValues;
}

/** The props that say the trust domain of a mesh. */
interface TrustDomainProps<Text> {
  readonly trustDomain?: Text;
  readonly meshConfig?: { readonly trustDomain?: Text };
  readonly values?: { readonly istiod?: unknown };
}
