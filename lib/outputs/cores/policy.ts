import type { KindName } from '../../../imports/kinds';
import { shapes, validation } from '../../lazy';
import type { Problem } from '../../model';
import { ownProblems } from '../../policies/own-problems';
import { policyManifest, type ObjectType } from '../../policies/policy';
import type { PolicyMetadata } from '../../policies/props';
import { isStructural } from '../../props/structural';
import { byPart, TRUST_DOMAIN, type Core } from '../core';
import type { Rendered } from '../rendered';

/** The input of the rendering of a policy. */
export interface PolicyInput {
  readonly props: PolicyMetadata;
  /** It may be an Output. */
  readonly trustDomain: unknown;
}

/** The surroundings of a policy. */
interface PolicyScope {
  readonly urn: string;
  /** The release that validates. */
  readonly version?: string;
  readonly scope?: unknown;
}

/** The rendering of one object of Istio's API. `name` is the component's. */
export function policyCore(
  of: KindName | ObjectType,
  name: string,
  { urn, version, scope }: PolicyScope,
): Core<PolicyInput, Rendered> {
  const kind = typeof of === 'string' ? of : of.kind;
  return {
    urn,
    render: ({ props, trustDomain }) => {
      const misplaced: Problem[] = [];
      const manifest = policyManifest(of, props, {
        id: name,
        trustDomain: trustDomain as string | undefined,
        release: version,
        scope,
        report: (problem) => misplaced.push(problem),
      });
      const problems = ownProblems(manifest, misplaced, (object) => validation().objectProblems(object, { version }));
      return { nodes: [{ id: kind, manifest }], problems: problems.map(({ object: _, ...problem }) => problem) };
    },
    ...byPart({
      props: {
        shapeAt: (path) => shapes().inputShape(of, path),
        isStructural: (path) => isStructural('policy', path),
      },
      trustDomain: TRUST_DOMAIN,
    }),
  };
}
