import type { Problem } from '../../model';
import { given } from '../shared/sparse';
import { checkValue } from '../shared/values/value-rules';
import { numberProblems } from '../shared/values/value-problems';
import { GATEWAY_VALUE_RULES } from './value-rules';
import type { GatewayInput } from './values';

/**
 * Returns the problems for which chart `gateway` refuses to render: values against its schema, and a Service without
 * ports.
 */
export function gatewayProblems(input: GatewayInput): Problem[] {
  const wrong = checkValue(input.userValues, GATEWAY_VALUE_RULES, input.release.facts);
  if (wrong.length > 0) return wrong;
  // The chart's schema accepts fractions.
  return [
    ...portProblems(input),
    ...numberProblems('terminationGracePeriodSeconds', input.values.terminationGracePeriodSeconds),
  ];
}

/** Ports of a Service. Those between networks have defaults, and the rules of values refuse a null in their place. */
function portProblems({ release, values }: GatewayInput): Problem[] {
  const { service, networkGateway } = values;
  if (!release.facts.gatewayNetworkPorts || service.type === 'None' || networkGateway || given(service.ports))
    return [];
  return [
    {
      severity: 'error',
      code: 'values/no-ports',
      path: 'service.ports',
      found: service.ports,
      message: 'a Service needs a port',
      fix: 'give at least one port, or set `service.type: None` for a gateway without a Service',
    },
  ];
}
