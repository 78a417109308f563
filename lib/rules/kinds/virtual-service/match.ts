import type { Place } from '../../place';
import { checkGatewayNames } from '../../primitives/gateway-names';
import { matchedHeader } from '../../primitives/headers';
import { checkLabels } from '../../primitives/labels';
import { dnsLabel } from '../../primitives/names';
import { checkOptionalPort } from '../../primitives/numbers';
import { checkMatchExpression, checkStringMatch } from '../../primitives/string-match';

const sourceNamespace = dnsLabel('namespace', 'a namespace');

/** Checks the conditions of an http route. */
export function checkMatches(route: Place): void {
  for (const match of route.list('match')) {
    for (const [name, header] of match.entries('headers')) {
      header.report(matchedHeader(name));
      checkStringMatch(header);
    }
    for (const [name, header] of match.entries('withoutHeaders')) {
      header.report(matchedHeader(name));
      // "*" is no expression here: it matches every request that has the header, whatever its value.
      if (header.text('regex') !== '*') checkStringMatch(header);
    }
    checkMatchExpression(match.record('uri'));
    for (const field of ['scheme', 'method', 'authority']) checkStringMatch(match.record(field));
    for (const [, parameter] of match.entries('queryParams')) checkStringMatch(parameter);
    checkOptionalPort(match, 'port');
    checkLabels(match, 'sourceLabels');
    checkGatewayNames(match);
    match.check('sourceNamespace', sourceNamespace);
  }
}
