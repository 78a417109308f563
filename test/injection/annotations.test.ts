import { checkAnnotations } from '../../lib/injection/proxy/check-annotations';
import { formatProblem } from '../../lib/model';
import { findRelease } from '../../lib/releases';

const facts = (version: string): NonNullable<ReturnType<typeof findRelease>>['facts'] =>
  (findRelease(version) as NonNullable<ReturnType<typeof findRelease>>).facts;
const check = (annotations: Record<string, string>, version = '1.30.3'): string[] =>
  checkAnnotations(annotations, 'metadata.annotations', facts(version)).map(formatProblem);

const PORTS = 'write ports such as 80,8080, separated by commas';
const RANGES = 'write ranges such as 10.0.0.0/8, separated by commas without spaces';

describe('annotations that istiod checks', () => {
  test.each([
    [
      'sidecar.istio.io/interceptionMode',
      'tproxy',
      'got "tproxy"; there is no such interception mode; use REDIRECT, TPROXY, NONE (injection/annotation)',
    ],
    [
      'status.sidecar.istio.io/port',
      '65536',
      'got "65536"; a port number is from 0 to 65535; write one port number, or 0 for none (injection/annotation)',
    ],
    [
      'readiness.status.sidecar.istio.io/initialDelaySeconds',
      '-1',
      'got "-1"; must be a whole number from 0 to 4294967295; write digits only, for example 10 (injection/annotation)',
    ],
    [
      'readiness.status.sidecar.istio.io/periodSeconds',
      '4294967296',
      'got "4294967296"; must be a whole number from 0 to 4294967295; write digits only, for example 10 ' +
        '(injection/annotation)',
    ],
    [
      'readiness.status.sidecar.istio.io/failureThreshold',
      '1.0',
      'got "1.0"; must be a whole number from 0 to 4294967295; write digits only, for example 10 ' +
        '(injection/annotation)',
    ],
    [
      'traffic.sidecar.istio.io/includeOutboundIPRanges',
      '10.0.0.0/8, 1.1.1.1/32',
      `got "10.0.0.0/8, 1.1.1.1/32"; " 1.1.1.1/32" is not an IP range in CIDR notation; ${RANGES}, or * for ` +
        'every address; without the annotation, global.proxy.includeIPRanges applies (injection/annotation)',
    ],
    [
      'traffic.sidecar.istio.io/excludeOutboundIPRanges',
      '*',
      `got "*"; "*" is not an IP range in CIDR notation; ${RANGES}; without the annotation, ` +
        'global.proxy.excludeIPRanges applies (injection/annotation)',
    ],
    [
      'traffic.sidecar.istio.io/includeInboundPorts',
      'http',
      `got "http"; "http" is not a port number from 0 to 65535; ${PORTS}, or * for all (injection/annotation)`,
    ],
    [
      'traffic.sidecar.istio.io/excludeInboundPorts',
      '80,',
      `got "80,"; "" is not a port number from 0 to 65535; ${PORTS} (injection/annotation)`,
    ],
    [
      'traffic.sidecar.istio.io/excludeOutboundPorts',
      '*',
      `got "*"; "*" is not a port number from 0 to 65535; ${PORTS} (injection/annotation)`,
    ],
    [
      'traffic.sidecar.istio.io/excludeInterfaces',
      'eth0,0bad',
      'got "eth0,0bad"; "0bad" is not the name of a network interface; write names such as net1,eth0: a ' +
        'letter, then at most 14 letters, digits, dots, dashes or underscores (injection/annotation)',
    ],
    [
      'traffic.sidecar.istio.io/kubevirtInterfaces',
      'a b',
      'got "a b"; "a b" is not the name of a network interface; write names such as net1,eth0: a letter, then ' +
        'at most 14 letters, digits, dots, dashes or underscores (injection/annotation)',
    ],
    [
      'istio.io/reroute-virtual-interfaces',
      'sixteencharacter',
      'got "sixteencharacter"; "sixteencharacter" is not the name of a network interface; write names such as ' +
        'net1,eth0: a letter, then at most 14 letters, digits, dots, dashes or underscores (injection/annotation)',
    ],
    [
      'prometheus.istio.io/merge-metrics',
      'yes',
      'got "yes"; must be true or false; use true or false (injection/annotation)',
    ],
    [
      'proxy.istio.io/config',
      '[]',
      'got "[]"; a ProxyConfig is an object; write YAML such as "concurrency: 2" (injection/proxy-config)',
    ],
    [
      'sidecar.istio.io/proxyCPU',
      '1 core',
      'got "1 core"; this is not a quantity of a resource; write a number with an optional unit, for example ' +
        '100m or 512Mi (injection/annotation)',
    ],
    [
      'sidecar.istio.io/proxyMemory',
      '',
      'got ""; this is not a quantity of a resource; write a number with an optional unit, for example 100m or ' +
        '512Mi (injection/annotation)',
    ],
    [
      'sidecar.istio.io/proxyCPULimit',
      '2x',
      'got "2x"; this is not a quantity of a resource; write a number with an optional unit, for example 100m ' +
        'or 512Mi (injection/annotation)',
    ],
    [
      'sidecar.istio.io/proxyMemoryLimit',
      '1Gi\n',
      'got "1Gi\\n"; this is not a quantity of a resource; write a number with an optional unit, for example ' +
        '100m or 512Mi (injection/annotation)',
    ],
  ])('%s: %j', (name, value, expected) => {
    expect(check({ [name]: value })).toEqual([`metadata.annotations["${name}"]: ${expected}`]);
  });

  test.each([
    ['traffic.sidecar.istio.io/includeOutboundIPRanges', '*'],
    ['traffic.sidecar.istio.io/includeOutboundIPRanges', ''],
    ['traffic.sidecar.istio.io/excludeOutboundIPRanges', '10.0.0.0/8,::1/128'],
    ['traffic.sidecar.istio.io/includeInboundPorts', '80, 8080'],
    ['traffic.sidecar.istio.io/excludeInboundPorts', ''],
    ['status.sidecar.istio.io/port', ' 99 '],
    ['prometheus.istio.io/merge-metrics', 'T'],
    ['sidecar.istio.io/proxyCPU', '1e3'],
    ['traffic.sidecar.istio.io/excludeInterfaces', ' eth0 , eth0.1'],
    ['unknown.example/annotation', '???'],
  ])('%s may be %j', (name, value) => expect(check({ [name]: value })).toEqual([]));

  test.each(['1.2.3.4', '1.2.3.4/33', '01.2.3.4/8', '::1/129', '1.2.3.4/08', 'fe80::1%eth0/64', 'a/8'])(
    '%s is no IP range',
    (range) => {
      expect(check({ 'traffic.sidecar.istio.io/excludeOutboundIPRanges': range })).toHaveLength(1);
    },
  );

  test('all problems are told at once', () => {
    const wrong = {
      'sidecar.istio.io/interceptionMode': 'x',
      'status.sidecar.istio.io/port': 'x',
      'sidecar.istio.io/proxyCPU': 'x',
    };
    expect(check(wrong)).toHaveLength(3);
  });

  test('names of interfaces are checked from 1.30 on', () => {
    const wrong = { 'traffic.sidecar.istio.io/excludeInterfaces': '0bad' };
    expect([check(wrong, '1.29.6').length, check(wrong, '1.30.3').length, check(wrong, '1.31.0').length]).toEqual([
      0, 1, 1,
    ]);
  });
});
