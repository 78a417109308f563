import type { JWTRule } from '../../../imports/request-authentication';
import type { Manifest, WaypointName } from '../../model';
import type { Reference } from '../references/references';
import { policyObject } from './object';
import { PORT, type IntentRule } from './rule';

/**
 * Options of token validation, with the field names of a RequestAuthentication's rules, and whether a token is
 * required.
 */
export type JwtOptions = JWTRule & {
  /** Refuse requests without a valid token. @default true */
  readonly required?: boolean;
  /**
   * Paths that need no token: `['/healthz', '/public/*']`. Where the pods have ports for anything but HTTP, name those
   * of HTTP in `ports`: a connection without paths is refused.
   * @default - none
   */
  readonly except?: readonly string[];
  /**
   * HTTP ports of the pods, where they have other ports too: connections to those would be refused, having no token.
   * @default - all ports
   */
  readonly ports?: readonly number[];
};

/** Target to which a policy applies. */
export interface PolicyTarget {
  readonly name: string;
  readonly namespace?: string;
  /** Labels of pods, when sidecars or a gateway with pods of its own enforce the policy. */
  readonly selector?: Readonly<Record<string, string>>;
  /** Service, Gateway or waypoint, when a waypoint or Gateway of the Gateway API enforces the policy. */
  readonly targetRef?: Reference;
  readonly waypoint?: WaypointName;
}

/** Returns the fields that attach a policy to its target. */
export const attached = ({ selector, targetRef }: PolicyTarget) =>
  targetRef ? { targetRefs: [targetRef] } : { selector: { matchLabels: selector ?? {} } };

/**
 * Returns the policies that validate the tokens of end users, and refuse requests without one. A request with an
 * invalid token is refused in any case; a DENY policy refuses those without one, so that it holds beside all ALLOW
 * policies. https://istio.io/latest/docs/tasks/security/authorization/authz-jwt/
 */
export function jwtPolicies(
  target: PolicyTarget,
  { required = true, except = [], ports = [], ...rule }: JwtOptions,
): Manifest[] {
  const name = `${target.name}-jwt`;
  const check = policyObject('RequestAuthentication', name, target.namespace, {
    ...attached(target),
    jwtRules: [rule],
  });
  if (!required) return [check];
  const operation = {
    ...(except.length > 0 && { notPaths: except }),
    ...(ports.length > 0 && { ports: ports.map(String) }),
  };
  const without = {
    from: [{ source: { notRequestPrincipals: ['*'] } }],
    ...(Object.keys(operation).length > 0 && { to: [{ operation }] }),
  };
  return [
    check,
    policyObject('AuthorizationPolicy', name, target.namespace, {
      ...attached(target),
      action: 'DENY',
      rules: [without],
    }),
  ];
}

/** Returns the rule of `jwt` for a target. */
export const jwtRule = (target: PolicyTarget): IntentRule<JwtOptions> => ({
  method: 'jwt',
  render: (requests) => ({ objects: requests.flatMap((options) => jwtPolicies(target, options)) }),
  meaningOf: ([field, ...path]) => {
    if (field === 'ports') return path.length === 0 ? { type: 'list' } : PORT;
    return { kind: 'RequestAuthentication', at: ['jwtRules', 0, field, ...path] };
  },
  structural: ['required'],
});
