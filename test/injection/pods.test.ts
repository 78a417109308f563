import { canonicalQuantity } from '../../lib/model/quantity';
import { strategicMerge } from '../../lib/injection/patch/strategic-merge';
import { typed } from '../../lib/injection/pod/typed-pod';
import type { Problem } from '../../lib/model';

describe('quantities', () => {
  test.each([
    ['2000m', '2'],
    ['100m', '100m'],
    ['0.5', '500m'],
    ['1.5', '1500m'],
    ['1000', '1k'],
    ['1500k', '1500k'],
    ['12E', '12E'],
    ['0', '0'],
    ['100n', '100n'],
    ['1024Mi', '1Gi'],
    ['0.5Gi', '512Mi'],
    ['1.5Gi', '1536Mi'],
    ['512', '512'],
    ['0.5Ki', '512'],
    ['1e3', '1e3'],
    ['1000e3', '1e6'],
    ['-2000m', '-2'],
    ['123456789', '123456789'],
    ['.', '0'],
    ['m', '0'],
    ['1e30', '1e30'],
    ['5.', '5'],
    ['+5', '5'],
  ])('%s is written back as %s', (given, expected) => expect(canonicalQuantity(given)).toBe(expected));

  test('a number is a quantity', () => expect(canonicalQuantity(2)).toBe('2'));
  test('what is finer than a billionth is rounded up', () => expect(canonicalQuantity('0.0000000001')).toBe('1n'));
  test.each(['', '1x', 'a', '1 ', '1e', '1Mib'])('%j is none', (given) =>
    expect(canonicalQuantity(given)).toBeUndefined(),
  );
});

describe('the way through Go types', () => {
  const through = (value: unknown, type: string): [unknown, Problem[]] => {
    const problems: Problem[] = [];
    return [typed(value, type, 'spec', problems), problems];
  };

  test('fields come in the order of the type, zero values go, a struct that is always written comes', () => {
    const given = {
      image: 'a',
      args: [],
      tty: false,
      workingDir: '',
      name: 'c',
      stdin: true,
      securityContext: { runAsUser: 0 },
    };
    const [result] = through(given, 'Container');
    expect(JSON.stringify(result)).toBe(
      '{"name":"c","image":"a","resources":{},"securityContext":{"runAsUser":0},"stdin":true}',
    );
  });

  test('quantities are written in their canonical form, in maps and in fields', () => {
    const [result] = through(
      {
        name: 'c',
        resources: { limits: { memory: '1024Mi', cpu: 2 } },
        env: [{ name: 'A', valueFrom: { resourceFieldRef: { resource: 'limits.cpu' } } }],
      },
      'Container',
    );
    expect(result).toEqual({
      name: 'c',
      resources: { limits: { cpu: '2', memory: '1Gi' } },
      env: [{ name: 'A', valueFrom: { resourceFieldRef: { resource: 'limits.cpu', divisor: '0' } } }],
    });
  });

  test('fields that the types do not know stay', () => {
    const [result, problems] = through({ name: 'c', newField: { a: 1 } }, 'Container');
    expect(result).toEqual({ name: 'c', resources: {}, newField: { a: 1 } });
    expect(problems).toEqual([]);
  });

  test('a number where a string belongs is a problem that says how to write it', () => {
    const [, problems] = through({ containers: [{ name: 'c', env: [{ name: 'PORT', value: 80 }] }] }, 'PodSpec');
    expect(problems).toEqual([
      {
        severity: 'error',
        code: 'injection/pod-field-type',
        path: 'spec.containers[0].env[0].value',
        found: 80,
        message: 'must be a string',
        fix: 'write "80"',
      },
    ]);
  });

  test('every wrong field is reported', () => {
    const [, problems] = through(
      { containers: 'x', hostNetwork: 'yes', priority: 1.5, overhead: { cpu: 'lots' } },
      'PodSpec',
    );
    expect(problems.map(({ path, message }) => `${path}: ${message}`)).toEqual([
      'spec.containers: must be a list',
      'spec.hostNetwork: must be true or false',
      'spec.priority: must be a whole number',
      'spec.overhead.cpu: must be a quantity such as 500m, 1.5 or 2Gi',
    ]);
  });
});

