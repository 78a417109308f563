import type { Problem } from '../../model';
import { pathText } from '../../schema/wording';
import { clusterPath, type Cluster, type ClusterFacts } from './facts';
import { quoted, wrong, type Words } from './problem';

/** Reports external control planes that nothing says how to reach, or that clusters name in vain. */
export const externalProblems = ({ clusters, props: { apiServers } }: ClusterFacts): Problem[] =>
  clusters.flatMap((cluster) => [
    ...contradictory(cluster),
    ...withoutUrl(cluster),
    ...inVain(cluster),
    ...form(cluster),
    ...declared(cluster),
    ...unreachable(cluster, apiServers?.[cluster.name]),
  ]);

function contradictory({ name, given: { controlPlane, primary } }: Cluster): Problem[] {
  if (controlPlane !== 'external' || primary === undefined) return [];
  return [
    wrong('external-with-primary', clusterPath(name, 'controlPlane'), controlPlane, [
      `the cluster names a primary, ${quoted(primary)}, whose control plane serves it`,
      'leave out `controlPlane`, or `primary`',
    ]),
  ];
}

const EXAMPLE = '"https://istiod.example.com:15017"';

function withoutUrl({ name, role, given, merged, isUnclear }: Cluster): Problem[] {
  if (role !== 'external' || isUnclear('istiodUrl') || isUnclear('discoveryAddress')) return [];
  const ways = [given.istiodUrl, given.discoveryAddress, merged.remote?.injectionURL, merged.remote?.pilotAddress];
  if (ways.some((way) => way !== undefined)) return [];
  return [
    wrong('external-without-url', clusterPath(name, 'istiodUrl'), undefined, [
      'the control plane is outside of the cluster, and nothing says where',
      `give the URL of its webhooks, for example ${EXAMPLE}`,
    ]),
  ];
}

function inVain({ name, role, primary, given: { istiodUrl } }: Cluster): Problem[] {
  if (istiodUrl === undefined || role === 'external') return [];
  const words: Words =
    role === 'remote'
      ? [`the control plane of ${quoted(primary)} serves the cluster`, 'leave it out']
      : ['the cluster has a control plane of its own', "add controlPlane: 'external', or leave it out"];
  return [wrong('url-in-vain', clusterPath(name, 'istiodUrl'), istiodUrl, words)];
}

/** Reports control planes outside of their clusters that are declared for a cluster which has another one. */
function declared({ name, role, given: { externalIstiod, istiodUrl } }: Cluster): Problem[] {
  if (externalIstiod === undefined) return [];
  const path = clusterPath(name, 'externalIstiod');
  if (role !== 'external') {
    const words: Words = [
      'the control plane of the cluster is not external',
      "add controlPlane: 'external', or leave it out",
    ];
    return [wrong('external-istiod-in-vain', path, externalIstiod, words)];
  }
  if (externalIstiod.certificate !== undefined && istiodUrl === undefined) {
    const message = 'a certificate is for a host name, and nothing says which';
    return [
      wrong('external-without-url', clusterPath(name, 'istiodUrl'), undefined, [
        message,
        `write for example ${EXAMPLE}`,
      ]),
    ];
  }
  const url = istiodUrl !== undefined && URL.canParse(istiodUrl) ? new URL(istiodUrl) : undefined;
  if (url === undefined || url.protocol !== 'https:' || url.port === '15017') return [];
  const message = 'the gateway in front of the external control plane serves its webhooks at port 15017';
  return [
    wrong('istiod-url', clusterPath(name, 'istiodUrl'), istiodUrl, [
      message,
      `write ${quoted(`https://${url.hostname}:15017`)}`,
    ]),
  ];
}

/** Reports a credential for a cluster whose address is not known. */
function unreachable({ name, given: { externalIstiod } }: Cluster, apiServer: unknown): Problem[] {
  if (externalIstiod?.credential === undefined || apiServer !== undefined) return [];
  const message = `the control plane outside reads the configuration of ${quoted(name)}, and nothing says where`;
  const words: Words = [message, 'give the URL of its API server'];
  return [wrong('api-server-missing', pathText(['apiServers', name]), undefined, words)];
}

/** Reports URLs that Kubernetes does not take for a webhook. */
function form({ name, given: { istiodUrl } }: Cluster): Problem[] {
  if (typeof istiodUrl !== 'string') return [];
  const path = clusterPath(name, 'istiodUrl');
  const url = URL.canParse(istiodUrl) ? new URL(istiodUrl) : undefined;
  if (url === undefined || url.host === '' || /\s/.test(istiodUrl))
    return [wrong('istiod-url', path, istiodUrl, ['this is no URL', `write for example ${EXAMPLE}`])];
  if (url.protocol !== 'https:') {
    const message = 'Kubernetes calls webhooks by HTTPS only';
    return [wrong('istiod-url', path, istiodUrl, [message, `write ${quoted(`https://${url.host}`)}`])];
  }
  if (/^\/(inject|validate)\b/.test(url.pathname)) {
    const message = 'the paths of the webhooks are added to it';
    return [wrong('istiod-url', path, istiodUrl, [message, `write ${quoted(url.origin)}`])];
  }
  if (url.search === '' && url.hash === '' && url.username === '' && url.password === '') return [];
  const message = 'Kubernetes takes no URL of a webhook with user, query or fragment';
  return [wrong('istiod-url', path, istiodUrl, [message, `write ${quoted(url.origin)}`])];
}
