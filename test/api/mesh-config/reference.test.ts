import { parse } from 'yaml';
import { meshConfigProblems, meshNetworksProblems } from '../../../lib/api/mesh-config';
import { formatProblem } from '../../../lib/model';
import { describeWithReference, listReference, readReference, CHART_RELEASES } from '../../support/reference';
import { report } from '../../support/report';

interface Case {
  values: { meshConfig?: unknown; global?: { meshNetworks?: unknown } };
  objects: { kind: string; data?: Record<string, string> }[];
}

describeWithReference('mesh config of the official charts', () => {
  test.each(CHART_RELEASES)('%s: values and rendered ConfigMaps have no problem', (version) => {
    const found: string[] = [];
    const counts = { cases: 0, given: 0, rendered: 0 };
    const look = (name: string, config: unknown, networks: unknown): void => {
      if (config !== undefined)
        found.push(...meshConfigProblems(config, { version, path: `${name} meshConfig` }).map(formatProblem));
      if (networks !== undefined)
        found.push(...meshNetworksProblems(networks, { version, path: `${name} meshNetworks` }).map(formatProblem));
    };
    for (const chart of listReference(`istio-${version}`, 'charts')) {
      for (const file of listReference(`istio-${version}`, 'charts', chart)) {
        const { values, objects } = readReference<Case>(`istio-${version}`, 'charts', chart, file);
        counts.cases++;
        if (values.meshConfig !== undefined || values.global?.meshNetworks !== undefined) counts.given++;
        look(`${chart}/${file}`, values.meshConfig, values.global?.meshNetworks);
        for (const { kind, data } of objects) {
          if (kind !== 'ConfigMap' || data?.mesh === undefined) continue;
          counts.rendered++;
          const networks =
            data.meshNetworks === undefined ? undefined : (parse(data.meshNetworks) as { networks?: unknown }).networks;
          look(`${chart}/${file} rendered`, parse(data.mesh), networks);
        }
      }
    }
    for (const [chart, values] of Object.entries(
      readReference<Record<string, Case['values']>>(`istio-${version}`, 'values.json'),
    )) {
      look(`${chart} defaults`, values.meshConfig, values.global?.meshNetworks);
    }
    report(
      `mesh config ${version}: ${counts.cases} cases, ${counts.given} with values, ${counts.rendered} rendered ` +
        'ConfigMaps',
    );
    expect(found).toEqual([]);
    expect(counts.rendered).toBeGreaterThan(10);
  });
});
