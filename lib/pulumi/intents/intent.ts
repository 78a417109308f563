import type * as pulumi from '@pulumi/pulumi';
import type { Manifest } from '../../model';
import type { Resolved } from '../../outputs/core';
import { intentCore, requestCore } from '../../outputs/cores/intent';
import { renderings, type Rendered } from '../../outputs/rendered';
import { throwLocated } from '../../outputs/problems';
import { methodOf, type IntentRule, type Requests } from '../../policies/intents';
import { oldestRelease, trustDomainOf } from '../../program/ledger';
import { resolveInputs } from '../inputs/outputs';
import { declare } from '../program/analysis';
import { meshesBeside } from '../program/meshes';
import { WrittenObjects } from './written';

/** The place of the objects of an intent. */
export interface IntentPlace {
  /** Their parent. */
  readonly component: pulumi.Resource;
  /** First part of the names of their resources. */
  readonly name: string;
  /** The URN of the parent, for problems. */
  readonly urn: string;
  readonly options?: pulumi.ComponentResourceOptions;
  /** Last part of the names of their resources. @default - as the rule says */
  readonly idOf?: (object: Manifest) => string;
  /** The last change to an object, for what is not known before. */
  readonly complete?: (manifest: Manifest) => Manifest;
}

/**
 * The objects of one intent, for requests that are made before the program awaits anything. Requests may have Outputs
 * in them: their secrecy, and whether they are known, stays in the leaves of the objects where they are.
 */
export class Intent<Request> implements Requests<Request, pulumi.Resource> {
  private requests: readonly Request[] = [];
  private resolved: Resolved<Rendered> | undefined;
  private written: WrittenObjects | undefined;

  constructor(
    private readonly place: IntentPlace,
    private readonly rule: IntentRule<Request>,
  ) {}

  /** All requests so far, with their Outputs. */
  get all(): readonly Request[] {
    return this.requests;
  }

  /** The parent of its resources. */
  get scope(): pulumi.Resource {
    return this.place.component;
  }

  /** @throws MeshProblems for a request that cannot be met, or not any more; it then does not count */
  add(request: Request): void {
    const { component, name, urn, options = {}, complete, idOf } = this.place;
    throwLocated(this.written?.problemsOfLateCall(methodOf(this.rule, request)) ?? [], urn);
    const requests = [...this.requests, request];
    const meshes = meshesBeside(component);
    const core = intentCore(this.rule, requests, { urn, scope: component, version: oldestRelease(meshes), idOf });
    const resolved = resolveInputs(core, { requests, trustDomain: trustDomainOf(meshes) });
    this.requests = requests;
    this.resolved = resolved;
    this.written ??= new WrittenObjects(
      component,
      name,
      options,
      declare({
        component,
        urn,
        warnings: () => this.resolved?.warnings ?? [],
        objects: () => renderings((this.resolved ?? resolved).rendered, (this.resolved ?? resolved).other),
      }),
    );
    const manifests = complete
      ? new Map([...resolved.manifests].map(([id, manifest]) => [id, complete(manifest)]))
      : resolved.manifests;
    this.written.write(resolved.rendered.nodes, manifests);
  }
}

/** The objects of one request; components of their own validate them. */
export const objectsOf = <Request>(urn: string, rule: IntentRule<Request>, request: Request): Manifest[] => [
  ...resolveInputs(requestCore(urn, rule, request), { requests: [request] }).manifests.values(),
];
