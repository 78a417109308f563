import { checkKialiConfig } from '../../../lib/addons/kiali/config/check';
import { describeWithReference, readReference } from '../../support/reference';

interface Key {
  readonly path: string;
  readonly type: string;
  readonly enum?: readonly string[];
  readonly deprecated?: string;
}
const VERSIONS = { '2.21': 350, '2.26': 382, '2.27': 378 } as const;

/** A value that Kiali takes, one that it does not, for each type of its schema. */
const VALUES: Readonly<Record<string, readonly [legal: unknown, wrong: unknown]>> = {
  'string': ['', ['a']],
  'boolean': [true, 'true'],
  'integer': [20, 'twenty'],
  'number': [0.5, 'half'],
  'string[]': [[], 'one'],
  'map<string,string>': [{ a: 'b' }, ['a']],
  'duration(ns number or go duration text)': ['30s', '30 seconds'],
  'object': [{}, undefined],
  'object[]': [[], 'one'],
  'map<string,object[]>': [{ prod: [] }, { prod: 'one' }],
};

/** Keys of which not every value of their type is legal. */
const LEGAL: Readonly<Record<string, unknown>> = {
  'chat_ai.enabled': false,
  'external_services.prometheus.url': 'http://prometheus:9090',
  'health_config.compute.duration': '5m',
  'kiali_feature_flags.disabled_features': ['logs-tab'],
  'login_token.signing_key': '/run/secrets/key',
  'server.web_root': '/kiali',
};

/** An object with one value, deep down: `a[].b.c`. */
function nested(path: string, value: unknown): unknown {
  return path.split('.').reduceRight((inner: unknown, key) => {
    const name = key.replace('[]', '');
    return { [name]: key.endsWith('[]') ? [inner] : inner };
  }, value);
}

/** The path that a problem at a key has. */
const printed = (path: string): string => `config.${path.replace(/\[\]/g, '[0]')}`;

describeWithReference('keys of the configuration of Kiali', () => {
  describe.each(Object.entries(VERSIONS))('%s', (version, count) => {
    const { keys } = readReference<{ keys: Key[] }>('addons', `kiali-config-${version}.json`);

    test(`${count} keys are known`, () => expect(keys).toHaveLength(count));

    test.each(keys.map((key) => [key.path, key] as const))('%s', (path, { type, enum: words, deprecated }) => {
      const [value, wrong] = VALUES[type];
      const legal = LEGAL[path] ?? words?.[0] ?? value;
      const found = checkKialiConfig(nested(path, legal), version);
      expect(found.map(({ severity, code }) => `${severity} ${code}`)).toEqual(
        deprecated === undefined ? [] : ['warning kiali/deprecated-key'],
      );
      if (wrong !== undefined) {
        const bad = words === undefined ? wrong : 'nonsense';
        const at = checkKialiConfig(nested(path, bad), version).filter(({ severity }) => severity === 'error');
        expect(at.map((problem) => problem.path)).toEqual([
          type.startsWith('map<string,object') ? `${printed(path)}.prod` : printed(path),
        ]);
      }
      const slip = `${path}x`;
      const name = path.split('.').at(-1)?.replace('[]', '');
      expect(checkKialiConfig(nested(slip, legal), version)).toEqual([
        {
          severity: 'error',
          code: 'kiali/unknown-key',
          path: printed(slip),
          message: `Kiali ${version} knows no such key and would ignore it`,
          fix: `did you mean \`${name}\`?`,
        },
      ]);
    });

    test('keys of other versions are not taken', () => {
      const own = new Set(keys.map(({ path }) => path));
      const others = Object.keys(VERSIONS).flatMap((other) =>
        readReference<{ keys: Key[] }>('addons', `kiali-config-${other}.json`).keys.filter(
          ({ path }) => !own.has(path),
        ),
      );
      const taken = others.filter(({ path, type }) => {
        const found = checkKialiConfig(nested(path, VALUES[type][0]), version);
        return !found.some(({ code }) => code === 'kiali/unknown-key' || code === 'kiali/operator-key');
      });
      expect(others.length).toBeGreaterThan(0);
      expect(taken.map(({ path }) => path)).toEqual([]);
    });
  });
});
