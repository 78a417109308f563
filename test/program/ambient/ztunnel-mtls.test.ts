import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Manifest } from '../../../lib/model';
import { ztunnelMtls, type PeerMode, type PeerPolicies } from '../../../lib/program/access/ztunnel-mtls';
import { ambientProblems } from '../../../lib/program/analysis/ambient';
import { ambient, found, object } from './support';

/**
 * Every mode of the mesh, a namespace, a pod and two of its ports, as istiod's own code converted them and ztunnel's
 * decided.
 */
const { peers }: { peers: string[] } = JSON.parse(
  readFileSync(join(__dirname, '..', '..', 'ztunnel', 'verdicts.json'), 'utf8'),
);
const recorded = peers.flatMap((line) => line.split(' '));

type Written = PeerMode | 'UNSET' | undefined;
const MODES: readonly Written[] = [undefined, 'UNSET', 'STRICT', 'PERMISSIVE', 'DISABLE'];
const CASES = MODES.flatMap((mesh) =>
  MODES.flatMap((namespace) =>
    MODES.flatMap((workload) =>
      (workload ? MODES : [undefined]).flatMap((first) =>
        (workload ? MODES : [undefined]).map((second) => ({ mesh, namespace, workload, first, second })),
      ),
    ),
  ),
);

const mode = (written: Written): PeerMode | undefined => (written === 'UNSET' ? undefined : written);
const policy = (written: Written) => (written === undefined ? undefined : { mode: mode(written) });

function policiesOf({ mesh, namespace, workload, first, second }: (typeof CASES)[number]): PeerPolicies {
  const ports = [
    [8080, first],
    [9090, second],
  ] as const;
  return {
    mesh: policy(mesh),
    namespace: policy(namespace),
    workload: workload && {
      mode: mode(workload),
      key: 'shop/own',
      ports: new Map(
        ports.filter(([, written]) => written !== undefined).map(([port, written]) => [port, mode(written)]),
      ),
    },
  };
}

const verdicts = (policies: PeerPolicies): string =>
  [8080, 9090, 7070]
    .flatMap((port) => [{ port }, { port, principal: 'cluster.local/ns/shop/sa/web' }])
    .map((connection) => (ztunnelMtls(policies, 'istio-system').some((one) => one.matches(connection)) ? '-' : '+'))
    .join('');

test('plain text and mTLS are let in as ztunnel let them in', () => {
  expect(recorded).toHaveLength(2525);
  const differing = CASES.map((one, i) => ({ ...one, ztunnel: recorded[i], ours: verdicts(policiesOf(one)) }));
  expect(differing.filter(({ ztunnel, ours: computed }) => ztunnel !== computed)).toEqual([]);
});

const peer = (name: string, namespace: string, written: Written, more: object = {}): Manifest[] =>
  written === undefined
    ? []
    : [object('security.istio.io/v1', 'PeerAuthentication', name, { mtls: { mode: written }, ...more }, namespace)];
const ofPods = (written: Written, ports: Record<string, Written>): Manifest[] =>
  peer('own', 'shop', written, {
    selector: { matchLabels: { app: 'orders' } },
    portLevelMtls: Object.fromEntries(Object.entries(ports).map(([port, level]) => [port, { mode: level }])),
  });

/** The ports of which a plain connection is not treated as the modes say: each as `8080 open` or `8080 closed`. */
function differences({ mesh, namespace, workload, first, second }: (typeof CASES)[number], real: string): string[] {
  const base = mode(workload) ?? mode(namespace) ?? mode(mesh) ?? 'PERMISSIVE';
  const ports = [
    ['8080', first],
    ['9090', second],
    ['other', undefined],
  ] as const;
  const all = ports.flatMap(([port, written], i) => {
    const closed = (mode(written) ?? base) === 'STRICT';
    const name = written === undefined ? 'other' : port;
    return (real[2 * i] === '-') === closed ? [] : [`${name} ${closed ? 'open' : 'closed'}`];
  });
  return [...new Set(all)].sort();
}