describe('strategic merge', () => {
  const merge = (original: object, patch: object): unknown =>
    strategicMerge(original as Record<string, unknown>, patch as Record<string, unknown>, 'PodSpec');

  test('containers merge by name; new ones come before those that only the pod has', () => {
    const original = {
      containers: [
        { name: 'app', image: 'a' },
        { name: 'proxy', image: 'mine' },
      ],
    };
    const patch = {
      containers: [
        { name: 'new', image: 'n' },
        { name: 'proxy', args: ['x'] },
      ],
    };
    expect(merge(original, patch)).toEqual({
      containers: [
        { name: 'new', image: 'n' },
        { name: 'app', image: 'a' },
        { name: 'proxy', image: 'mine', args: ['x'] },
      ],
    });
  });

  test('ports merge by containerPort, mounts by path, arguments are replaced', () => {
    const original = {
      containers: [
        { name: 'a', ports: [{ containerPort: 80 }], volumeMounts: [{ mountPath: '/a', name: 'x' }], args: ['1', '2'] },
      ],
    };
    const patch = {
      containers: [
        {
          name: 'a',
          ports: [{ containerPort: 80, name: 'http' }],
          volumeMounts: [{ mountPath: '/a', name: 'y' }],
          args: ['3'],
        },
      ],
    };
    expect(merge(original, patch)).toEqual({
      containers: [
        {
          name: 'a',
          ports: [{ containerPort: 80, name: 'http' }],
          volumeMounts: [{ mountPath: '/a', name: 'y' }],
          args: ['3'],
        },
      ],
    });
  });

  test('tolerations have no merge key and are replaced', () => {
    expect(merge({ tolerations: [{ key: 'a' }] }, { tolerations: [{ key: 'b' }] })).toEqual({
      tolerations: [{ key: 'b' }],
    });
  });

  test('null deletes, and disappears where there is nothing to delete', () => {
    expect(
      merge(
        { dnsPolicy: 'None', securityContext: { fsGroup: 1, runAsUser: 2 } },
        { dnsPolicy: null, securityContext: { fsGroup: null }, affinity: { podAffinity: null } },
      ),
    ).toEqual({ securityContext: { runAsUser: 2 }, affinity: {} });
  });

  test('$patch: delete takes an item away, $patch: replace a whole object or list', () => {
    expect(merge({ volumes: [{ name: 'a' }, { name: 'b' }] }, { volumes: [{ name: 'a', $patch: 'delete' }] })).toEqual({
      volumes: [{ name: 'b' }],
    });
    expect(
      merge({ securityContext: { fsGroup: 1 } }, { securityContext: { $patch: 'replace', runAsUser: 2 } }),
    ).toEqual({ securityContext: { runAsUser: 2 } });
    expect(merge({ volumes: [{ name: 'a' }] }, { volumes: [{ $patch: 'replace' }, { name: 'c' }] })).toEqual({
      volumes: [{ name: 'c' }],
    });
  });

  test('$setElementOrder orders the items', () => {
    const patch = {
      '$setElementOrder/volumes': [{ name: 'b' }, { name: 'a' }],
      'volumes': [{ name: 'b', emptyDir: {} }],
    };
    expect(merge({ volumes: [{ name: 'a' }, { name: 'b' }] }, patch)).toEqual({
      volumes: [{ name: 'b', emptyDir: {} }, { name: 'a' }],
    });
  });

  test('neither argument is changed', () => {
    const original = { containers: [{ name: 'a', args: ['1'] }] };
    const patch = { containers: [{ name: 'a', args: ['2'] }] };
    merge(original, patch);
    expect([original, patch]).toEqual([
      { containers: [{ name: 'a', args: ['1'] }] },
      { containers: [{ name: 'a', args: ['2'] }] },
    ]);
  });

  test('an item without the merge key cannot be merged', () => {
    expect(() => merge({ volumes: [{ name: 'a' }] }, { volumes: [{ emptyDir: {} }] })).toThrow(
      'a list that merges by name holds an item without name: {"emptyDir":{}}',
    );
  });
});
