import { CHART_SCHEMAS, valuesProblems, type ValuesComponent } from '../../../lib/api/values';
import { formatProblem } from '../../../lib/model';

const problems = (component: ValuesComponent, values: unknown, version?: string): string[] =>
  valuesProblems(CHART_SCHEMAS[component], values, { version, path: 'values' }).map(formatProblem);

describe('chart values', () => {
  test.each<[ValuesComponent, unknown, string]>([
    [
      'istiod',
      { autoscaleEnable: true },
      'values.autoscaleEnable: got true; "autoscaleEnable" is not a field of IstiodValues; did you mean ' +
        '"autoscaleEnabled"? (schema/unknown-field)',
    ],
    [
      'istiod',
      { autoscaleEnabled: 'false' },
      'values.autoscaleEnabled: got "false"; must be true or false; write false without quotes (schema/type)',
    ],
    [
      'istiod',
      { global: { proxy: { loglevel: 'debug' } } },
      'values.global.proxy.loglevel: got "debug"; "loglevel" is not a field of ProxyValues; did you mean ' +
        '"logLevel"? (schema/unknown-field)',
    ],
    [
      'istiod',
      { global: { proxy: { tracer: 'jaeger' } } },
      'values.global.proxy.tracer: got "jaeger"; must be one of zipkin, lightstep, datadog, stackdriver, ' +
        'openCensusAgent, none (schema/enum)',
    ],
    [
      'istiod',
      { global: null },
      'values.global: got null; null is not allowed, an object is needed; remove the field, or give it a value ' +
        '(schema/null)',
    ],
    [
      'istiod',
      { sidecarInjectorWebhook: null },
      'values.sidecarInjectorWebhook: got null; null is not allowed, an object is needed; remove the field, or ' +
        'give it a value (schema/null)',
    ],
    [
      'istiod',
      { pilot: { env: {} } },
      'values.pilot: got {"env":{}}; "pilot" is not a field of IstiodValues; write its fields without "pilot" ' +
        'around them (schema/unknown-field)',
    ],
    [
      'istiod',
      { revisionTags: 'prod' },
      'values.revisionTags: got "prod"; must be a list; put it in a list: [...] (schema/type)',
    ],
    [
      'istiod',
      { env: { A: { b: 1 } } },
      'values.env.A: got {"b":1}; must be a string or a number or true or false (schema/type)',
    ],
    ['istiod', { replicaCount: '3.5' }, 'values.replicaCount: got "3.5"; must be a whole number (schema/pattern)'],
    [
      'istiod',
      { replicaCount: true },
      'values.replicaCount: got true; must be a whole number or a string (schema/type)',
    ],
    [
      'gateway',
      { replicaCount: '3' },
      'values.replicaCount: got "3"; must be a whole number; write 3 without quotes (schema/type)',
    ],
    [
      'istiod',
      { meshConfig: { enableTracin: true } },
      'values.meshConfig.enableTracin: got true; "enableTracin" is not a field of MeshConfig; did you mean ' +
        '"enableTracing"? (schema/unknown-field)',
    ],
    [
      'istiod',
      { global: { meshNetworks: { n: { gateways: [{ port: 0 }] } } } },
      'values.global.meshNetworks.n.gateways[0].port: got 0; a port number is from 1 to 65535 (schema/port)',
    ],
    ['istiod', [], 'values: got []; must be an object (schema/type)'],
    [
      'base',
      { base: { validationFailurePolicy: 'fail' } },
      'values.base.validationFailurePolicy: got "fail"; must be one of Ignore, Fail; did you mean "Fail"? ' +
        '(schema/enum)',
    ],
    [
      'cni',
      { cni: { chained: false } },
      'values.cni: got {"chained":false}; "cni" is not a field of CniValues; write its fields without "cni" ' +
        'around them (schema/unknown-field)',
    ],
    [
      'cni',
      { excludeNamespace: ['a'] },
      'values.excludeNamespace: got ["a"]; "excludeNamespace" is not a field of CniValues; did you mean ' +
        '"excludeNamespaces"? (schema/unknown-field)',
    ],
    [
      'ztunnel',
      { loglevel: 'debug' },
      'values.loglevel: got "debug"; "loglevel" is not a field of ZtunnelValues; did you mean "logLevel"? ' +
        '(schema/unknown-field)',
    ],
    [
      'gateway',
      { kind: 'StatefulSet' },
      'values.kind: got "StatefulSet"; must be one of Deployment, DaemonSet (schema/enum)',
    ],
    [
      'gateway',
      { service: { ports: [{ port: '80' }] } },
      'values.service.ports[0].port: got "80"; must be a whole number; write 80 without quotes (schema/type)',
    ],
    [
      'gateway',
      { networkGatewayPorts: { tls: { targetPort: 1 } } },
      'values.networkGatewayPorts.tls.port: got nothing; port is required in NetworkGatewayPort; set port ' +
        '(schema/required)',
    ],
    [
      'istio-ingress',
      { gateways: { 'istio-egressgateway': {} } },
      'values.gateways["istio-egressgateway"]: got {}; "istio-egressgateway" is not a field of ' +
        'IstioIngressValuesGateways; did you mean "istio-ingressgateway"? (schema/unknown-field)',
    ],
    [
      'istio-egress',
      { gateways: { 'istio-egressgateway': { autoscaleMax: 'many' } } },
      'values.gateways["istio-egressgateway"].autoscaleMax: got "many"; must be a whole number (schema/pattern)',
    ],
  ])('%s %j', (component, values, expected) => {
    expect(problems(component, values)).toEqual([expected]);
  });

  test('null takes a default away where the charts allow it', () => {
    expect(
      problems('istiod', {
        resources: null,
        pdb: { minAvailable: null },
        tolerations: null,
        global: { proxy: { resources: null }, hub: null },
      }),
    ).toEqual([]);
    expect(
      problems('gateway', {
        replicaCount: null,
        securityContext: null,
        podDisruptionBudget: null,
        service: { healthCheckNodePort: null },
      }),
    ).toEqual([]);
  });

  test('numbers as text, as `--set-string` gives them', () => {
    expect(
      problems('istiod', {
        replicaCount: '3',
        cpu: { targetAverageUtilization: '70' },
        traceSampling: '0.5',
        global: { proxy: { statusPort: '15020' } },
      }),
    ).toEqual([]);
    expect(problems('ztunnel', { terminationGracePeriodSeconds: '60' })).toEqual([]);
    expect(problems('istio-ingress', { gateways: { 'istio-ingressgateway': { autoscaleMin: '2' } } })).toEqual([]);
  });

  test('names that no chart has a default for', () => {
    expect(
      problems('istiod', {
        profile: 'ambient',
        platform: 'openshift',
        compatibilityVersion: '1.29',
        crlConfigMapName: 'crl',
        trafficDistribution: 'PreferClose',
        terminationMessagePolicy: 'File',
        global: {
          trustBundleName: 'ca',
          platform: 'gke',
          tracer: { zipkin: { address: 'z:9411' } },
          proxy: { lifecycle: {}, variant: 'debug' },
          agentgateway: { image: 'a' },
          ipFamilies: ['IPv4'],
        },
      }),
    ).toEqual([]);
    expect(
      problems('gateway', {
        service: { loadBalancerClass: 'x', allocateLoadBalancerNodePorts: false, internalTrafficPolicy: 'Local' },
        enabled: true,
        unprivilegedPort: 'auto',
      }),
    ).toEqual([]);
    expect(
      problems('ztunnel', {
        affinity: {},
        nodeSelector: { a: 'b' },
        trustBundleName: 'ca',
        ownerName: 'me',
        global: { hub: 'x', tag: 1.31 },
      }),
    ).toEqual([]);
  });

  test('a value that came with a later release', () => {
    expect(problems('gateway', { dnsPolicy: 'None' }, '1.31.0')).toEqual([]);
    expect(problems('gateway', { dnsPolicy: 'None' }, '1.30.3')).toEqual([
      'values.dnsPolicy: got "None"; the field is acted on since Istio 1.31, and the target is 1.30.3; remove ' +
        'it, or target Istio 1.31 or later (schema/newer-field)',
    ]);
    expect(problems('base', { global: { enableReaderRBAC: false } }, '1.29')).toEqual([
      'values.global.enableReaderRBAC: got false; the field is acted on since Istio 1.30, and the target is ' +
        '1.29; remove it, or target Istio 1.30 or later (schema/newer-field)',
    ]);
  });
});
