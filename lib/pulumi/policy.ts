import * as pulumi from '@pulumi/pulumi';
import type { GatewayApiKindName, KindName } from '../../imports/kinds';
import type { GatewayApiProps } from '../policies/gateway-api';
import type { Manifest, Problem } from '../model';
import { versionsOfKind } from '../releases/gateway-api';
import { policyReference, type ObjectType } from '../policies/policy';
import type { PolicyMetadata, PolicyProps } from '../policies/props';
import { REFERENCE, type Referable, type ReferenceContext } from '../policies/references/references';
import { declareResolved } from './program/analysis';
import { heldBack } from '../outputs/held-back';
import { policyCore, type PolicyInput } from '../outputs/cores/policy';
import { argsProblems, throwLocated } from '../outputs/problems';
import { problemsOfWritten } from '../policies/intents';
import { resolveInputs } from './inputs/outputs';
import type { Inputs, InputsExcept } from './inputs/types';
import { KubeObject, typeToken } from './deploy/kube-object';
import { oldestRelease, trustDomainOf } from '../program/ledger';
import { meshesBeside, urnOf, waitsFor } from './program/meshes';
import { dependenciesOf, handedDown } from './deploy/register';
import { asReferences } from './references/resource-reference';

/** The name and version of an object, which are plain. */
export type Identity = 'name' | 'namespace' | 'apiVersion';

/**
 * The args of a policy: the fields of its spec, where every text, number and boolean may be an Output, and its
 * metadata.
 */
export type PolicyArgs<K extends KindName> = InputsExcept<PolicyMetadata, Identity> &
  Inputs<Omit<PolicyProps<K>, keyof PolicyMetadata>>;

/** The args of an object of the Gateway API, as those of a policy. */
export type GatewayApiArgs<K extends GatewayApiKindName> = InputsExcept<PolicyMetadata, Identity> &
  Inputs<Omit<GatewayApiProps<K>, keyof PolicyMetadata>>;

/** Args of objects that intents write. */
const written = new WeakSet<object>();

/** The args with which a policy component writes the object of an intent. */
export function policyArgs<Args>({ metadata: { name, namespace }, spec }: Manifest): Args {
  const args = { name, ...(namespace !== undefined && { namespace }), ...(spec as object) };
  written.add(args);
  return args as Args;
}

/** The object in other versions of its kind: a mesh of another release reads another one, and must not replace it. */
const aliasesOf = (manifest: Manifest): pulumi.Alias[] =>
  versionsOfKind(manifest)
    .filter((apiVersion) => apiVersion !== manifest.apiVersion)
    .map((apiVersion) => ({ type: typeToken({ apiVersion, kind: manifest.kind }) }));

/**
 * One object of Istio's API, checked when it is declared: by the schema of its kind, and as istiod's webhook would. It
 * waits for the meshes that were declared before it with the same provider, and is validated for the oldest release of
 * those.
 *
 * When the program yields to the event loop for the first time after that, the object is validated beside all others
 * with this provider: names of what nobody declares, objects that contradict each other, and what nobody carries out in
 * ambient mode are errors, with the URN of the component, and keep the object from being deployed. What the object
 * names by text must be declared by then; see `outside` for what exists without the program.
 */
export abstract class Policy extends pulumi.ComponentResource implements Referable {
  /** The object in the cluster. */
  readonly resource: KubeObject;
  /** Problems that are doubtful but not wrong. */
  readonly warnings: readonly Problem[];
  readonly #manifest: Manifest;

  constructor(of: KindName | ObjectType, name: string, args: object, options: pulumi.ComponentResourceOptions = {}) {
    const kind = typeof of === 'string' ? of : of.kind;
    // Istio and the Gateway API both have a Gateway. Versions are no part of it: another one must not change the URN.
    const type = `istio-constructs:${typeof of === 'string' ? 'index' : 'gateway-api'}:${kind}`;
    super(type, name, {}, options);
    const meshes = meshesBeside(this);
    const urn = urnOf(type, name, options);
    const core = policyCore(of, name, { urn, version: oldestRelease(meshes), scope: this });
    throwLocated(argsProblems(args), urn);
    const input: PolicyInput = { props: asReferences(args, urn), trustDomain: trustDomainOf(meshes) };
    const { manifests, ...resolved } = resolveInputs(core, input);
    const warnings = written.has(args) ? problemsOfWritten(resolved.warnings) : resolved.warnings;
    this.warnings = warnings;
    this.#manifest = resolved.rendered.nodes[0].manifest;
    const validated = declareResolved(this, urn, { ...resolved, warnings });
    this.resource = new KubeObject(name, heldBack(manifests.get(kind) as Manifest, validated), {
      ...handedDown(options),
      parent: this,
      dependsOn: [...waitsFor(this, this.#manifest.metadata.namespace), ...dependenciesOf(options)],
      aliases: aliasesOf(this.#manifest),
    });
    this.registerOutputs({});
  }

  /** Name and namespace of the object. @internal */
  get objectName(): { readonly name: string; readonly namespace?: string } {
    const { name, namespace } = this.#manifest.metadata;
    return { name: String(name), namespace };
  }

  /** Stands for this object in other policies. */
  [REFERENCE](place: string, from: ReferenceContext): unknown {
    return policyReference(this.#manifest, place, from);
  }
}
