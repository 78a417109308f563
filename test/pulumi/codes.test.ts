import * as pulumi from '@pulumi/pulumi';
import { formatProblem, MeshProblems, type MeshNode } from '../../lib/model';
import { calls } from '../../lib/pulumi';
import { resolveInputs } from '../../lib/pulumi/inputs/outputs';

/** Codes of programs for Pulumi that no other test expects, with their whole texts. */

function textsOf(run: () => unknown): string[] {
  try {
    run();
  } catch (reason) {
    if (reason instanceof MeshProblems) return reason.problems.map(formatProblem);
    throw reason;
  }
  return [];
}

test('values of which none is legal beside the others', () => {
  const nodes: MeshNode[] = [];
  const core = {
    urn: 'URN',
    shapeAt: () => ({ type: 'string' as const }),
    isStructural: () => false,
    render: ({ name }: { name: unknown }) => ({
      nodes,
      problems: [{ severity: 'error' as const, code: 'props/contradiction', path: 'name', found: name, message: 'no' }],
    }),
  };
  expect(textsOf(() => resolveInputs(core, { name: pulumi.output('a') }))).toEqual([
    '[URN] name: got "an Output"; what depends on it cannot be told, because no value tried in its place is legal ' +
      'beside the others; pass a plain value here, or in place of the Outputs beside it (pulumi/no-sample)',
  ]);
});

test('a caller that cannot call', () => {
  expect(textsOf(() => calls('web' as never, 'api.example.com'))).toEqual([
    'calls(): got "web"; this cannot call; name a MeshService, a gateway, or a workload (intents/no-caller)',
  ]);
});
