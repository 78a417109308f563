import { MeshProblems, type Problem } from '../../model';
import { isMap } from '../../multicluster/merge-props';
import { CONFIG_SECRET } from '../../multicluster/remote-secret/manifest';
import { outlinesOf } from '../../multicluster/outline';
import type { MultiClusterMeshProps } from '../../multicluster/types';
import type { AddressType } from './gateway-address';

/** Place of a cluster's objects, and its ways to the outside. */
export interface ClusterPlace<Provider, Text> {
  /**
   * Provider of the cluster. One provider is one cluster. @default - one of the cluster's `kubeconfig`; without that,
   * the one that the program has by itself
   */
  readonly provider?: Provider;
  /**
   * Text of a kubeconfig of the cluster. Its address and its certificate authority stand in the remote secrets, so
   * that the other clusters must reach the API server there too; its user does not. @default - `apiServers` says them
   */
  readonly kubeconfig?: Text;
  /**
   * Type of the address of this primary's east-west gateway, where the address is known late: load balancers of AWS
   * have host names. @default 'IPAddress'
   */
  readonly discoveryAddressType?: AddressType;
}

const PLACE = ['provider', 'kubeconfig', 'discoveryAddressType'];

/** Settings of deployment, which the meshes have beside their props. */
const DEPLOY = ['waitForReady', 'awaitLoadBalancer', 'adoptExisting', 'retainCrds'];

/** Props of several clusters, and what is not planned: places of clusters, and settings of deployment. */
export interface Apart<Place> {
  readonly places: ReadonlyMap<string, Place>;
  /** Places of external control planes, by the names of the clusters that they serve. */
  readonly istiods: ReadonlyMap<string, Place>;
  /** Credentials with which these read and write their clusters, where the program gives them. */
  readonly credentials: ReadonlyMap<string, unknown>;
  /** Settings of deployment, by the names of the clusters. */
  readonly deploy: ReadonlyMap<string, object>;
  readonly props: MultiClusterMeshProps;
}

/** Takes apart what is planned and what is not. */
export function apartFromPlaces<Place>(props: MultiClusterMeshProps<Place>): Apart<Place> {
  const places = new Map<string, Place>();
  const deploy = new Map<string, object>();
  const istiods = new Map<string, Place>();
  const credentials = new Map<string, unknown>();
  const [shared, defaults] = parted(props.defaults, DEPLOY);
  const plain = outlinesOf(props as MultiClusterMeshProps).map(({ name, given }) => {
    const [place, rest] = parted(given, PLACE);
    const [own, planned] = parted(rest, DEPLOY);
    places.set(name, place as Place);
    deploy.set(name, { ...shared, ...own });
    const { externalIstiod } = planned as { readonly externalIstiod?: object };
    if (!isMap(externalIstiod)) return [name, planned] as const;
    const [outside, istiod] = parted(externalIstiod, PLACE);
    istiods.set(name, outside as Place);
    const { credential } = istiod as { readonly credential?: unknown };
    if (credential !== undefined) credentials.set(name, credential);
    // Its Secret is rendered by itself, so that the plan has it from elsewhere.
    const known = credential === undefined ? istiod : { ...istiod, credential: { secret: CONFIG_SECRET.name } };
    return [name, { ...planned, externalIstiod: known }] as const;
  });
  const clusters = { ...props.clusters, ...Object.fromEntries(plain) };
  const planned = { ...props, clusters, ...(props.defaults !== undefined && { defaults }) };
  return { places, istiods, credentials, deploy, props: planned as MultiClusterMeshProps };
}

/** Returns the fields of some names, and all others. */
function parted(value: unknown, names: readonly string[]): readonly [object, object] {
  const fields = isMap(value) ? Object.entries(value) : [];
  const isNamed = ([field]: readonly [string, unknown]): boolean => names.includes(field);
  return [
    Object.fromEntries(fields.filter(isNamed)),
    isMap(value) ? Object.fromEntries(fields.filter((field) => !isNamed(field))) : (value as object),
  ];
}

/** Returns what is wrong with the places of clusters: two cannot have one provider, which is one cluster. */
export function placeProblems({ places }: Pick<Apart<ClusterPlace<object, unknown>>, 'places'>): Problem[] {
  const seen = new Map<unknown, string>();
  return [...places].flatMap(([name, { provider, kubeconfig, discoveryAddressType: type = 'IPAddress' }]) => {
    const place = provider ?? kubeconfig;
    const before = seen.get(place);
    if (before === undefined) seen.set(place, name);
    return [
      ...(before === undefined ? [] : [sameProvider(name, before, place === undefined)]),
      ...(['IPAddress', 'Hostname'].includes(type) ? [] : [unknownType(name, type)]),
    ];
  });
}

const sameProvider = (name: string, other: string, isDefault: boolean): Problem => ({
  severity: 'error',
  code: 'pulumi/same-provider',
  path: `clusters.${name}.provider`,
  found: isDefault ? undefined : 'a provider',
  message: `cluster ${JSON.stringify(other)} has the same one, and one provider is one cluster`,
  fix: 'give each cluster a provider of its own, or its `kubeconfig`',
});

const unknownType = (name: string, found: unknown): Problem => ({
  severity: 'error',
  code: 'pulumi/address-type',
  path: `clusters.${name}.discoveryAddressType`,
  found,
  message: 'addresses of load balancers are of two types',
  fix: 'use "IPAddress" or "Hostname"',
});

/** Returns the problem of a root of trust for which a package is missing. */
export const noTls = (urn: string): MeshProblems =>
  new MeshProblems([
    {
      severity: 'error',
      code: 'pulumi/no-tls',
      object: urn,
      path: 'ca.intermediates',
      found: 'tls',
      message: 'the package @pulumi/tls, which makes keys and certificates, is not installed',
      fix: 'install it, or pass its classes: `ca: { intermediates: tls }` with `import * as tls from "@pulumi/tls"`',
    },
  ]);
