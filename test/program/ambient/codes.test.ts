import type { Manifest } from '../../../lib/model';
import { ambient, behindWaypoint, forPods, forService, found, source, when } from './support';

/** Codes of conditions that never match, with their whole texts. */

const RULE = '[AuthorizationPolicy shop/p] spec.rules[0]';
const FROM_TUNNEL = 'a waypoint takes connections out of its tunnel';

test('a principal of another trust domain', () => {
  const policy = forPods({ rules: [source({ principals: ['cluster.local/ns/shop/sa/web'] })] });
  const config: Manifest = {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'istio', namespace: 'istio-system' },
    data: { mesh: 'trustDomain: example.org' },
  };
  expect(found(ambient(policy, config))).toEqual([
    `error ambient/principal ${RULE}.from[0].source.principals: got ["cluster.local/ns/shop/sa/web"]; its pods are ` +
      "in ambient mode, and ztunnel compares trust domains as they are written: the mesh's is example.org, so " +
      'that the ' +
      'rule allows nothing; write "example.org/ns/shop/sa/web"',
  ]);
});

test('the address of a peer at a waypoint', () => {
  const policy = forService({ rules: [source({ ipBlocks: ['10.0.0.0/8'] })] });
  expect(found(behindWaypoint(policy))).toEqual([
    `error ambient/waypoint-address ${RULE}.from[0].source.ipBlocks: got ["10.0.0.0/8"]; ${FROM_TUNNEL}, and their ` +
      'peer has no address of its own, so that the rule allows nothing; compare the address of the client: ' +
      '`remoteIpBlocks`, or `remote.ip`',
  ]);
});

test('SNI at a waypoint', () => {
  const policy = forService({ rules: [when('connection.sni', 'a.com')] });
  expect(found(behindWaypoint(policy))).toEqual([
    `error ambient/waypoint-sni ${RULE}.when[0].key: got "connection.sni"; ${FROM_TUNNEL}, where there is no SNI, so ` +
      'that the rule allows nothing; compare `hosts` or `ports` instead',
  ]);
});
