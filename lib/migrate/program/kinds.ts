import { GATEWAY_API_KINDS, KINDS, type GatewayApiKindName, type KindName } from '../../../imports/kinds';
import type { Manifest } from '../../model';
import { writtenType } from '../../policies/policy';

const groupOf = (apiVersion: string): string => apiVersion.split('/')[0];

/** Returns the class of a policy; undefined for kinds that have none. */
export function classOf({ apiVersion, kind }: Manifest): string | undefined {
  const group = groupOf(String(apiVersion));
  if (Object.hasOwn(KINDS, kind) && groupOf(KINDS[kind as KindName].apiVersion) === group) return kind;
  const own = Object.hasOwn(GATEWAY_API_KINDS, kind) ? GATEWAY_API_KINDS[kind as GatewayApiKindName] : undefined;
  if (own === undefined || groupOf(own.apiVersion) !== group) return undefined;
  return kind === 'Gateway' ? 'KubernetesGateway' : kind;
}

/** Returns the version of the API, where it is not the one that the class writes. */
export function otherVersion({ apiVersion, kind }: Manifest, release: string): string | undefined {
  const type =
    Object.hasOwn(KINDS, kind) && groupOf(KINDS[kind as KindName].apiVersion) === groupOf(apiVersion)
      ? (kind as KindName)
      : GATEWAY_API_KINDS[kind as GatewayApiKindName];
  return writtenType(type, {}, release).apiVersion === apiVersion ? undefined : apiVersion;
}
