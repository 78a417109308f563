import { App, Chart } from 'cdk8s';
import { ServiceMesh } from 'istio-constructs';

const app = new App();

new ServiceMesh(new Chart(app, 'mesh'), {
  releaseName: 'istio',
  defaultRevision: '',
  cni: { namespace: 'kube-system', excludeNamespaces: ['istio-system', 'kube-system', 'monitoring'] },
  ingressGateways: [
    {
      injection: false,
      service: { type: 'ClusterIP' },
      replicas: 2,
      resources: { limits: { memory: '2Gi' } },
      scheduling: {
        tolerations: [{ key: 'node-role.kubernetes.io/master', operator: 'Exists', effect: 'NoSchedule' }],
      },
      values: { gateways: { 'istio-ingressgateway': { rollingMaxSurge: '0%', rollingMaxUnavailable: '100%' } } },
    },
  ],
  egressGateways: [
    {
      injection: false,
      values: {
        gateways: { 'istio-egressgateway': { autoscaleEnabled: false, rollingMaxSurge: 1, rollingMaxUnavailable: 0 } },
      },
    },
  ],
  patches: [
    {
      kind: 'Deployment',
      name: 'istio-ingressgateway',
      merge: {
        spec: {
          strategy: { type: 'RollingUpdate' },
          template: {
            spec: {
              affinity: {
                podAntiAffinity: {
                  requiredDuringSchedulingIgnoredDuringExecution: [
                    {
                      labelSelector: {
                        matchExpressions: [{ key: 'app', operator: 'In', values: ['istio-ingressgateway'] }],
                      },
                      topologyKey: 'kubernetes.io/hostname',
                    },
                  ],
                },
              },
              nodeSelector: { 'istio-gateway-ingress': 'enable' },
            },
          },
        },
      },
    },
  ],
});

app.synth();
