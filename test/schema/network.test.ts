import { isDnsName, isHostPort, isIpAddress, isIpRange, isWildcardName } from '../../lib/schema/rules/network';

const verdicts = (judge: (text: string) => boolean, texts: string[]): string[] => texts.filter(judge);

describe('addresses and names', () => {
  test('IP addresses', () => {
    const good = [
      '0.0.0.0',
      '255.255.255.255',
      '1.2.3.4',
      '::',
      '::1',
      '1::',
      '1:2:3:4:5:6:7:8',
      '1:2:3:4:5:6:1.2.3.4',
      '::ffff:1.2.3.4',
      'fe80::1%eth0',
      '1:2:3:4:5:6:7::',
      'ABCD::ef',
    ];
    const bad = [
      '',
      '1.2.3',
      '1.2.3.4.',
      '1.2.3.4.5',
      '256.1.1.1',
      '01.2.3.4',
      'a',
      ':',
      ':::',
      '1:2:3:4:5:6:7',
      '1:2:3:4:5:6:7:8:9',
      '1::2::3',
      '1:2:3:4:5:6:7::8',
      '12345::',
      'fe80::1%',
      '1.2.3.4::',
      '::1.2.3',
      '1.2.3.4%e',
    ];
    expect(verdicts(isIpAddress, [...good, ...bad])).toEqual(good);
  });
  test('ranges', () => {
    const good = ['10.0.0.0/8', '10.0.0.0/0', '10.0.0.0/32', '::/0', '2001:db8::/128', '1.2.3.4'];
    const bad = [
      '10.0.0.0/33',
      '::/129',
      '10.0.0.0/',
      '10.0.0.0/08',
      '10.0.0.0/-1',
      'a/8',
      'fe80::%e/64',
      '10.0.0.0/8/8',
    ];
    expect(verdicts(isIpRange, [...good, ...bad])).toEqual(good);
  });
  test('hosts with a port', () => {
    const good = ['a:1', 'a.b.c:65535', 'a.:1', '1.2.3.4:80', '[::1]:80', '[fe80::1%eth0]:80', 'A-1:80'];
    const bad = [
      'a',
      'a:',
      ':80',
      'a:0',
      'a:65536',
      '::1:80',
      '[::1]',
      '[::1]80',
      'a_b:80',
      'http://a:80',
      'a.1:80',
      '-a:80',
      'a:http',
    ];
    expect(verdicts(isHostPort, [...good, ...bad])).toEqual(good);
  });
  test('names', () => {
    expect(
      verdicts(isDnsName, ['a', 'a.b', 'a.b.', 'A.b', '', 'a..b', 'a.1', '*.a', 'a_b', '-a', 'x'.repeat(64)]),
    ).toEqual(['a', 'a.b', 'a.b.', 'A.b']);
    expect(verdicts(isWildcardName, ['*', '*.a', '*-a.b', '*a.b', 'a.b', '**', 'a.*', 'a*.b', ''])).toEqual([
      '*',
      '*.a',
      '*-a.b',
      '*a.b',
      'a.b',
    ]);
  });
});
