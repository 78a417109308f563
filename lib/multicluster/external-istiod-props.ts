import type { MeshPatch } from '../model';
import type { MeshConfig, MeshProps } from '../props';
import { caProps } from './ca/settings';
import type { MeshCa } from './ca/types';
import { mergeProps } from './merge-props';
import type { Outline } from './outline';
import type { ExternalIstiodProps } from './types';

/** Props of a cluster's mesh that the control plane outside has too. */
const SHARED = [
  'version',
  'tag',
  'hub',
  'variant',
  'imagePullPolicy',
  'imagePullSecrets',
  'compatibilityVersion',
  'releaseName',
  'revision',
  'pilot',
  'logAsJson',
  'networkPolicies',
] as const satisfies readonly (keyof MeshProps)[];

/** Authorities that the certificate of a public host name is verified with. */
const PUBLIC_ROOTS = '/etc/ssl/certs/ca-certificates.crt';

/**
 * Returns the props of the mesh that is an external control plane by itself: istiod in the cluster that runs it, with
 * the name of the cluster that it serves, whose configuration it reads.
 */
export function externalIstiodOf({ name, given }: Outline, mesh: MeshProps, ca?: MeshCa): MeshProps | undefined {
  const { externalIstiod } = given;
  if (externalIstiod === undefined) return undefined;
  const { meshId, trustDomain, meshNetworks, revision, namespace = 'istio-system' } = mesh;
  const address = `${addressOf(given)}:15012`;
  const asked = authorityOf(ca);
  const shared = Object.fromEntries(SHARED.flatMap((prop) => (prop in mesh ? [[prop, mesh[prop]]] : [])));
  return {
    ...(mergeProps(shared, { pilot: { env: { ...envOf(mesh, externalIstiod), ...asked.env } } }) as MeshProps),
    profile: 'empty',
    namespace,
    clusterName: name,
    ...(meshId !== undefined && { meshId }),
    ...(trustDomain !== undefined && { trustDomain }),
    ...(meshNetworks !== undefined && { meshNetworks }),
    // Nobody writes objects of this mesh into the cluster that runs it.
    defaultRevision: '',
    meshConfig: mergeProps(
      { ...mesh.meshConfig },
      {
        rootNamespace: namespace,
        defaultConfig: {
          discoveryAddress: address,
          ...(externalIstiod.certificate !== undefined && {
            proxyMetadata: { XDS_ROOT_CA: PUBLIC_ROOTS, CA_ROOT_CA: PUBLIC_ROOTS },
          }),
        },
      },
    ) as MeshConfig,
    values: { global: { caAddress: asked.address ?? address, operatorManageWebhooks: true, configValidation: false } },
    patches: [mountsOf(suffixed('istiod', revision), revision)],
  };
}

/** Returns what istiod must know of an authority that signs in its place. */
function authorityOf(ca: MeshCa | undefined): { readonly address: string | undefined; readonly env: EnvVars } {
  const { values, pilot } = caProps(ca, true);
  return { address: values?.global?.caAddress ?? undefined, env: typeof pilot === 'object' ? (pilot.env ?? {}) : {} };
}

type EnvVars = Readonly<Record<string, string | number | boolean>>;

/** Returns the name of the folder of an external control plane, for the cluster that runs it. */
export const istiodFolder = (name: string): string => `${name}-istiod`;

export const suffixed = (name: string, revision: string | undefined): string =>
  revision ? `${name}-${revision}` : name;

/** Returns the host name or IP address at which an external control plane is reached. */
export function addressOf({ istiodUrl, discoveryAddress }: Outline['given']): string {
  if (istiodUrl === undefined || !URL.canParse(istiodUrl)) return discoveryAddress ?? '';
  return new URL(istiodUrl).hostname;
}

/** Returns the environment by which istiod serves a cluster that it is not in. */
function envOf({ namespace = 'istio-system', revision }: MeshProps, { certificate }: ExternalIstiodProps) {
  const place = namespace === 'istio-system' ? '' : `-${namespace}`;
  // Webhooks that are called by a public name need no authority that istiod would write into them.
  const named = (name: string): string => (certificate === undefined ? name : '');
  return {
    INJECTION_WEBHOOK_CONFIG_NAME: named(`${suffixed('istio-sidecar-injector', revision)}${place}`),
    VALIDATION_WEBHOOK_CONFIG_NAME: named(`${suffixed('istio-validator', revision)}-${namespace}`),
    EXTERNAL_ISTIOD: 'true',
    LOCAL_CLUSTER_SECRET_WATCHER: 'true',
    SHARED_MESH_CONFIG: suffixed('istio', revision),
  };
}

/**
 * Returns the patch by which istiod reads its own settings from files: the API server that it knows is that of the
 * other cluster.
 */
function mountsOf(deployment: string, revision: string | undefined): MeshPatch {
  const mounts = [
    { volume: 'config-volume', map: suffixed('istio', revision), path: '/etc/istio/config' },
    { volume: 'inject-volume', map: suffixed('istio-sidecar-injector', revision), path: '/var/lib/istio/inject' },
  ];
  const add = (path: string, value: object) => ({ op: 'add', path: `/spec/template/spec/${path}/-`, value }) as const;
  return {
    kind: 'Deployment',
    name: deployment,
    json: [
      ...mounts.map(({ volume, map }) => add('volumes', { name: volume, configMap: { name: map } })),
      ...mounts.map(({ volume, path }) => add('containers/0/volumeMounts', { name: volume, mountPath: path })),
    ],
  };
}
