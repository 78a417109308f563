import type { Problem } from '../../model';
import { doubtful, durationProblems, sizeProblems, urlProblems, wrong } from '../shared/problems';
import type { PrometheusInput } from './input';

/** What is wrong or doubtful with the props of a Prometheus. */
export function prometheusProblems({ props, asSample, release }: PrometheusInput): Problem[] {
  const { retention, storage, kind, replicas = 1 } = props;
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
    ...sizeProblems(storage),
    ...(storage !== undefined && kind !== 'StatefulSet' && (replicas > 1 || kind === 'DaemonSet')
      ? [
          wrong('shared-volume', kind === 'DaemonSet' ? 'kind' : 'replicas', kind === 'DaemonSet' ? kind : replicas, [
            'servers cannot share one volume',
            "leave out `storage`, or set `kind: 'StatefulSet'`",
          ]),
        ]
      : []),
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
