import type { ObjectFact } from '../../registry/objects';
import { fieldsOf, itemsOf, numberOf, optionalFields, textOf, type Fields } from '../../objects/read';
import { isZeroDuration } from '../durations';
import type { Rule } from '../routes/model';
import { weightedBackends, type BackendContext, type Backends } from './backends';
import { filterFields } from './filters';

const textMatch = (type: string | undefined, value: string): Fields =>
  type === 'RegularExpression' ? { regex: value } : { exact: value };

function namedMatches(list: readonly Fields[]): Fields | undefined {
  if (list.length === 0) return undefined;
  return Object.fromEntries(
    list.map((item) => [textOf(item, 'name') ?? '', textMatch(textOf(item, 'type'), textOf(item, 'value') ?? '')]),
  );
}

function pathMatch(path: Fields): Fields {
  const value = textOf(path, 'value') ?? '/';
  switch (textOf(path, 'type')) {
    case 'Exact':
      return { exact: value };
    case 'RegularExpression':
      return { regex: value };
    default:
      return { prefix: value === '/' ? value : value.replace(/\/$/, '') };
  }
}

function httpMatch(match: Fields): Fields {
  const method = textOf(match, 'method');
  return {
    uri: pathMatch(fieldsOf(match, 'path')),
    headers: namedMatches(itemsOf(match, 'headers')),
    queryParams: namedMatches(itemsOf(match, 'queryParams')),
    ...(method === undefined ? {} : { method: { exact: method } }),
  };
}

/** Converts a gRPC method to its path: `/SERVICE/METHOD`. */
function grpcPath(method: Fields): Fields {
  const [service, name] = [textOf(method, 'service'), textOf(method, 'method')];
  const isRegex = textOf(method, 'type') === 'RegularExpression';
  if (service === undefined) return { regex: `/[^/]+/${name ?? ''}` };
  if (name === undefined) return isRegex ? { regex: `/${service}/.+` } : { prefix: `/${service}/` };
  return isRegex ? { regex: `/${service}/${name}` } : { exact: `/${service}/${name}` };
}

function grpcMatch(match: Fields): Fields {
  const method = optionalFields(match, 'method');
  return {
    ...(method === undefined ? {} : { uri: grpcPath(method) }),
    headers: namedMatches(itemsOf(match, 'headers')),
  };
}

/** Conditions on which HTTPRoutes retry, besides the status codes that they name. */
const RETRY_ON = ['connect-failure', 'refused-stream', 'unavailable', 'cancelled'];

function retriesAndTimeout(rule: Fields): Fields {
  const retry = optionalFields(rule, 'retry');
  const timeouts = fieldsOf(rule, 'timeouts');
  const lasting = (field: string) => {
    const text = textOf(timeouts, field);
    return text === undefined || isZeroDuration(text) ? undefined : text;
  };
  const [request, backendRequest] = [lasting('request'), lasting('backendRequest')];
  if (retry === undefined) return { timeout: backendRequest ?? request };
  const codes = Array.isArray(retry.codes) ? retry.codes.map(String) : [];
  const attempts = numberOf(retry, 'attempts') ?? 2;
  return {
    timeout: request,
    retries: {
      attempts,
      retryOn: attempts === 0 ? '' : [...RETRY_ON, ...codes].join(','),
      backoff: textOf(retry, 'backoff'),
      perTryTimeout: backendRequest,
    },
  };
}

function destinations(rule: Fields, backends: Backends, context: BackendContext): Fields {
  const references = weightedBackends(itemsOf(rule, 'backendRefs'));
  if (references.length === 0 && rule.redirect === undefined) return { directResponse: { status: 500 } };
  const route = references.map(({ reference, weight }) => {
    const { headers } = filterFields(itemsOf(reference, 'filters'), backends, context);
    return {
      destination: backends.of(reference, context).destination,
      weight,
      ...(headers === undefined ? {} : { headers }),
    };
  });
  return { route };
}

/** Converter of HTTPRoutes and GRPCRoutes to rules of VirtualServices: one for each match. */
export class HttpRules {
  constructor(private readonly backends: Backends) {}

  of(route: ObjectFact, kind: 'HTTPRoute' | 'GRPCRoute', needsGrant: boolean): readonly Rule[] {
    const context: BackendContext = { kind, namespace: route.namespace, needsGrant };
    return itemsOf(route.spec, 'rules').flatMap((rule, index) => {
      const path = `spec.rules[${index}]`;
      const filtered = filterFields(itemsOf(rule, 'filters'), this.backends, context);
      const fields: Fields = {
        name: textOf(rule, 'name') ?? `${route.namespace}.${route.name}.${index}`,
        ...(kind === 'HTTPRoute' ? retriesAndTimeout(rule) : {}),
        ...filtered,
        ...destinations({ ...rule, ...filtered }, this.backends, context),
      };
      const matches = itemsOf(rule, 'matches').map(kind === 'HTTPRoute' ? httpMatch : grpcMatch);
      if (matches.length === 0) return [{ fields, source: route.source, path }];
      return matches.map((match) => ({ fields: { ...fields, match: [match] }, source: route.source, path }));
    });
  }
}
