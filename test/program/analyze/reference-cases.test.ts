import { analyze, type AnalyzedFile } from '../../../lib/manifests';
import { describeWithReference, listReference, readReference } from '../../support/reference';
import { report } from '../../support/report';

interface Expected {
  readonly code: string;
  readonly resource: string;
  readonly level: string;
  readonly parameters?: readonly unknown[];
}

interface Case {
  readonly name: string;
  readonly version: string;
  readonly files: readonly AnalyzedFile[];
  readonly meshConfig?: Record<string, unknown>;
  readonly meshNetworks?: Record<string, unknown>;
  readonly expected: readonly Expected[];
  readonly alsoSaid?: readonly Expected[];
}

/** Codes whose parameter is a sentence of Istio's: ours says the same in other words. */
const OWN_WORDS = ['IST0106', 'IST0133', 'IST0125'];
const bare = (name: string) => name.replace(' default/', ' ');
const LEVELS = { Error: 'error', Warning: 'warning', Info: 'info' } as Record<string, string>;

describeWithReference("the cases of Istio's own analyzers", () => {
  const cases = listReference('analysis', 'cases').map((file) => readReference<Case>('analysis', 'cases', file));
  const results = cases.map((each) => ({
    each,
    findings: analyze(each.files, { ...each, suppress: undefined }).findings.map((finding) => ({
      ...finding,
      object: bare(finding.object),
    })),
  }));

  test('every finding is found, of its object, with its level and parameters', () => {
    const wrong: string[] = [];
    let compared = 0;
    for (const { each, findings } of results) {
      for (const { code, resource, level, parameters = [] } of each.expected) {
        compared += 1;
        const same = findings.filter((finding) => finding.code === code && finding.object === bare(resource));
        const wanted = JSON.stringify(parameters.map(String));
        const isEqual = same.some(
          (finding) =>
            finding.severity === LEVELS[level] &&
            (OWN_WORDS.includes(code) || JSON.stringify(finding.parameters) === wanted),
        );
        if (!isEqual) wrong.push(`${each.name}: ${code} ${resource} ${wanted}`);
      }
    }
    report(`${compared - wrong.length} of ${compared} findings equal`);
    expect(wrong).toEqual([]);
  });

  test('nothing is found that Istio does not find', () => {
    const alarms = results.flatMap(({ each, findings }) => {
      const said = [...each.expected, ...(each.alsoSaid ?? [])].map(
        ({ code, resource }) => `${code} ${bare(resource)}`,
      );
      return findings
        .filter(({ code, object }) => code.startsWith('IST') && !said.includes(`${code} ${object}`))
        .map(({ code, object }) => `${each.name}: ${code} ${object}`);
    });
    expect(alarms).toEqual([]);
  });
});
