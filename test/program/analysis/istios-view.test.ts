import type { Manifest } from '../../../lib/model';
import { analyze } from '../../../lib/program/analyze';
import { gateway, object, server, workload } from './found';

/** Where Istio's analyzers see more or less than one would think. Each was seen with the analyzers themselves. */
const codes = (objects: Manifest[], code: string) =>
  analyze([{ name: 'a.yaml', objects }])
    .findings.filter((finding) => finding.code === code)
    .map((finding) => `${finding.object} ${finding.parameters.join(' ')}`);

describe('a Service without selector before the pods of a gateway', () => {
  const objects = (spec: object) => [
    workload('ingress/gw', { istio: 'gw' }),
    object('Service', 'ingress/gw', spec),
    gateway('ingress/public', 'gw', server(80, ['x.com'])),
  ];

  test('may lead to them by endpoints that are written elsewhere', () => {
    expect(codes(objects({ ports: [{ port: 80 }] }), 'IST0162')).toEqual([]);
  });
  test('leads to none of its other ports, nor by another name', () => {
    const found = ['Gateway ingress/public 80 istio=gw'];
    expect(codes(objects({ ports: [{ port: 81 }] }), 'IST0162')).toEqual(found);
    const external = { type: 'ExternalName', externalName: 'x.com', ports: [{ port: 80 }] };
    expect(codes(objects(external), 'IST0162')).toEqual(found);
  });
});

describe('namespaces in ambient mode', () => {
  const namespace = (labels: object) => object('Namespace', 'shop', {}, { labels });
  const ambient = { 'istio.io/dataplane-mode': 'ambient' };
  const two = [object('Sidecar', 'shop/a'), object('Sidecar', 'shop/b')];
  const both = ['Sidecar shop/a [a b] shop', 'Sidecar shop/b [a b] shop'];

  test('two Sidecars are only reported where a revision or injection makes them sidecars', () => {
    expect(codes([namespace(ambient), ...two], 'IST0111')).toEqual([]);
    expect(codes([namespace({ ...ambient, 'istio.io/rev': 'canary' }), ...two], 'IST0111')).toEqual(both);
    expect(codes([namespace({ ...ambient, 'istio-injection': 'enabled' }), ...two], 'IST0111')).toEqual(both);
  });
  test('two Telemetries for the same pods are reported', () => {
    const telemetry = (name: string) =>
      object('Telemetry', name, {
        selector: { matchLabels: { app: 'web' } },
        tracing: [{ randomSamplingPercentage: 1 }],
      });
    const objects = [
      namespace(ambient),
      workload('shop/web', { app: 'web' }),
      telemetry('shop/a'),
      telemetry('shop/b'),
    ];
    expect(codes(objects, 'IST0159')).toEqual(['Telemetry shop/a [a b] shop web', 'Telemetry shop/b [a b] shop web']);
  });
});
