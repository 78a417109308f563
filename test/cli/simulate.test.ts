import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../../lib/cli/main';
import { toYaml } from '../../lib/yaml/to-yaml';
import { SUBSETS, routes, shopWith } from '../program/simulate/shop';

let dir: string;
let objects: string;
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'cli-simulate-'));
  objects = file('shop.yaml', toYaml(shopWith([SUBSETS, routes(ROUTES), DENY].join('---'))));
});
afterAll(() => rmSync(dir, { recursive: true }));

const ROUTES = `[
  { match: [{ uri: { prefix: /old/ } }], redirect: { uri: /new } },
  { match: [{ uri: { prefix: /v2/ } }], route: [{ destination: { host: orders, subset: v2 } }] },
  { route: [{ destination: { host: orders, subset: v1 }, weight: 90 },
            { destination: { host: orders, subset: v2 }, weight: 10 }] },
]`;
const DENY = `
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: no-deletes, namespace: shop }
spec: { action: DENY, rules: [{ to: [{ operation: { methods: [DELETE] } }] }] }
`;

function file(name: string, text: string): string {
  const path = join(dir, name);
  writeFileSync(path, text);
  return path;
}

const SHARES = 'orders.shop:80 subset v1 90, orders.shop:80 subset v2 10';

async function cli(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const [out, err]: string[][] = [[], []];
  const code = await run(
    args,
    (text) => out.push(text),
    (text) => err.push(text),
  );
  return { code, out: out.join(''), err: err.join('') };
}

test('route says where a request goes, and why', async () => {
  expect(await cli('route', '-f', objects, '--from', 'shop/web', 'http://orders/v2/x')).toEqual({
    code: 0,
    err: '',
    out: `it goes to orders.shop:80 subset v2
sidecar of shop/web-v1, listener 0.0.0.0:80
VirtualService shop/orders spec.http[0].match[0]: does not take it: uri is "/v2/x"; wants prefix "/old/"
VirtualService shop/orders spec.http[1].match[0]: takes the request: uri is prefix "/v2/"
DestinationRule shop/orders: destination orders.shop.svc.cluster.local:80 subset v2, 1 pod
sidecar of shop/orders-v2, port 8080 of the pod, mTLS PERMISSIVE
`,
  });
});

test('can says by which policy, and its exit code is the answer', async () => {
  expect(await cli('can', '-f', objects, 'shop/web', 'shop/orders', 'DELETE', '/1')).toEqual({
    code: 1,
    err: '',
    out: `it is denied by shop/no-deletes#0
sidecar of shop/orders-v1, port 8080 of the pod, mTLS PERMISSIVE
AuthorizationPolicy shop/no-deletes spec.rules[0]: DENY matches
`,
  });
  expect((await cli('can', '-f', objects, 'shop/web', 'shop/orders', 'GET', '/1')).code).toBe(0);
  const { out } = await cli('can', '-f', objects, '--json', 'shop/web', 'shop/orders', 'DELETE');
  expect(JSON.parse(out)).toMatchObject({ outcome: 'denied', by: 'shop/no-deletes#0', where: 'sidecar' });
});

test('matrix writes a table', async () => {
  expect(await cli('matrix', '-f', objects, '-X', 'DELETE')).toEqual({
    code: 0,
    err: '',
    out: `| DELETE / from | shop/orders | shop/web |
| --- | --- | --- |
| shop/orders-v1 | no | no |
| shop/orders-v2 | no | no |
| shop/web-v1 | no | no |
`,
  });
});

test('unenforced says what no proxy carries out', async () => {
  expect(await cli('unenforced', '-f', objects)).toEqual({ code: 0, out: '', err: '' });
  const ambient = file(
    'ambient.yaml',
    toYaml(shopWith(DENY)).replace('istio-injection: enabled', 'istio.io/dataplane-mode: ambient'),
  );
  const { code, out } = await cli('unenforced', '-f', ambient);
  expect(code).toBe(1);
  expect(out).toMatch(/^\[AuthorizationPolicy shop\/no-deletes\] spec\.rules\[0\].* \(ambient\/[a-z-]+\)\n$/);
});

describe('test', () => {
  test('runs the tests of a file', async () => {
    const tests = file(
      'mesh.test.yaml',
      `tests:
  - name: the second version
    request: { from: shop/web, url: http://orders/v2/x }
    goesTo: { host: orders, subset: v2 }
  - name: a tenth
    request: { from: shop/web, url: http://orders/x }
    split: { v1: 80, v2: 20 }
  - name: no deletes
    can: { from: shop/web, to: shop/orders, method: DELETE }
    denied: { by: shop/no-deletes }
`,
    );
    expect(await cli('test', '-f', objects, tests)).toEqual({
      code: 1,
      err: '',
      out: `ok   the second version
FAIL a tenth
     expected GET http://orders/x from shop/web to be split v1 80, v2 20, but it is split: ${SHARES}
       because  sidecar of shop/web-v1, listener 0.0.0.0:80
                VirtualService shop/orders spec.http[0].match[0]: does not take it: uri is "/x"; wants prefix "/old/"
                VirtualService shop/orders spec.http[1].match[0]: does not take it: uri is "/x"; wants prefix "/v2/"
                VirtualService shop/orders spec.http[2]: takes the request: no match = all requests
                DestinationRule shop/orders: destination orders.shop.svc.cluster.local:80 subset v1, 1 pod
                DestinationRule shop/orders: destination orders.shop.svc.cluster.local:80 subset v2, 1 pod
                sidecar of shop/orders-v1, port 8080 of the pod, mTLS PERMISSIVE
ok   no deletes
2 of 3 passed
`,
    });
  });

  test('runs test cases of istio-config-validator', async () => {
    const cases = file(
      'cases.yaml',
      `testCases:
  - description: the second version
    wantMatch: true
    request: { authority: [orders], method: [GET, POST], uri: [/v2/x, /v2/y] }
    route: [{ destination: { host: orders, subset: v2 } }]
  - description: not the second version
    wantMatch: false
    request: { authority: [orders], method: [GET], uri: [/x] }
    route: [{ destination: { host: orders, subset: v2 } }]
`,
    );
    expect(await cli('test', '-f', objects, '--from', 'shop/web', cases)).toEqual({
      code: 0,
      err: '',
      out: 'ok   the second version\nok   not the second version\n2 of 2 passed\n',
    });
  });

  test.each([
    [
      'a check that is none',
      'tests: [{ name: a, can: { from: shop/web, to: shop/orders }, alowed: true }]',
      'a: "alowed" is nothing that a test can want',
    ],
    ['no check', 'tests: [{ name: a, can: { from: shop/web, to: shop/orders } }]', 'a wants nothing; use one of'],
    ['no question', 'tests: [{ name: a, allowed: true }]', 'a asks nothing; write a request or can'],
    ['no tests', 'nothing: here', 'has neither tests nor testCases'],
  ])('refuses %s', async (_, text, message) => {
    const { code, err } = await cli('test', '-f', objects, file('wrong.yaml', text));
    expect(code).toBe(2);
    expect(err).toContain(message);
  });
});

test('a question that is not right is an error of the input', async () => {
  expect(await cli('can', '-f', objects, 'shop/wbe', 'shop/orders')).toEqual({
    code: 1,
    out: '',
    err: expect.stringContaining('from: got "shop/wbe"; no workload or service account') as string,
  });
});
