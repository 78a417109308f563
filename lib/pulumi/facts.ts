import * as pulumi from '@pulumi/pulumi';
import type { MeshInputs } from '../../imports/mesh-inputs';
import { MeshProblems, type Manifest, type MeshNode, type ResolvedMesh } from '../model';
import type { MeshProps } from '../props';
import { configInForce } from '../mesh/config-in-force';
import { imagesOf, ownImages } from '../mesh/images';
import { findOutputs } from './inputs/outputs';
import { resolveValue } from './inputs/outputs';
import { meshCore } from '../outputs/cores/mesh';

/** Facts of a mesh that intents depend on. Each text may be an Output. */
export interface FactsOfMesh {
  readonly rootNamespace: pulumi.Input<string>;
  /** Services of extension providers, as a `Sidecar` names hosts. */
  readonly providerHosts: readonly pulumi.Input<string>[];
  /** One for each line. */
  readonly images: pulumi.Input<string>;
}

function read(mesh: ResolvedMesh, nodes: readonly MeshNode[]): FactsOfMesh {
  const { rootNamespace, providerHosts } = configInForce(mesh, nodes);
  return { rootNamespace, providerHosts, images: imagesOf(nodes).join('\n') };
}

/** The facts of a mesh, read from its objects; where its props have Outputs, exact in each. */
export function factsOfMesh(
  urn: string,
  props: MeshProps,
  mesh: ResolvedMesh,
  nodes: readonly MeshNode[],
): FactsOfMesh {
  if (findOutputs(props).opens.size === 0) return read(mesh, nodes);
  return resolveValue(meshCore(urn), props, ['Facts', 'facts'], (rendered) => read(rendered.mesh, rendered.nodes));
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

/** The images of a mesh and of gateways beside it, sorted; an Output where one of them depends on an Output. */
export function allImages({ images }: FactsOfMesh, gateways: readonly Manifest[]): string[] | pulumi.Output<string[]> {
  const own = gateways.flatMap(ownImages) as pulumi.Input<string>[];
  if (typeof images === 'string' && own.every((image) => typeof image === 'string'))
    return sorted(images, own as string[]);
  return pulumi.all([images, ...own]).apply(([text, ...others]) => sorted(text, others));
}

const sorted = (text: string, others: readonly string[]): string[] =>
  [...new Set([...text.split('\n').filter((image) => image !== ''), ...others])].sort();

/** The trust domain of the props, if they say one: it may be an Output. */
export function trustDomainOf({ trustDomain, meshConfig, values }: MeshInputs): pulumi.Input<string> | undefined {
  const inValues = (values?.istiod as { meshConfig?: { trustDomain?: pulumi.Input<string> } } | undefined)?.meshConfig
    ?.trustDomain;
  return trustDomain ?? meshConfig?.trustDomain ?? inValues;
}
