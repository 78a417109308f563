import * as pulumi from '@pulumi/pulumi';
import type { Problem } from '../../lib/model';

/** What came of one program. */
export interface Outcome {
  /** `component: path: code: found` of each problem with which something failed. */
  readonly problems: readonly string[];
  /** How the texts of the errors begin. */
  readonly texts: readonly string[];
  /** The lines of the errors, one for each problem; of programs with what clusters write. */
  readonly lines?: readonly string[];
  readonly otherFailures: readonly string[];
  readonly warnings: readonly string[];
  /** Names of the Kubernetes objects that were sent to the engine. */
  readonly sent: readonly string[];
}

/** What the cluster writes into an object, beside what the program declares. */
type Written = (object: {
  readonly name: string;
  readonly type: string;
  readonly inputs: Record<string, unknown>;
}) => object;

const nameOf = (urn: string | undefined): string => urn?.split('::').at(-1) ?? '';
const rejected: unknown[] = [];
process.on('unhandledRejection', (reason) => {
  rejected.push(reason);
});

/** Runs one program. Only for processes of their own: what fails is caught in all of the process. */
export async function outcome(program: () => unknown, written?: Written): Promise<Outcome> {
  const sent: string[] = [];
  const warnings: string[] = [];
  rejected.length = 0;
  await pulumi.runtime.setMocks(
    {
      newResource: ({ name, type, inputs }) => {
        if (type.startsWith('kubernetes:')) sent.push(name);
        return { id: name, state: { ...(inputs as object), ...written?.({ name, type, inputs: inputs as never }) } };
      },
      call: ({ inputs }) => inputs as object,
    },
    'shop',
    'dev',
    false,
  );
  (pulumi.log as { warn: typeof pulumi.log.warn }).warn = async (text, resource) => {
    if (resource && !text.includes('ConfigMap'))
      warnings.push(`${(resource as unknown as { __name: string }).__name}: ${text}`);
  };
  await program();
  await new Promise((resolve) => setTimeout(resolve, 120));
  const reasons = [...new Set(rejected)];
  const problems = reasons.flatMap((reason) => (isMeshProblems(reason) ? reason.problems : []));
  return {
    problems: problems
      .map(({ object, path, code, found }) => `${nameOf(object)}: ${path}: ${code}: ${JSON.stringify(found)}`)
      .sort(),
    texts: [
      ...new Set(
        reasons.filter(isMeshProblems).map((reason) => (reason as unknown as Error).message.replace(/\d.*/s, '')),
      ),
    ],
    ...(written && {
      lines: reasons
        .filter(isMeshProblems)
        .flatMap((reason) => linesOf((reason as unknown as Error).message))
        .sort(),
    }),
    otherFailures: reasons.filter((reason) => !isMeshProblems(reason)).map(String),
    warnings,
    sent: sent.filter((name) => !/^(mesh|first|second|east|west|shop|other)-.*\//.test(name)).sort(),
  };
}

const linesOf = (text: string): string[] => text.split('\n').filter((line) => line.startsWith('- '));

/** By name, so that our package can be loaded later. */
const isMeshProblems = (reason: unknown): reason is { readonly problems: readonly Problem[] } =>
  (reason as Error).name === 'MeshProblems';
