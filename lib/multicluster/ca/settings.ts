import type { MeshProps } from '../../props';
import { mergeProps } from '../merge-props';
import type { MeshCa } from './types';

/** Name of the Secret that istiod reads its intermediate from: no other one is mounted. */
export const CA_SECRET = 'cacerts';

/** Address of istio-csr, as its chart installs it. */
const ISTIO_CSR = 'cert-manager-istio-csr.cert-manager.svc:443';

/**
 * Returns the props that a cluster's mesh needs for a root of trust. With istio-csr, the address of the authority goes
 * to all proxies, and istiod signs nothing: it reads its own certificate from Secret `istiod-tls`, and the root from
 * the ConfigMap that istio-csr writes into each namespace, both of which its Deployment mounts anyway.
 * `global.pilotCertProvider` stays `istiod`, for which proxies read that ConfigMap.
 */
export function caProps(ca: MeshCa | undefined, hasIstiod: boolean): MeshProps {
  if (ca === undefined || !('istioCsr' in ca)) return {};
  const asked: MeshProps = { values: { global: { caAddress: ca.istioCsr.address ?? ISTIO_CSR } } };
  const silent: MeshProps = hasIstiod ? { pilot: { env: { ENABLE_CA_SERVER: 'false' } } } : {};
  return mergeProps({ ...asked }, { ...silent }) as MeshProps;
}

/** Cluster, as istio-csr must know it. */
export interface IstioCsrCluster {
  readonly name: string;
  readonly namespace: string;
  readonly revision: string;
  readonly trustDomain: string;
}

/**
 * Returns the values with which the chart of istio-csr must be installed in a cluster: it verifies requests by the name
 * of the cluster, and makes istiod's certificate for its revision and namespace.
 */
export const istioCsrValues = ({ name, namespace, revision, trustDomain }: IstioCsrCluster): object => ({
  app: {
    certmanager: { namespace },
    istio: { namespace, revisions: [revision] },
    server: { clusterID: name },
    tls: { trustDomain },
  },
});
