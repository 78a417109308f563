import type { Manifest } from '../../model';
import { clusterRole } from '../shared/objects';
import { prometheusLabels, type PrometheusInput } from './input';

const READ = ['get', 'list', 'watch'];

/** What the server may read, to find its targets. */
export function prometheusClusterRole(input: PrometheusInput): Manifest {
  const nodes = ['nodes', ...(input.versions.scrapesKubelets ? [] : ['nodes/proxy']), 'nodes/metrics'];
  const resources = [...nodes, 'services', 'endpoints', 'pods', 'ingresses', 'configmaps'];
  return clusterRole(input.name, prometheusLabels(input).labels, [
    { apiGroups: [''], resources, verbs: READ },
    { apiGroups: ['networking.k8s.io'], resources: ['ingresses/status', 'ingresses'], verbs: READ },
    { apiGroups: ['discovery.k8s.io'], resources: ['endpointslices'], verbs: READ },
    { nonResourceURLs: ['/metrics'], verbs: ['get'] },
  ]);
}
