import { UsageError } from '../../lib/cli/usage-error';
import { withSettings } from '../../lib/cli/settings';

const set = (...settings: string[]): unknown => settings.reduce(withSettings, {});

test.each<[string, unknown]>([
  ['cni=true', { cni: true }],
  ['pilot.replicas=2', { pilot: { replicas: 2 } }],
  ['version=1.30', { version: '1.30' }],
  ['tag=1.5', { tag: '1.5' }],
  ['revision=2', { revision: '2' }],
  ['hub=localhost:5000/istio', { hub: 'localhost:5000/istio' }],
  ['pilot.podLabels.example\\.com/team=a', { pilot: { podLabels: { 'example.com/team': 'a' } } }],
  ['meshConfig.accessLogFormat=a=b', { meshConfig: { accessLogFormat: 'a=b' } }],
  ['defaultRevision=', { defaultRevision: '' }],
  ['profile=ambient,hub=r.example/i', { profile: 'ambient', hub: 'r.example/i' }],
])('--set %s', (setting, props) => {
  expect(set(setting)).toEqual(props);
});

/** What helm 3.17's own reader makes of them, where JSON has no other form for it. */
test.each<[string, unknown]>([
  ['a=1,b=2', { a: 1, b: 2 }],
  ['pilot.env.A=1,pilot.env.B=2', { pilot: { env: { A: 1, B: 2 } } }],
  ['a={x,y}', { a: ['x', 'y'] }],
  ['a={x,1,true}', { a: ['x', 1, true] }],
  ['a={x},b=2', { a: ['x'], b: 2 }],
  ['a={x\\,y,z}', { a: ['x,y', 'z'] }],
  ['a[0].b=x', { a: [{ b: 'x' }] }],
  ['ingressGateways[0].name=x', { ingressGateways: [{ name: 'x' }] }],
  ['a[0].b=x,a[0].c=y', { a: [{ b: 'x', c: 'y' }] }],
  ['a[0][0]=q', { a: [['q']] }],
  ['a[0]={x,y}', { a: [['x', 'y']] }],
  ['a=x\\,y', { a: 'x,y' }],
  ['a=C:\\temp', { a: 'C:temp' }],
  ['a=\\\\d', { a: '\\d' }],
  ['a=', { a: '' }],
  ['a=,b=1', { a: '', b: 1 }],
  ['a=1,', { a: 1 }],
  ['a=null', { a: null }],
  ['a=NULL', { a: null }],
  ['a=TRUE', { a: true }],
  ['a=False', { a: false }],
  ['a=yes', { a: 'yes' }],
  ['a=0', { a: 0 }],
  ['a=007', { a: '007' }],
  ['a=-5', { a: -5 }],
  ['a=1e3', { a: '1e3' }],
  ['a=0x10', { a: '0x10' }],
  ['a=99999999999999999999', { a: '99999999999999999999' }],
  ['a.b\\.c=1', { a: { 'b.c': 1 } }],
  ['a= x', { a: ' x' }],
  ['a=x=y', { a: 'x=y' }],
  ['a=b: c # d', { a: 'b: c # d' }],
])('as helm has it: --set %s', (setting, props) => {
  expect(set(setting)).toEqual(props);
});

/** Beyond helm, for which these are texts. */
test.each<[string, unknown]>([
  ['revisionTags=[prod, stable]', { revisionTags: ['prod', 'stable'] }],
  ['revisionTags=[prod, stable],cni=true', { revisionTags: ['prod', 'stable'], cni: true }],
  ['a=[[1, 2], [3]],b=x', { a: [[1, 2], [3]], b: 'x' }],
  ['a=["x, y]", z]', { a: ['x, y]', 'z'] }],
  ['a={ b: 1, c: [2, 3] }', { a: { b: 1, c: [2, 3] } }],
  ['a={}', { a: {} }],
  ['a=[]', { a: [] }],
  ['a="x,y"', { a: 'x,y' }],
  ["a='x,y',b=1", { a: 'x,y', b: 1 }],
  ['pilot.podLabels.n="2"', { pilot: { podLabels: { n: '2' } } }],
  ['pilot.traceSampling=1.5', { pilot: { traceSampling: 1.5 } }],
  ['a=1.30', { a: '1.30' }],
  ['a=[%START_TIME%] "%REQ%"', { a: '[%START_TIME%] "%REQ%"' }],
  ['a="%REQ%" %PATH%', { a: '"%REQ%" %PATH%' }],
])('beyond helm: --set %s', (setting, props) => {
  expect(set(setting)).toEqual(props);
});

test('settings add to what is there, and the last one wins', () => {
  const file = {
    profile: 'demo',
    ingressGateways: [{ name: 'a', namespace: 'x' }, { name: 'b' }],
    pilot: { replicas: 1, env: { A: '1' } },
  };
  const kept = structuredClone(file);
  expect(
    [
      'ingressGateways[0].name=c',
      'ingressGateways[2].name=d',
      'pilot.replicas=2,pilot.replicas=3',
      'pilot={ cpu: 1 }',
    ].reduce(withSettings, file),
  ).toEqual({
    profile: 'demo',
    ingressGateways: [{ name: 'c', namespace: 'x' }, { name: 'b' }, { name: 'd' }],
    pilot: { replicas: 3, env: { A: '1' }, cpu: 1 },
  });
  expect(file).toEqual(kept);
});

test('a name that JavaScript has a meaning for is a name', () => {
  const props = set('__proto__.polluted=1', 'constructor.x=2') as Record<string, unknown>;
  expect(Object.entries(props)).toEqual([
    ['__proto__', { polluted: 1 }],
    ['constructor', { x: 2 }],
  ]);
  expect(({} as Record<string, unknown>).polluted).toBeUndefined();
});

test.each<[string, string]>([
  ['cni', 'write it as PATH=VALUE, for example cni=true'],
  ['', 'a name in the path is empty; write it as PATH=VALUE, for example cni=true'],
  ['=1', 'a name in the path is empty; write it as PATH=VALUE, for example cni=true'],
  ['pilot..replicas=1', 'a name in the path is empty; write it as PATH=VALUE, for example cni=true'],
  ['.a=1', 'a name in the path is empty; write it as PATH=VALUE, for example cni=true'],
  ['a.[0]=1', 'a name in the path is empty; write it as PATH=VALUE, for example cni=true'],
  ['a=1,b', '"b" has no value; write it as PATH=VALUE, and a comma inside a value as \\,'],
  ['a=%A%, %B%', '" %B%" has no value; write it as PATH=VALUE, and a comma inside a value as \\,'],
  ['a={x', 'the list has no end; close it with }'],
  ['a={{x,y},z}', 'a list inside a list is written with [ and ]'],
  ['a={x}y', '"y" stands behind the list; write a comma there'],
  ['a[x]=1', '[x] is no place in a list; write a number from 0 to 65536 in brackets'],
  ['a[-1]=1', '[-1] is no place in a list; write a number from 0 to 65536 in brackets'],
  ['a[0=1', '[0=1 is no place in a list; write a number from 0 to 65536 in brackets'],
  ['a[70000]=1', '[70000] is no place in a list; write a number from 0 to 65536 in brackets'],
  ['a[0]b=1', '"b" stands behind ]; write a dot or = there'],
  ['a[1]=x', 'item [1] would leave a gap in a list of 0; the next one is [0]'],
  ['a[0]=1,a[2]=3', 'item [2] would leave a gap in a list of 1; the next one is [1]'],
])('what is no setting: --set %s', (setting, message) => {
  expect(() => set(setting)).toThrow(new UsageError(`--set ${setting}: ${message}`));
});
