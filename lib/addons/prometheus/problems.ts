import { isDeepStrictEqual } from 'node:util';
import type { MeshFacts, Problem } from '../../model';
import { doubtful, durationProblems, prefixProblems, sizeProblems, urlProblems, wrong } from '../shared/problems';
import type { PrometheusInput } from './input';

/** What is wrong or doubtful with the props of a Prometheus. */
export function prometheusProblems({ props, asSample, release }: PrometheusInput): Problem[] {
  const { retention, storage } = props;
  return [
    ...(['retention', 'scrapeInterval', 'scrapeTimeout', 'evaluationInterval'] as const).flatMap((name) =>
      durationProblems(name, props[name]),
    ),
    ...urlProblems('externalUrl', props.externalUrl),
    ...(retention !== undefined && storage === undefined && !asSample
      ? [
          doubtful('no-storage', 'storage', undefined, [
            `with retention ${retention} data are lost when the pod restarts`,
            'give `storage.size`',
          ]),
        ]
      : []),
    ...prefixProblems('routePrefix', props.routePrefix),
    ...sizeProblems(storage),
    ...sharedVolumes(props),
    ...(props.secureMetrics === true && !release.facts.securePrometheusPort
      ? [
          wrong('since', 'secureMetrics', true, [
            `proxies of Istio ${release.minor} do not serve metrics by mutual TLS`,
            'leave it out, or install a newer Istio',
          ]),
        ]
      : []),
  ];
}

/** A volume that several servers would write to. */
function sharedVolumes({ storage, kind, replicas = 1 }: PrometheusInput['props']): Problem[] {
  if (storage === undefined) return [];
  if (kind === 'StatefulSet') {
    const { existingClaim: claim } = storage;
    if (claim === undefined) return [];
    const texts = ['pods of a StatefulSet have a volume each', 'give `size`, or leave out `kind`'] as const;
    return [wrong('shared-volume', 'storage.existingClaim', claim, texts)];
  }
  const texts = ['servers cannot share one volume', "leave out `storage`, or set `kind: 'StatefulSet'`"] as const;
  if (kind === 'DaemonSet') return [wrong('shared-volume', 'kind', kind, texts)];
  return replicas > 1 ? [wrong('shared-volume', 'replicas', replicas, texts)] : [];
}

/** A Prometheus as it is declared. */
interface DeclaredPrometheus {
  readonly props: { readonly jobs?: unknown };
  /** The mesh that it scrapes so far. */
  readonly facts?: MeshFacts;
}

/** Checks that a Prometheus may scrape a mesh; `isWritten`: its configuration has been registered already. */
export function scrapeCallProblems(
  { props: { jobs }, facts: before }: DeclaredPrometheus,
  facts: MeshFacts,
  isWritten: boolean,
): Problem[] {
  const [path, found] = ['scrape()', facts.namespace];
  return [
    ...(jobs === 'none'
      ? [
          wrong('no-jobs', 'jobs', jobs, [
            'it finds no targets then, and the mesh would not be scraped',
            'leave it out, or the call of scrape()',
          ]),
        ]
      : []),
    ...(before !== undefined && !isDeepStrictEqual(before, facts)
      ? [
          wrong('second-mesh', path, found, [
            `it scrapes the mesh of ${before.namespace} already, and its jobs find the proxies of all meshes of ` +
              'its cluster',
            'leave out this call, or give the other mesh a Prometheus of its own',
          ]),
        ]
      : []),
    ...(isWritten
      ? [
          wrong('late-scrape', path, found, [
            'the configuration is on its way to the cluster already',
            'call it before the program awaits anything, or give the mesh to the Prometheus as `mesh`',
          ]),
        ]
      : []),
  ];
}
