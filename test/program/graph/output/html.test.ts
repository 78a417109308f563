import { createHash } from 'node:crypto';
import { runInNewContext } from 'node:vm';
import { inflateRawSync } from 'node:zlib';
import type { Manifest } from '../../../../lib/model';
import { meshGraph } from '../../../../lib/program/graph';
import { html } from '../../../../lib/program/graph/output';
import { BOOT } from '../../../../lib/program/graph/output/boot.data';
import { simulate } from '../../../../lib/program/simulate/simulate';
import { report } from '../../../support/report';
import { HOSTILE, hostileGraph, SHOP } from './graphs';
import { meshOf } from './mesh';

/** Text of a block of a page, as the page unpacks it. */
function unpacked(page: string, id: string): string {
  const packed = new RegExp(`<script type="text/plain" id="${id}">([A-Za-z0-9+/=]*)</script>`).exec(page)?.[1] ?? '';
  return inflateRawSync(Buffer.from(packed, 'base64')).toString('utf8');
}

const sha = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

test('the policy of a page names all that may run, by its hash, and lets nothing be fetched', () => {
  const page = html(SHOP);
  const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(page)?.[1];
  const style = /<style>([^]*?)<\/style>/.exec(page)?.[1] ?? '';
  const boot = /<script>([^]*?)<\/script>/.exec(page)?.[1] ?? '';
  const scripts = [boot, unpacked(page, 'page'), unpacked(page, 'simulation')].map(sha).join(' ');
  expect(policy).toBe(
    `default-src 'none'; script-src ${scripts}; style-src ${sha(style)}; base-uri 'none'; form-action 'none'`,
  );
  expect(boot).toBe(BOOT);
  expect(page.match(/<(?!!doctype|\/)[a-z]+/g)).toEqual(
    [
      'html',
      'head',
      'meta',
      'meta',
      'meta',
      'meta',
      'title',
      'style',
      'body',
      'main',
      'p',
      'script',
      'script',
      'script',
    ]
      .concat('script')
      .map((tag) => `<${tag}`),
  );
  expect(page).not.toMatch(/https?:|src=|href=|url\(/);
});

test('what stands in names is nowhere in the text of a page: it is in its compressed data', () => {
  const page = html(hostileGraph(), [], { title: `</title><script>window.broken = 1</script>` });
  expect(page).toContain('<title>&lt;/title&gt;&lt;script&gt;window.broken = 1&lt;/script&gt;</title>');
  for (const text of HOSTILE) expect(page.includes(text)).toBe(false);
  expect(JSON.parse(unpacked(page, 'data'))).toMatchObject({ graph: { nodes: hostileGraph().nodes } });
});

test('contents of Secrets stay outside, and with them what kubectl has copied', () => {
  const secret = {
    apiVersion: 'v1',
    kind: 'Secret',
    type: 'kubernetes.io/tls',
    metadata: {
      name: 'tls',
      namespace: 'shop',
      annotations: {
        'kubectl.kubernetes.io/last-applied-configuration': '{"data":{"tls.key":"c2VjcmV0"}}',
        'own': 'yes',
      },
    },
    data: { 'tls.key': 'c2VjcmV0' },
    stringData: { password: 'secret' },
  } as unknown as Manifest;
  const { objects } = JSON.parse(unpacked(html(SHOP, [secret]), 'data')) as { objects: unknown };
  expect(objects).toEqual([
    {
      apiVersion: 'v1',
      kind: 'Secret',
      type: 'kubernetes.io/tls',
      metadata: { name: 'tls', namespace: 'shop', annotations: { own: 'yes' } },
      data: { 'tls.key': '(not in this page)' },
      stringData: { password: '(not in this page)' },
    },
  ]);
});

test('the same page each time', () => {
  expect(html(SHOP)).toBe(html(SHOP));
});

test('a page of 200 services is smaller than 400 KB', () => {
  const objects = meshOf({ namespaces: 8, services: 25, routes: 5 });
  const bytes = Buffer.byteLength(html(meshGraph(objects), objects));
  report(`page of 200 services and 1,000 routes: ${Math.round(bytes / 1024)} KB`);
  expect(bytes).toBeLessThan(400 * 1024);
});

/** Runs the simulation of a page as the page does, without a browser. */
function simulationOf(page: string): typeof import('../../../../lib/program/simulate/simulate') {
  const elements: Record<string, { textContent: string }> = {};
  const context: Record<string, unknown> = {
    document: { getElementById: (id: string) => (elements[id] ??= { textContent: '' }) },
    console,
  };
  const loader = BOOT.slice(0, BOOT.indexOf('const meshStart'));
  const code = [loader, unpacked(page, 'page'), unpacked(page, 'simulation')].join('\n');
  return runInNewContext(`${code}\nmeshRequire('./simulate.js')['program/simulate/simulate']`, context) as never;
}

test('the simulation in a page gives the verdicts of the library, also with expressions of RE2', () => {
  const objects = meshOf({ namespaces: 2, services: 4, routes: 3, regex: '^/(?P<name>[[:alpha:]]+)/x$' });
  const page = html(meshGraph(objects), objects);
  const inPage = simulationOf(page).simulate(objects, { check: false });
  const here = simulate(objects, { check: false });
  for (const path of ['/service-01/2', '/abc/x', '/none', '/'])
    for (const from of ['internet', 'team-00/service-02', 'team-01/service-01']) {
      const request = {
        url: `http://team-00.example.com${path}`,
        from,
        ...(from === 'internet' ? { via: 'team-00/public' } : {}),
      };
      const verdict = here.request(request);
      expect(JSON.parse(JSON.stringify(inPage.request(request)))).toEqual(JSON.parse(JSON.stringify(verdict)));
    }
  expect(here.request({ url: 'http://team-00.example.com/abc/x', via: 'team-00/public' }).outcome).toBe('forwarded');
  expect(inPage.can('team-01/service-01', 'team-00/service-00').outcome).toBe(
    here.can('team-01/service-01', 'team-00/service-00').outcome,
  );
});

test('without expressions of RE2 a page does not have the engine', () => {
  const objects = meshOf({ namespaces: 1, services: 2, routes: 1 });
  expect(unpacked(html(meshGraph(objects), objects), 'simulation')).not.toContain('@bufbuild/re2/index.js');
});