function said(problems: ReturnType<typeof ambientProblems>): string[] {
  return problems
    .filter(({ code }) => code === 'ambient/port-mode')
    .map(({ path, message }) => {
      const port = /\["(\d+)"\]/.exec(path)?.[1] ?? 'other';
      return `${port} ${message.includes('lets plain text in') ? 'open' : 'closed'}`;
    });
}

test('every port on which ztunnel does something else is named, and no other', () => {
  const wrong = CASES.flatMap((one, i) => {
    const { mesh, namespace, workload, first, second } = one;
    if (workload === undefined || (first === undefined && second === undefined)) return [];
    const ports = { ...(first && { 8080: first }), ...(second && { 9090: second }) };
    const policies = [
      ...peer('all', 'istio-system', mesh),
      ...peer('all', 'shop', namespace),
      ...ofPods(workload, ports),
    ];
    const got = said(ambientProblems(ambient(...policies)));
    const wanted = differences(one, recorded[i]);
    return JSON.stringify(got) === JSON.stringify(wanted) ? [] : [{ ...one, got, wanted }];
  });
  expect(wrong).toEqual([]);
});

describe('modes that istiod does not carry over', () => {
  const text = (path: string, got: string, what: string) =>
    `error ambient/port-mode [PeerAuthentication shop/own] ${path}: got "${got}"; its pods are in ambient mode, and ` +
    (`ztunnel ${what}: istiod does not carry the mode over to it; say \`mtls.mode: STRICT\` ` +
      'for the pods, and PERMISSIVE ') +
    'for the ports that are to take plain text: that is carried over';
  const port = (number: number) => `spec.portLevelMtls["${number}"].mode`;
  const open = (number: number) => text(port(number), 'STRICT', `lets plain text in on port ${number}`);
  const closed = (number: number, got: string) => text(port(number), got, `refuses plain text on port ${number}`);
  const others = text('spec.mtls', 'STRICT', 'lets plain text in on the other ports');
  const strict = peer('all', 'istio-system', 'STRICT');

  test.each([
    [
      'a STRICT port of PERMISSIVE pods in a STRICT mesh',
      [...strict, ...ofPods('PERMISSIVE', { 8080: 'STRICT' })],
      [open(8080)],
    ],
    ['two of them', [...strict, ...ofPods('PERMISSIVE', { 8080: 'STRICT', 9090: 'STRICT' })], [open(8080), open(9090)]],
    [
      'the same where the namespace leaves it open',
      [...strict, ...peer('all', 'shop', 'UNSET'), ...ofPods('PERMISSIVE', { 8080: 'STRICT' })],
      [open(8080)],
    ],
    [
      'the same where the namespace says PERMISSIVE',
      [...strict, ...peer('all', 'shop', 'PERMISSIVE'), ...ofPods('PERMISSIVE', { 8080: 'STRICT' })],
      [],
    ],
    ['a STRICT port of PERMISSIVE pods', ofPods('PERMISSIVE', { 8080: 'STRICT' }), []],
    [
      'a PERMISSIVE port of pods in a namespace that leaves it to a STRICT mesh',
      [...strict, ...peer('all', 'shop', 'UNSET'), ...ofPods('UNSET', { 8080: 'PERMISSIVE' })],
      [others],
    ],
    ['a PERMISSIVE port of pods in a STRICT mesh', [...strict, ...ofPods('UNSET', { 8080: 'PERMISSIVE' })], []],
    ['a PERMISSIVE port of STRICT pods', [...strict, ...ofPods('STRICT', { 8080: 'PERMISSIVE' })], []],
    [
      'a PERMISSIVE port and a STRICT one',
      [...strict, ...ofPods('STRICT', { 8080: 'PERMISSIVE', 9090: 'STRICT' })],
      [],
    ],
    ['a STRICT port where nobody else says anything', ofPods('UNSET', { 9090: 'STRICT' }), []],
  ])('%s', (_name, policies, expected) => {
    expect(found(ambient(...policies))).toEqual(expected);
  });

  test('a port without mTLS of pods in a STRICT namespace', () => {
    const policies = [...peer('all', 'shop', 'STRICT'), ...ofPods('UNSET', { 8080: 'DISABLE' })];
    expect(found(ambient(...policies)).slice(1)).toEqual([closed(8080, 'DISABLE')]);
  });
});
