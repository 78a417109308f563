import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { run } from '../../lib/cli/main';
import { PRECHECK_PROBLEMS } from '../../lib/program/precheck/problems.data';

const GUIDE = readFileSync(join(__dirname, '../../docs/upgrading.md'), 'utf8');
const FENCES = [...GUIDE.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].map(([, language, text]) => ({ language, text }));

async function cli(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  let [out, err] = ['', ''];
  const code = await run(
    args,
    (text) => (out += text),
    (text) => (err += text),
  );
  return { code, out, err };
}

const before = process.cwd();
beforeAll(() => {
  const folder = mkdtempSync(join(tmpdir(), 'upgrading-'));
  for (const { language, text } of FENCES) {
    const name = /^# (\S+)\n/.exec(text)?.[1];
    if (language !== 'yaml' || name === undefined) continue;
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  process.chdir(folder);
});
afterAll(() => {
  process.chdir(before);
});

const COMMANDS = FENCES.flatMap(({ language, text }, i) =>
  language === 'sh'
    ? [{ command: text.trim(), shown: FENCES[i + 1]?.language === 'text' ? FENCES[i + 1].text : '' }]
    : [],
);

describe('docs/upgrading.md', () => {
  test('it has a command for each of the three', () => {
    expect(COMMANDS.map(({ command }) => command.split(' ')[1])).toEqual(['precheck', 'diff', 'explain']);
  });

  test.each(COMMANDS)('$command', async ({ command, shown }) => {
    const { code, out, err } = await cli(...command.split(' ').slice(1));
    expect({ code, err }).toEqual({ code: command.includes('precheck') ? 1 : 0, err: '' });
    if (shown === '') expect(out.startsWith('## Istio 1.30.8 to 1.31.4\n')).toBe(true);
    else expect(out).toBe(shown);
  });

  test('the table has every code', () => {
    const named = [...GUIDE.matchAll(/^\|.*\|(.*)\|$/gm)].flatMap(([, codes]) => [...codes.matchAll(/`([\w-]+)`/g)]);
    const codes = Object.keys(PRECHECK_PROBLEMS).filter((code) => code !== 'unknown-version');
    expect(named.map(([, code]) => code).sort()).toEqual(codes.sort());
  });
});

describe('explain', () => {
  test('a code of the analysis, as before', async () => {
    const { code, out } = await cli('explain', 'IST0109');
    expect({ code, out }).toEqual({
      code: 0,
      out:
        'IST0109 ConflictingMeshGatewayVirtualServiceHosts (error)\n\n' +
        'Two VirtualServices route one host in sidecars, which take the oldest of them only.\n\n' +
        'Fix: Join their routes, or keep them apart with exportTo.\n',
    });
  });

  test('as JSON', async () => {
    const { out } = await cli(
      'explain',
      'Deployment/istiod',
      'spec.replicas',
      '--set',
      'pilot.replicas=2',
      '--format',
      'json',
    );
    expect(JSON.parse(out)).toEqual([
      {
        object: 'Deployment istio-system/istiod',
        path: 'spec.replicas',
        value: 2,
        source: { layer: 'prop', path: 'pilot.replicas', value: 2 },
        covered: [{ layer: 'default', path: 'replicaCount', of: '1.31.4', value: 1 }],
        others: [],
        unset: [],
        presence: [
          { layer: 'default', path: 'istiodRemote.enabled', of: '1.31.4', value: false },
          { layer: 'profile', path: 'istiod', of: 'default' },
        ],
        chartValue: {
          chart: 'istiod',
          path: 'replicaCount',
          doc: 'Number of pods without autoscaling; default 1.',
        },
      },
    ]);
  });

  test.each<[string[], number, string]>([
    [['IST9999'], 2, 'error: IST9999 is no code; --list-codes writes all\n'],
    [['istiod'], 2, 'error: istiod is no object and no code; write Deployment/istiod, or IST0109\n'],
    [['IST0109', 'spec'], 2, 'error: IST0109 is a code, and has no fields; leave out spec\n'],
    [
      ['Deployment/istiod', 'spec.replica'],
      1,
      '1 problem:\n- [Deployment/istiod] path: got "spec.replica"; the object has no such field; ' +
        'leave out the path to see all fields (explain/unknown-field)\n',
    ],
  ])('wrong: %j', async (args, code, err) => {
    expect(await cli('explain', ...args)).toEqual({ code, out: '', err });
  });
});

describe('precheck', () => {
  test.each(['json', 'sarif', 'github', 'junit', 'log'])('as %s', async (format) => {
    const { code, out } = await cli('precheck', 'k8s/', '-f', 'props.yaml', '-o', format);
    expect(code).toBe(1);
    expect(out).toContain('no control plane of the program has the revision stable');
  });

  test('the lowest level that fails', async () => {
    const codes = await Promise.all(
      ['error', 'warning'].map((level) =>
        cli('precheck', '--profile', 'minimal', '--to', '1.32', '--kubernetes', '1.34', '--fail-on', level),
      ),
    );
    expect(codes.map(({ code }) => code)).toEqual([0, 1]);
  });

  test('files alone, and nothing at all', async () => {
    expect(await cli('precheck', 'k8s/')).toMatchObject({ code: 0 });
    expect(await cli('precheck')).toEqual({
      code: 2,
      out: '',
      err: 'error: name the mesh, or files with its objects: precheck k8s/ -f props.yaml\n',
    });
  });

  test('a file that is no YAML', async () => {
    writeFileSync('broken.yaml', 'kind: A\n  b: [\n');
    const { code, err } = await cli('precheck', 'broken.yaml');
    expect([code, err.startsWith('error: broken.yaml:')]).toEqual([2, true]);
  });
});
