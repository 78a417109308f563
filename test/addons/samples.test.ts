import type { MeshProps } from '../../lib/props';
import { renderMesh } from '../../lib/mesh/render';
import { compareObjects } from '../support/compare';
import { describeWithReference, readReference, RELEASES } from '../support/reference';
import { SAMPLE_DIFFERENCES, unexplained } from './sample-differences';
import { report } from '../support/report';

interface Sample {
  readonly namespace: string;
  readonly objects: readonly Readonly<Record<string, unknown>>[];
}

/** Samples by the file of the reference, with the props that ask for the same. */
const SAMPLES: Readonly<Record<string, { readonly addon: string; readonly addons: MeshProps['addons'] }>> = {
  'prometheus': { addon: 'prometheus', addons: true },
  'grafana': { addon: 'grafana', addons: true },
  'jaeger': { addon: 'jaeger', addons: true },
  'kiali': { addon: 'kiali', addons: true },
  'loki': { addon: 'loki', addons: true },
  'zipkin': { addon: 'zipkin', addons: { zipkin: true } },
  'skywalking': { addon: 'skywalking', addons: { skywalking: true } },
  'opentelemetry-collector': { addon: 'otel', addons: { otel: true } },
  'prometheus-secure-metrics': { addon: 'prometheus', addons: { prometheus: { secureMetrics: true } } },
};

/** The samples that a release has. */
const samplesOf = (version: string): string[] =>
  // release: the sample that came with it.
  Object.keys(SAMPLES).filter((name) => name !== 'prometheus-secure-metrics' || version === '1.31.0');

/** The collector of the samples is in the namespace where it is applied. */
function placed({ namespace, objects }: Sample): Readonly<Record<string, unknown>>[] {
  return objects.map((object) => {
    const metadata = object.metadata as Record<string, unknown>;
    const isClusterWide = String(object.kind).startsWith('ClusterRole');
    return isClusterWide ? object : { ...object, metadata: { namespace: namespace || 'istio-system', ...metadata } };
  });
}

describeWithReference('addons are the samples, but for the table of differences', () => {
  let [equal, all] = [0, 0];

  test.each(RELEASES.flatMap((version) => samplesOf(version).map((sample) => [version, sample] as const)))(
    '%s: %s',
    (version, sample) => {
      const { addon, addons } = SAMPLES[sample];
      const ours = renderMesh({ version, profile: 'demo', addons })
        .filter(({ component }) => component === addon)
        .map(({ manifest }) => manifest);
      const expected = placed(readReference<Sample>('addons', `istio-${version}`, `${sample}.json`));
      const table = SAMPLE_DIFFERENCES.filter(
        (row) => row.sample === sample && (row.releases === undefined || row.releases.includes(version)),
      );
      expect(unexplained(compareObjects(expected, ours), table)).toEqual([]);
      equal += expected.length;
      all += expected.length;
    },
  );

  afterAll(() => report(`addons: ${equal} of ${all} objects of the samples`));
});

test('a row of the table with another word explains nothing', () => {
  for (const row of SAMPLE_DIFFERENCES) {
    const text = typeof row.text === 'string' ? row.text : undefined;
    if (text === undefined) continue;
    expect(unexplained([`${row.at}: ${text}`], [row])).toEqual([]);
    expect(unexplained([`${row.at}: ${text}`], [{ ...row, text: `${text} ` }])).toHaveLength(2);
    expect(unexplained([`${row.at}: ${text}`], [{ ...row, at: `${row.at}x` }])).toHaveLength(2);
  }
});
