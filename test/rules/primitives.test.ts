import { headerValue } from '../../lib/rules/primitives/header-value';
import { ipOrCidr, isIpAddress, splitHostPort } from '../../lib/rules/primitives/addresses';
import { celExpression } from '../../lib/rules/primitives/cel/cel-syntax';
import {
  fqdn,
  gatewayBoundDomain,
  hostCovers,
  hostsOverlap,
  isDnsLabel,
  partialWildcard,
  wildcardDomain,
} from '../../lib/rules/primitives/names';
import { durationOrZero, isPrime, wholeMilliseconds } from '../../lib/rules/primitives/numbers';
import { isHttp, isTcp, isTls, knownProtocol } from '../../lib/rules/primitives/protocol';
import { matchingExpression, re2Expression } from '../../lib/rules/primitives/regex';
import { memoize } from '../../lib/rules/primitives/memoize';
import { byteLength, exceedsBytes } from '../../lib/rules/primitives/text';
import { jwksUrl, moduleUrl } from '../../lib/rules/primitives/urls';
import { Place } from '../../lib/rules/place';

type Judge = (text: string) => unknown;

/** Which texts a primitive takes. */
const taken = (judge: Judge, texts: readonly string[]): string[] => texts.filter((text) => judge(text) === undefined);
const refused = (judge: Judge, texts: readonly string[]): string[] => texts.filter((text) => judge(text) !== undefined);

function takes(judge: Judge, good: readonly string[], bad: readonly string[]): void {
  expect(refused(judge, good)).toEqual([]);
  expect(taken(judge, bad)).toEqual([]);
}

describe('names', () => {
  test('labels', () => {
    expect(['a', 'A-1', '1', 'x'.repeat(63)].filter((text) => !isDnsLabel(text))).toEqual([]);
    expect(['', '-a', 'a-', 'a.b', 'a_b', 'é', 'x'.repeat(64)].filter(isDnsLabel)).toEqual([]);
  });
  test('whole names', () =>
    takes(fqdn, ['a', 'a.b', 'a.b.', '1.a'], ['', '*', '*.a', 'a..b', 'a.1', '1', '10.0.0.1', 'a_b.c']));
  test('wildcards', () =>
    takes(wildcardDomain, ['*', '*.a', '*-a.b', '*a.b', 'a', '1'], ['', 'a*.b', 'a.*', '**', '*.*', '*.1', '.a']));
  test('hosts on gateways that match SNI', () => {
    takes(
      (text) => gatewayBoundDomain(text, true),
      ['outbound_.80_._.a.b', 'outbound_.80_.v1_.a'],
      ['outbound_', 'outbound_.x_._.a', 'outbound_.80_._.1', 'outbound_80'],
    );
    expect(gatewayBoundDomain('outbound_.80_._.a.b', false)).toBeDefined();
  });
  test('partial wildcards', () => takes(partialWildcard, ['*', '*.a', 'a'], ['*a', '*-a.b', 'a.*']));
  test('which hosts overlap', () => {
    const pairs: [string, string, boolean][] = [
      ['a.b', 'a.b', true],
      ['a.b', 'b.b', false],
      ['*.b', 'a.b', true],
      ['*.b', 'b', false],
      ['*', 'a', true],
      ['*.b', '*.a.b', true],
      ['*.a', '*.b', false],
    ];
    for (const [a, b, expected] of pairs)
      expect([a, b, hostsOverlap(a, b), hostsOverlap(b, a)]).toEqual([a, b, expected, expected]);
  });
  test('which host covers which', () => {
    expect([
      hostCovers('*.b', 'a.b'),
      hostCovers('*.b', '*.a.b'),
      hostCovers('*.a.b', '*.b'),
      hostCovers('a.b', '*.b'),
      hostCovers('a', 'a'),
      hostCovers('*', '*'),
    ]).toEqual([true, true, false, false, true, true]);
  });
});

