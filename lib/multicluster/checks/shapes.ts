import { Mesh } from '../../props/mesh';
import { any, bool, either, en, int, list, map, obj, str, type Shape } from '../../schema/notation';
import type { Level } from './misplaced';

/** Returns the fields of a mesh's props but for those that are decided for each cluster. */
const meshFields = (...without: readonly string[]): Record<string, Shape> =>
  Object.fromEntries(
    Object.entries(Mesh.facts.fields as Readonly<Record<string, Shape>>).filter(
      ([name]) => !['meshId', 'clusterName', ...without].includes(name),
    ),
  );

/** Root of trust. Which of its keys may be given together is checked where it is used. */
const ca = (): Shape =>
  obj('MeshCa', {
    secret: str,
    certManager: obj('CertManagerIssuer', {
      'name!': str,
      'kind': str,
      'group': str,
      'duration': str,
      'renewBefore': str,
      'privateKey': obj('IntermediateKey', { 'algorithm!': str, 'size': int }),
      'organization': str,
    }),
    istioCsr: obj('IstioCsrProps', { address: str }),
    intermediates: en('tls'),
  });

/** Credential of an API server, of which one key is given. */
function credential(): Shape {
  const storeKey = obj('StoreKey', { 'key!': str, 'property': str, 'version': str });
  return obj('RemoteCredential', {
    secret: str,
    externalSecret: obj('ExternalCredentialProps', {
      'store!': either(str, obj('SecretStore', { 'name!': str, 'kind': en('SecretStore', 'ClusterSecretStore') })),
      'token': storeKey,
      'ca': storeKey,
      'refreshInterval': str,
      'apiVersion': en('v1', 'v1beta1'),
    }),
    sealedSecret: obj('SealedCredentialProps', {
      'encryptedKubeconfig!': either(str, map(str)),
      'scope': en('strict', 'namespace-wide', 'cluster-wide'),
    }),
    token: str,
    plugin: obj('RemotePlugin', { 'name!': str, 'config': map(str) }),
    exec: obj('RemoteCommand', {
      'command!': str,
      'args': list(str),
      'env': list(obj('RemoteCommandVariable', { 'name!': str, 'value!': str })),
      'apiVersion': str,
      'provideClusterInfo': bool,
    }),
  });
}

const apiServer = (): Shape =>
  either(
    str.minLen(1),
    obj('ApiServerProps', { 'url!': str.minLen(1), 'ca': str, 'tlsServerName': str, 'credential': credential() }),
  );

/** Places of objects, which the engines check. */
const places = { chart: any, outdir: any, provider: any };

/** Returns the shape of each level of the props. */
export const shapes = (): Readonly<Record<Level, Shape>> => ({
  whole: obj('MultiClusterMeshProps', {
    'meshId!': str.minLen(1),
    'trustDomain': str.minLen(1),
    'ca': ca(),
    // Checked level by level, so that one mistake leaves all else to be checked.
    'defaults': any,
    'clusters!': map(any),
    'apiServers': map(apiServer()),
  }),
  defaults: obj('ClusterDefaults', meshFields('network', 'trustDomain')),
  cluster: obj('ClusterProps', {
    ...meshFields(),
    network: str,
    trustDomain: str.minLen(1),
    primary: str,
    discoveryAddress: str,
    gatewayAddress: str,
    controlPlane: en('external'),
    istiodUrl: str,
    externalIstiod: obj('ExternalIstiodProps', {
      certificate: str.minLen(1),
      credential: credential(),
      gateway: map(str),
      ...places,
    }),
    ...places,
  }),
});
