import type { Problem } from '../../model';
import { given } from '../shared/sparse';
import { checkValue } from '../shared/value-rules';
import { numberProblems } from '../shared/value-problems';
import { NETWORK_GATEWAY_PORTS } from './network-gateway-ports';
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

function portProblems({ release, values }: GatewayInput): Problem[] {
  const { service, networkGateway, networkGatewayPorts } = values;
  if (!release.facts.gatewayNetworkPorts || service.type === 'None') return [];
  if (!networkGateway) {
    return given(service.ports)
      ? []
      : [
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
  return Object.keys(NETWORK_GATEWAY_PORTS)
    .filter((name) => !given(networkGatewayPorts?.[name]))
    .map((name): Problem => ({
      severity: 'error',
      code: 'values/no-network-gateway-port',
      path: `networkGatewayPorts.${name}`,
      found: networkGatewayPorts?.[name],
      message: 'a gateway with `networkGateway` has this port',
      fix: 'leave it at its default, or give its `port`',
    }));
}
