import type { Duration } from '../../../imports/types';
import type { Manifest, Problem } from '../../model';
import type { Referable } from '../references/references';
import type { ServiceDestination } from './destination';
import { servicePropsProblems, type MeshServiceProps, type ServiceModel } from './model';
import { breakerProblems, serviceManifests } from './objects';
import * as traffic from './traffic';
import {
  NO_INTENTS,
  type CircuitBreakerOptions,
  type FaultOptions,
  type Intents,
  type RequestMatch,
  type RetryOptions,
} from './traffic-state';

/** Percentages by subset. */
export type SharesOf<Subset extends string> = Readonly<Partial<Record<Subset, number>>>;

/** The `MeshService` of either engine: what it answers, and its methods, each with the documentation of both. */
export interface ServiceMethods<Subset extends string, Shares = SharesOf<Subset>> extends Referable {
  /** Everything that is known about the service. */
  readonly model: ServiceModel;
  /** Namespace of the service, and of what is written for it. */
  readonly namespace: string | undefined;
  /** The name by which the service is called. */
  readonly host: string;

  /** A part of the service, as a destination. A subset that is not declared is a problem where it is used. */
  subset(name: Subset): ServiceDestination;

  /** The service at one of its ports, as a destination. */
  port(number: number): ServiceDestination;

  /** Shares of the traffic by subset, in percent: `split({ v1: 90, v2: 10 })`. They must sum to 100. */
  split(shares: Shares): this;

  /**
   * Sends requests that match to a subset, whatever the split says:
   * `darkLaunch('v2', { header: { 'x-dark-launch': 'v2' } })`.
   */
  darkLaunch(subset: Subset, requests: RequestMatch): this;

  /**
   * Tries failed requests again: a number of retries, or all there is to say.
   * https://istio.io/latest/docs/concepts/traffic-management/#retries
   */
  retry(options: number | RetryOptions): this;

  /** Limits the time of a whole request, retries included: `timeout('10s')`. */
  timeout(limit: Duration): this;

  /** Copies a percentage of the requests to a subset, whose responses are thrown away. @default 100 percent */
  mirror(subset: Subset, percent?: number): this;

  /**
   * Limits connections and requests, and takes failing pods out for a while.
   * https://istio.io/latest/docs/tasks/traffic-management/circuit-breaking/
   */
  circuitBreaker(options: CircuitBreakerOptions): this;

  /** Delays requests or answers them with errors, to see how callers take it: all requests, or those that match. */
  fault(options: FaultOptions): this;
}

/** A method that says something of the traffic to a service. */
export type TrafficMethod = Exclude<keyof typeof traffic, 'AddedIntent'>;

/** One call of such a method. */
export interface TrafficCall {
  readonly method: TrafficMethod;
  readonly args: readonly unknown[];
}

/** Returns the intents of a service with one call more, and what is wrong with the call. */
export function withCall(service: ServiceModel, before: Intents, { method, args }: TrafficCall): traffic.AddedIntent {
  const add = traffic[method] as (
    service: ServiceModel,
    before: Intents,
    ...options: readonly unknown[]
  ) => traffic.AddedIntent;
  return add(service, before, ...args);
}

/** Returns all objects of a service after some calls, and what is wrong with its props and the calls. */
export function serviceAfter(
  model: ServiceModel,
  props: MeshServiceProps,
  calls: readonly TrafficCall[],
): { readonly model: ServiceModel; readonly manifests: Manifest[]; readonly problems: Problem[] } {
  const problems = servicePropsProblems(props);
  let intents = NO_INTENTS;
  for (const call of calls) {
    const added = withCall(model, intents, call);
    problems.push(...added.problems);
    intents = added.wanted;
  }
  return {
    model,
    manifests: serviceManifests(model, intents),
    problems: [...problems, ...breakerProblems(model, intents)],
  };
}
