/**
 * Gives every prop of a mesh, every field of policies and every argument of intents secret values that it does not
 * take; prints how many errors
 * there were, and which of them tell the secret.
 */
import * as pulumi from '@pulumi/pulumi';
import type { Facts, Shape } from '../../../lib/schema/notation';
import { MeshProblems } from '../../../lib/model';
import type { MeshProps } from '../../../lib/props';
import { Mesh } from '../../../lib/props/mesh';
import { resolveInputs } from '../../../lib/pulumi/inputs/outputs';
import { isStructural } from '../../../lib/props/structural';
import { meshCore } from '../../../lib/outputs/cores/mesh';
import { INTENTS, leaves, POLICIES, put, type Path } from './secrets-samples';

const MARK = 'hunter2';
/** Values that hardly any prop takes, each in its own way. */
const SECRETS: readonly unknown[] = [
  `https://user:${MARK}@registry.example/`,
  `${MARK}: [`,
  `"${MARK}`,
  `a\n${MARK}: {{ .Nothing`,
  `\u0000${MARK}`,
  `- ${MARK}\n: :`,
  ` ${MARK} ${MARK} `,
  { [MARK]: MARK },
  [MARK],
  MARK.repeat(50),
];

const textOf = (reason: unknown): string => {
  const { message, stack, problems, cause } = reason as Error & { problems?: unknown };
  return [String(reason), message, stack, JSON.stringify(problems), String(cause)].join('\n');
};

const found = { tried: 0, refused: 0, errors: 0, ofProblems: 0, told: [] as string[] };
let refusing = '';
function tell(what: string, reason: unknown): void {
  found.errors++;
  if (refusing !== what) found.refused++;
  refusing = what;
  if (reason instanceof MeshProblems) found.ofProblems++;
  const text = textOf(reason);
  if (text.includes(MARK)) found.told.push(`${what}: ${text.slice(0, 400)}`);
}

// What ends a program beside what is thrown: Pulumi prints it. And whatever is written while the program runs.
let now = '';
process.on('unhandledRejection', (reason) => {
  tell(now, reason);
});
const write = process.stdout.write.bind(process.stdout);
for (const stream of [process.stdout, process.stderr]) {
  stream.write = ((text: string) => {
    if (String(text).includes(MARK)) found.told.push(`${now} wrote: ${text.slice(0, 400)}`);
    return true;
  }) as typeof stream.write;
}

/** The places of all scalars in the props of a mesh, of maps and lists the first. */
function scalars(facts: Facts, path: Path = []): Path[] {
  if (facts.fields && Object.keys(facts.fields).length > 0)
    return Object.entries(facts.fields).flatMap(([name, shape]) => scalars(shape.facts, [...path, name]));
  if (facts.item) return scalars(facts.item.facts, [...path, facts.type === 'list' ? 0 : 'example.com/key']);
  if (facts.type === 'either')
    return (facts.options ?? []).flatMap((option: Shape, i) =>
      option.facts.type === 'object' || i === 0 ? scalars(option.facts, path) : [],
    );
  return [path];
}

async function meshes(): Promise<void> {
  const core = meshCore('urn:pulumi:dev::shop::istio-constructs:index:ServiceMesh::mesh');
  const trees: Path[] = [
    ['meshConfig', 'trustDomain'],
    ['meshConfig', 'connectTimeout'],
    ['meshConfig', 'outboundTrafficPolicy', 'mode'],
    ['sidecarInjector', 'templates', 'mine'],
    ['values', 'istiod', 'global', 'proxy', 'logLevel'],
    ['values', 'istiod', 'autoscaleMax'],
    ['meshNetworks', 'n', 'gateways', 0, 'address'],
  ];
  const props = [...trees, ...scalars(Mesh.facts).filter((path) => !isStructural('mesh', path))];
  for (const [i, path] of props.entries()) {
    for (const k of [0, 1]) {
      now = `${path.join('.')} ${k}`;
      found.tried++;
      const around = {
        crds: false,
        ...(path[0] === 'ztunnel' && { profile: 'ambient' }),
        ...(path[0] === 'eastWestGateway' && { network: 'n' }),
      };
      try {
        const { manifests } = resolveInputs(
          core,
          put(around, path, pulumi.secret(SECRETS[(3 * i + k) % SECRETS.length])) as MeshProps,
        );
        await (pulumi.output(Object.fromEntries(manifests)) as unknown as { promise(): Promise<unknown> }).promise();
      } catch (reason) {
        tell(now, reason);
      }
    }
  }
}

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

/**
 * Waits until all errors of what is tried now have come, by turns of the event loop: a slow machine has as many of them
 * as a fast one. What is refused is never registered, so that nothing else ends.
 */
async function settled(): Promise<void> {
  for (let i = 0; i < 200; i++) await new Promise((resolve) => setImmediate(resolve));
  await pause(1);
}

async function components(of: readonly (readonly [(args: never) => unknown, unknown])[]): Promise<void> {
  const { waitForRPCs } = (await import('@pulumi/pulumi/runtime/settings.js' as string)) as unknown as {
    waitForRPCs(): Promise<void>;
  };
  for (const [n, [make, args]] of of.entries()) {
    for (const [i, path] of leaves(args).entries()) {
      for (const k of [0, 1]) {
        now = `${n} ${path.join('.')} ${k}`;
        found.tried++;
        await pulumi.runtime.setMocks(
          {
            newResource: ({ name, inputs }) => ({ id: name, state: inputs as object }),
            call: ({ inputs }) => inputs as object,
          },
          'shop',
          'dev',
          k === 1,
        );
        try {
          make(put(args, path, pulumi.secret(SECRETS[(3 * i + 5 * k) % SECRETS.length])) as never);
          await settled();
          await Promise.race([waitForRPCs().catch(() => undefined), pause(50)]);
          await settled();
        } catch (reason) {
          tell(now, reason);
        }
      }
    }
  }
}

async function counted(act: () => Promise<void>): Promise<object> {
  Object.assign(found, { tried: 0, refused: 0, errors: 0, ofProblems: 0, told: [] });
  await act();
  await pause(100);
  return { ...found };
}

async function main(): Promise<void> {
  const counts = {
    meshes: await counted(meshes),
    policies: await counted(() => components(POLICIES as never)),
    intents: await counted(() => components(INTENTS)),
  };
  write(JSON.stringify(counts));
  // What was refused is never registered: at the end the SDK takes the promises of it for forgotten ones, and fails.
  process.on('exit', () => {
    process.exitCode = 0;
  });
}

void main();
