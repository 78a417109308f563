import * as pulumi from '@pulumi/pulumi';
import type { Manifest } from '../../model';
import {
  rateLimitServer,
  type RateLimit,
  type RateLimitServer,
  type RateLimitServiceProps,
} from '../../policies/intents';
import { declareResolved } from '../program/analysis';
import { deployed } from '../../outputs/differences';
import { rateLimitServiceCore } from '../../outputs/cores/rate-limit-service';
import { resolveInputs } from '../inputs/outputs';
import type { InputsExcept } from '../inputs/types';
import { KubeObject } from '../deploy/kube-object';
import { urnOf } from '../program/meshes';
import { dependenciesOf, handedDown } from '../deploy/register';

/**
 * The args of `RateLimitService`. What it is called is plain, and so is whether it has a Redis of its own; `redis`
 * itself may be an Output.
 */
export type RateLimitServiceArgs = InputsExcept<RateLimitServiceProps, 'name' | 'namespace' | 'domain'>;

const TYPE = 'istio-constructs:index:RateLimitService';
/**
 * Envoy's reference rate-limit service, with its limits and a Redis: for `service` of `rateLimit`. It is called like
 * the component unless `name` is given. https://istio.io/latest/docs/tasks/policy-enforcement/rate-limit/
 */
export class RateLimitService extends pulumi.ComponentResource {
  /** The server that proxies connect to. */
  readonly server: RateLimitServer;
  /** The limits of the service, with their Outputs. */
  readonly limits: readonly RateLimit[];
  /** The resources by kind and name, for example `deployment-limits`. */
  readonly resources: ReadonlyMap<string, KubeObject>;

  constructor(name: string, args: RateLimitServiceArgs, options: pulumi.ComponentResourceOptions = {}) {
    super(TYPE, name, {}, options);
    const urn = urnOf(TYPE, name, options);
    const resolved = resolveInputs(rateLimitServiceCore(urn, name), args as RateLimitServiceProps);
    const { manifests, rendered } = resolved;
    const { name: own = name, namespace, domain } = args;
    this.server = rateLimitServer({ name: own, namespace, domain, limits: [] });
    this.limits = args.limits as readonly RateLimit[];
    const registered = new Map<string, KubeObject>();
    for (const { id, manifest } of rendered.nodes) {
      const config = registered.get(`configmap-${own}`);
      registered.set(
        id,
        new KubeObject(`${name}-${id}`, deployed({ manifest }, manifests.get(id) as Manifest, {}).manifest, {
          ...handedDown(options),
          parent: this,
          dependsOn: [...dependenciesOf(options), ...(config && id === `deployment-${own}` ? [config] : [])],
        }),
      );
    }
    this.resources = registered;
    void declareResolved(this, urn, resolved);
    this.registerOutputs({});
  }
}
