import { renderAddon } from '../../../lib/mesh/addons';
import type { AddonName } from '../../../lib/props/addons';
import { compareObjects } from '../../support/compare';
import { describeWithReference, hasReference, listReference, readReference } from '../../support/reference';
import { GRAFANA_VALUES, KIALI_VALUES, PROMETHEUS_VALUES, propsFor } from './prop-values';
import { report } from '../../support/report';
import { NEWEST_VERSION } from '../../support/releases';

type Tree = Record<string, unknown>;

interface Case {
  readonly values: Tree;
  readonly objects: readonly Tree[];
}

interface ChartCases {
  readonly addon: AddonName;
  readonly rows: Parameters<typeof propsFor>[0];
  /** Props for what the chart does where its values say nothing, and we otherwise. */
  readonly defaults: Tree;
  /** Differences in every case: the beginning of each, and why. */
  readonly differences: readonly (readonly [start: RegExp, why: string])[];
}

const HASH = [/checksum\//, 'hashes of our own texts'] as const;
const EMPTY = [
  /metadata\.annotations: (null|\{\}) -> undefined/,
  'annotations that say nothing are not written',
] as const;
const OLD = [/\.apiVersion: "\w+.*\/v1beta1" -> "/, 'the API is gone since Kubernetes 1.25'] as const;

const CHARTS: Readonly<Record<string, ChartCases>> = {
  'kiali-2.27': {
    addon: 'kiali',
    rows: KIALI_VALUES,
    defaults: { imagePullPolicy: 'Always', networkPolicy: true, access: 'read-write' },
    differences: [
      HASH,
      EMPTY,
      OLD,
      [/external_services\.grafana: undefined -> \{"enabled":false\}/, 'Kiali would look for one in istio-system'],
      [/external_services\.tracing: undefined -> \{"enabled":false\}/, 'it is said that there is none'],
      [/server\.web_schema: undefined|kiali\.io\/external-url|annotations: null -> \{"kiali/, 'it is told its own URL'],
      [/deployment\.ingress_enabled: undefined -> false/, 'as in the sample; nothing reads it'],
      [/sidecar\.istio\.io\/inject: undefined -> "false"/, 'its pods are out of the mesh in any case'],
      [/deployment\.pod_labels: \{\} -> /, 'its pods are out of the mesh in any case'],
    ],
  },
  'prometheus-28.13': {
    addon: 'prometheus',
    rows: PROMETHEUS_VALUES,
    defaults: { jobs: 'annotations', securityContext: {} },
    differences: [HASH, EMPTY, OLD],
  },
  'grafana-9.2': {
    addon: 'grafana',
    rows: GRAFANA_VALUES,
    defaults: {},
    differences: [
      HASH,
      EMPTY,
      OLD,
      [/env\[7\]\.value: "false" -> "true"/, 'without anonymous access people log in with a password'],
      [/grafana-dashboards/, 'the chart does not write dashboards; the sample adds them'],
    ],
  },
};

/** Cases that ask for what no prop stands for, with what it is. */
const NO_PROP: Readonly<Record<string, string>> = {
  'grafana-9.2/sidecar-dashboards.json': 'a sidecar that collects dashboards by label',
};

const cases = hasReference
  ? Object.keys(CHARTS).flatMap((chart) =>
      listReference('addons', 'helm-cases', chart)
        .filter((file) => NO_PROP[`${chart}/${file}`] === undefined)
        .map((file) => [chart, file] as const),
    )
  : [];

describeWithReference('props give the objects of the official charts with the values that they stand for', () => {
  let equal = 0;

  test.each(cases)('%s %s', (chart, file) => {
    const { addon, rows, defaults, differences } = CHARTS[chart];
    const { values, objects } = readReference<Case>('addons', 'helm-cases', chart, file);
    const { props, rest } = propsFor(rows, values);
    const config = addon === 'kiali' && Object.keys(rest).length > 0 ? { config: rest } : {};
    if (addon !== 'kiali') expect(rest).toEqual({});
    const own = { ...defaults, ...props, ...config };
    const name = addon;
    const request = { addon, props: own, name, namespace: 'istio-system', version: NEWEST_VERSION };
    const ours = renderAddon(request).map(({ manifest }) => manifest);
    const found = compareObjects(objects, ours).filter((text) => !differences.some(([start]) => start.test(text)));
    expect(found).toEqual([]);
    equal += 1;
  });

  afterAll(() => report(`charts of addons: ${equal} of ${cases.length + Object.keys(NO_PROP).length} cases`));
});