describe('addresses', () => {
  const good = [
    '1.2.3.4',
    '0.0.0.0',
    '::',
    '::1',
    '1::',
    '1:2:3:4:5:6:7:8',
    '1:2:3:4:5:6:7::',
    '::ffff:1.2.3.4',
    '1:2:3:4:5:6:1.2.3.4',
    'fe80::1%eth0',
    'ABCD::',
  ];
  const bad = [
    '',
    '1.2.3',
    '1.2.3.4.5',
    '01.2.3.4',
    '256.1.1.1',
    '1.2.3.4%a',
    ':1',
    '1:',
    '1:::2',
    '1::2::3',
    '1:2:3:4:5:6:7:8:9',
    '12345::',
    'g::',
    '::1%',
    '::1.2.3',
    '1.2.3.4:80',
    '::2:3:4:5:6:7:8:9',
  ];
  test('single ones', () => {
    expect(good.filter((text) => !isIpAddress(text))).toEqual([]);
    expect(bad.filter(isIpAddress)).toEqual([]);
  });
  test('ranges', () => {
    takes(
      ipOrCidr,
      ['1.2.3.4', '1.2.3.4/0', '1.2.3.4/32', '::/0', '::1/128', '10.1.2.3/8'],
      ['a', 'a/8', '1.2.3.4/', '1.2.3.4/33', '1.2.3.4/08', '1.2.3.4/+8', '::/129', '/8', 'fe80::1%a/64', '1.2.3.4/8/8'],
    );
  });
  test('host and port', () => {
    expect(splitHostPort('127.0.0.1:80')).toEqual({ host: '127.0.0.1', port: '80' });
    expect(splitHostPort('[::1]:80')).toEqual({ host: '::1', port: '80' });
    expect(splitHostPort(':80')).toEqual({ host: '', port: '80' });
    expect(
      ['a', '::1:80', '[::1]', '[::1]80', '[::1:80', 'a]:80'].map(splitHostPort).filter((parts) => parts !== undefined),
    ).toEqual([]);
  });
});

describe('numbers', () => {
  test('whole milliseconds; what is shorter than one is left to the schema', () =>
    takes(wholeMilliseconds, ['1ms', '1s', '1m30s', '1.5s', '1000us', '0s', '1us'], ['1.5ms', '1500us', '1s1ns']));
  test('zero, or at least a millisecond', () =>
    takes(durationOrZero, ['0s', '0', '1ms', '500us'], ['', 'x', '5', '-1s', '1.5ms']));
  test('primes, as Envoy has them', () =>
    expect([0, 1, 2, 3, 4, 9, 11, 25, 65537, 4999999].filter(isPrime)).toEqual([1, 2, 3, 11, 65537, 4999999]));
  test('lengths are in bytes', () => {
    expect([byteLength('aé€'), exceedsBytes('éé', 3), exceedsBytes('éé', 4), exceedsBytes('aaaa', 3)]).toEqual([
      6,
      true,
      false,
      true,
    ]);
  });
});

describe('protocols', () => {
  test('known in any case', () =>
    takes(
      knownProtocol,
      ['HTTP', 'http2', 'gRPC-Web', 'TCP', 'Mongo', 'UDP', 'HTTP_PROXY'],
      ['', 'HTTP3', 'HBONE', 'constructor'],
    ));
  test('families', () => {
    const all = ['HTTP', 'HTTPS', 'TLS', 'TCP', 'GRPC', 'UDP', 'MySQL', 'toString'];
    expect([all.filter(isHttp), all.filter(isTls), all.filter(isTcp)]).toEqual([
      ['HTTP', 'GRPC'],
      ['HTTPS', 'TLS'],
      ['HTTPS', 'TLS', 'TCP', 'MySQL'],
    ]);
  });
});

