import type { MeshNode } from '../../model';
import { apiServerOf } from '../api-servers';
import { intermediateCertificate } from '../ca/intermediate';
import type { MeshCa } from '../ca/types';
import { addressOf, suffixed } from '../external-istiod-props';
import { planOf } from '../plan';
import { remoteSecret } from '../remote-secret/manifest';
import type { ClusterPlan, ClusterProps, ExternalIstiodProps, MultiClusterPlan } from '../types';
import { besideMesh, configNode } from './node';
import { EXTERNAL_ACCOUNT, remoteSecrets } from './remote-secrets';

/** Returns the objects beside an external control plane, in the cluster that runs it. */
export function externalIstiodObjects(plan: MultiClusterPlan, name: string): MeshNode[] {
  const cluster = planOf(plan, name);
  const given = plan.props.clusters[name] as ClusterProps | undefined;
  if (cluster?.externalIstiod === undefined || given?.externalIstiod === undefined) return [];
  return [
    ...intermediateOf(cluster, plan),
    ...configSecret(cluster, given.externalIstiod, plan),
    ...exposure(cluster, given.externalIstiod, addressOf(given)),
    ...remoteSecrets({ ...cluster, externalIstiod: undefined }, plan),
  ];
}

function intermediateOf({ name, namespace }: ClusterPlan, { meshId, props }: MultiClusterPlan): MeshNode[] {
  const ca = props.ca as MeshCa | undefined;
  if (ca === undefined || !('certManager' in ca)) return [];
  const certificate = intermediateCertificate({ meshId, name, namespace }, ca.certManager);
  return [{ ...besideMesh('intermediate', certificate), phase: 'base' }];
}

/** Returns the Secret by which istiod finds the cluster that has its configuration, with an account that may write. */
function configSecret(
  { name, namespace }: ClusterPlan,
  { credential }: ExternalIstiodProps,
  { props }: MultiClusterPlan,
): MeshNode[] {
  const server = apiServerOf(props, name);
  if (server === undefined || credential === undefined) return [];
  const given = { ...server, credential, cluster: name, namespace, account: EXTERNAL_ACCOUNT };
  const secret = remoteSecret({ ...given, type: 'config' });
  return secret === undefined ? [] : [besideMesh('config-secret', secret)];
}

/** Ports of the gateway in front, each with the port of istiod's Service. */
const PORTS = [
  { name: 'XDS', number: 15012, service: 15012 },
  { name: 'WEBHOOK', number: 15017, service: 443 },
];

/**
 * Returns the objects by which an ingress gateway leads to an external control plane: it ends TLS with a certificate
 * for the host name, or, without one, passes it through.
 */
function exposure({ namespace, revision }: ClusterPlan, external: ExternalIstiodProps, address: string): MeshNode[] {
  const { certificate, gateway = { istio: 'ingressgateway' } } = external;
  const isPublic = certificate !== undefined;
  const host = `${suffixed('istiod', revision === 'default' ? '' : revision)}.${namespace}.svc.cluster.local`;
  const hosts = [isPublic ? address : '*'];
  const routes = PORTS.map(({ number, service }) => ({
    match: [isPublic ? { port: number } : { port: number, sniHosts: ['*'] }],
    route: [{ destination: { host, port: { number: service } } }],
  }));
  const originated = { tls: { mode: 'SIMPLE' } };
  const rule = {
    host,
    trafficPolicy: {
      portLevelSettings: [
        { port: { number: 15012 }, ...originated, connectionPool: { http: { h2UpgradePolicy: 'UPGRADE' } } },
        { port: { number: 443 }, ...originated },
      ],
    },
  };
  return [
    configNode('Gateway', 'external-istiod-gw', namespace, {
      selector: gateway,
      servers: PORTS.map(({ name, number }) => ({
        port: isPublic
          ? { number, name: `https-${name}`, protocol: 'HTTPS' }
          : { number, name: `tls-${name}`, protocol: 'TLS' },
        tls: isPublic ? { mode: 'SIMPLE', credentialName: certificate } : { mode: 'PASSTHROUGH' },
        hosts,
      })),
    }),
    configNode('VirtualService', 'external-istiod-vs', namespace, {
      hosts,
      gateways: ['external-istiod-gw'],
      ...(isPublic ? { http: routes } : { tls: routes }),
    }),
    ...(isPublic ? [configNode('DestinationRule', 'external-istiod-dr', namespace, rule)] : []),
  ];
}
