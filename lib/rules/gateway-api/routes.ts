import type { Place } from '../place';
import { re2Expression } from '../primitives/regex';
import { checkBackend, usedBackends } from './backends';
import { BACKEND_FILTERS, checkFilters, GRPC_RULE_FILTERS, RULE_FILTERS } from './filters';
import { checkParents } from './parents';
import type { GatewayApiRules } from './subject';

export const httpRouteRules: GatewayApiRules = ({ spec, facts }) => {
  checkParents(spec, facts);
  for (const rule of spec.list('rules')) {
    for (const match of rule.list('matches')) checkHttpMatch(match);
    checkRule(rule, RULE_FILTERS);
  }
};

export const grpcRouteRules: GatewayApiRules = ({ spec, facts }) => {
  checkParents(spec, facts);
  for (const rule of spec.list('rules')) {
    for (const match of rule.list('matches')) checkGrpcMatch(match);
    checkRule(rule, GRPC_RULE_FILTERS);
  }
};

/** Rules of routes for connections: TCPRoute and TLSRoute. */
export const connectionRouteRules: GatewayApiRules = ({ spec, facts }) => {
  checkParents(spec, facts);
  for (const rule of spec.list('rules')) for (const backend of usedBackends(rule)) checkBackend(backend);
};

/** Checks filters and backends of a rule. */
function checkRule(rule: Place, converted: ReadonlySet<string>): void {
  const filters = rule.list('filters');
  checkFilters(filters, converted);
  for (const filter of filters) {
    const mirrored = filter.record('requestMirror')?.record('backendRef');
    if (mirrored !== undefined) checkBackend(mirrored);
  }
  for (const backend of usedBackends(rule)) {
    checkBackend(backend);
    checkFilters(backend.list('filters'), BACKEND_FILTERS);
  }
}

const REGEX = 'RegularExpression';
/** Checks a regular expression: the proxy refuses all routes of a port when one does not compile. */
function checkExpression(match: Place, ...fields: string[]): void {
  if (match.text('type') === REGEX) for (const field of fields) match.check(field, re2Expression);
}

function checkHttpMatch(match: Place): void {
  const path = match.record('path');
  if (path !== undefined) checkExpression(path, 'value');
  for (const field of ['headers', 'queryParams']) for (const one of match.list(field)) checkExpression(one, 'value');
}

function checkGrpcMatch(match: Place): void {
  const method = match.record('method');
  if (method !== undefined) checkExpression(method, 'service', 'method');
  for (const header of match.list('headers')) checkExpression(header, 'value');
}