describe('expressions', () => {
  test('RE2', () =>
    takes(
      re2Expression,
      [
        '',
        '.*',
        '^/api/v[0-9]+$',
        '(?i)a',
        '(?P<a>x)(?P<a>y)',
        'a{1000}',
        'x{',
        'x{?',
        '\\Q(\\E',
        '[[:alpha:]]',
        '\\p{Greek}',
        '(?s:.)',
        'a\\.b',
        '[{]+',
      ],
      ['(', '[', '*', '(?=a)', '\\1', 'a{1001}', 'a**', '(?x)a', '\\p{Foo}', '[z-a]', 'a\\'],
    ));
  test('what proxies match with', () =>
    takes(matchingExpression, ['x'.repeat(1024), '.*'], ['', 'x'.repeat(1025), 'é'.repeat(513), '(']));
  test('CEL', () =>
    takes(
      celExpression,
      [
        'true',
        'a.b.c(d)[0]',
        '[1, 2,]',
        '{"a": 1}',
        'a ? b : c',
        '!!a',
        '--1',
        'has(a.b)',
        'a.all(x, x > 1)',
        'A.B{c: 1}',
        '.a',
        'a // end',
        '"\\u00e9"',
        'a.`b-c`',
        'x.package',
      ],
      [
        '',
        'a b',
        'a +',
        '(a',
        '[1',
        '{a}',
        'a ? b',
        '"a',
        "'a\nb'",
        '"\\q"',
        'has(a)',
        'a.all(1, x)',
        'package',
        '1 2',
        'a = b',
        'a.in',
        '18446744073709551616u',
      ],
    ));
  test('header values', () =>
    takes(
      headerValue,
      ['', 'a', '100%%', '%A%', 'x %A(b)% y', '%A(["b", "c"])%', '%A( b ) %', 'a\tb', '%A(b\\)c)%'],
      ['%', 'a%', '%A', '%A(b)', '%A()%', '%A([b])%', '%A(["b"', '%A(b)x%', 'a\u0000', '\u007f', '%A%%'],
    ));
});

describe('URLs', () => {
  test('of key sets', () =>
    takes(
      jwksUrl,
      ['http://a', 'HTTPS://a:8443/x?y#z', 'https://[::1]:80/'],
      ['', 'a', 'ftp://a', 'https://a:x', 'https://a b', 'https://a/%zz', '://a', 'https://[::1'],
    ));
  test('of modules', () =>
    takes(
      moduleUrl,
      ['oci://a/b', 'a/b:1', 'file:///a', 'https://a', '/a'],
      ['ftp://a', 'a:5000/b', 'a b', 'oci://a/%zz'],
    ));
});

test('remembered answers, of which undefined is one', () => {
  const calls: string[] = [];
  const judge = memoize((text: string) => {
    calls.push(text);
    return text === 'a' ? 1 : undefined;
  });
  expect([judge('a'), judge('b'), judge('a'), judge('b')]).toEqual([1, undefined, 1, undefined]);
  expect(calls).toEqual(['a', 'b']);
});

describe('places', () => {
  const place = Place.root({ a: { 'b.c': [{ d: 'x' }, null, 'y'], 'e': null, 'f': 0 } }, []);
  test('know their path', () => {
    expect(place.at('a', 'b.c', 0, 'd').path).toBe('a["b.c"][0].d');
    expect(
      place
        .at('a')
        .list('b.c')
        .map((item) => [item.path, item.index]),
    ).toEqual([['a["b.c"][0]', 0]]);
    expect(
      place
        .at('a')
        .texts('b.c')
        .map((item) => item.path),
    ).toEqual(['a["b.c"][2]']);
    expect(place.at('x', 0, 'y').path).toBe('x[0].y');
  });
  test('read what is absent or of another type as nothing', () => {
    const a = place.at('a');
    expect([
      a.has('e'),
      a.has('f'),
      a.text('f'),
      a.number('b.c'),
      a.size('b.c'),
      a.size('f'),
      a.record('b.c'),
      a.flag('f'),
      a.entries('e'),
    ]).toEqual([false, true, '', 0, 3, 0, undefined, false, []]);
  });
});
