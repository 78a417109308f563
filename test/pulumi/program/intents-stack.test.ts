import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import type { Outcome } from '../outcome';

interface Expected {
  readonly problems?: readonly string[];
  readonly sent: readonly string[];
}

const CONTRADICTION = 'mesh: Namespace shop metadata.labels["istio-injection"]: props/enroll-contradiction: "enabled"';

const EXPECTED: Record<string, Expected> = {
  'a waypoint that nobody makes': {
    problems: ['mesh: metadata.labels["istio.io/use-waypoint"]: analysis/unknown-reference: "nobody"'],
    sent: [],
  },
  'a waypoint that is there': { sent: ['mesh-enroll-ns', 'ns', 'waypoint'] },
  'labels of a Namespace that contradict': { problems: [CONTRADICTION], sent: ['ns'] },
  'a name whose Namespace contradicts': { problems: [CONTRADICTION], sent: ['ns'] },
  'the mode by the labels of a Namespace': {
    sent: [
      'catalog-callers-authorization-policy-catalog',
      'catalog-callers-authorization-policy-catalog-waypoint-only',
      'ns',
      'waypoint',
    ],
  },
  'requests in ambient mode without a waypoint': {
    problems: ['catalog: spec.rules[0].to[0].operation.methods: ambient/http-attribute: "methods"'],
    sent: ['mesh-enroll-ns', 'ns'],
  },
  'a Deployment that calls, and one that is called': {
    sent: [
      'cart',
      'cart-calls-sidecar',
      'catalog',
      'catalog-callers-authorization-policy-catalog',
      'shelf-callers-authorization-policy-shelf',
      'tokens-request-authentication',
      'webapp',
      'webapp-calls-sidecar',
    ],
  },
  'a certificate that nobody makes': {
    problems: [
      'mesh: DestinationRule istio-system/a.example ' +
        'spec.trafficPolicy.portLevelSettings[0].tls.credentialName: analysis/unknown-reference: "missing"',
    ],
    sent: [],
  },
};

/** Programs that fail do so in a process of their own. */
const outcomes = ((): (() => Record<string, Outcome>) => {
  let known: Record<string, Outcome> | undefined;
  return () => {
    if (known) return known;
    const { stdout, stderr } = spawnSync(
      process.execPath,
      ['--import', 'tsx', join(__dirname, '../programs/intents-programs.ts')],
      { encoding: 'utf8' },
    );
    try {
      return (known = JSON.parse(stdout) as Record<string, Outcome>);
    } catch {
      throw new Error(stderr);
    }
  };
})();

test.each(Object.entries(EXPECTED))(
  'in a stack, beside resources of the Kubernetes SDK: %s',
  (name, { problems = [], sent }) => {
    expect(outcomes()[name]).toMatchObject({ problems, sent, warnings: [], otherFailures: [] });
  },
  60_000,
);

test('every program is looked at', () => expect(Object.keys(outcomes())).toEqual(Object.keys(EXPECTED)));
