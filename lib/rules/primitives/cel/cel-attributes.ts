import { suggest } from '../../../model';
import type { Fault, Place } from '../../place';
import { celExpression, celRoots } from './cel-syntax';

/**
 * Attributes of a request or connection that Envoy has:
 * https://www.envoyproxy.io/docs/envoy/latest/intro/arch_overview/advanced/attributes
 */
const ATTRIBUTES = [
  'request',
  'response',
  'connection',
  'upstream',
  'source',
  'destination',
  'metadata',
  'filter_state',
  'upstream_filter_state',
  'xds',
];
/** Further names: attributes that filters for metrics have, types of CEL, and groups of functions. */
const FURTHER_NAMES = [
  ...['node', 'upstream_peer', 'downstream_peer', 'connection_id', 'plugin_name', 'plugin_root_id', 'plugin_vm_id'],
  ...['listener_direction', 'listener_metadata', 'route_name', 'route_metadata', 'cluster_name', 'cluster_metadata'],
  ...['upstream_host_metadata', 'int', 'uint', 'double', 'bool', 'string', 'bytes', 'list', 'map', 'null_type', 'type'],
  ...['google', 'cel', 'math', 'strings', 'optional', 'sets', 'lists', 'base64', 'regex'],
];
const KNOWN: ReadonlySet<string> = new Set([...ATTRIBUTES, ...FURTHER_NAMES]);

/**
 * Checks the attributes of an expression: one with an attribute that the proxy does not have has no value, so its
 * filter never applies.
 */
export function celAttributes(source: string): Fault | undefined {
  const unknown = celRoots(source).find((name) => !KNOWN.has(name));
  if (unknown === undefined) return undefined;
  return {
    code: 'cel-attribute',
    message: `the proxy has no attribute ${JSON.stringify(unknown)}, so this expression never has a value`,
    fix: suggest(unknown, ATTRIBUTES),
  };
}

/** Checks a CEL expression by which a filter decides: its syntax, and its attributes. */
export function checkCel(owner: Place, field: string): void {
  const source = owner.text(field);
  const place = owner.at(field);
  const syntax = celExpression(source);
  if (syntax !== undefined) return place.report(syntax);
  const fault = celAttributes(source);
  if (fault !== undefined) place.warn(fault.code, fault.message, fault.fix);
}
