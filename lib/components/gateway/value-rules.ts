import { is, type ValueRule } from '../shared/values/value-rules';

const string = is('string');
const integer = is('integer');
const boolean = is('boolean');
const object = is('object');
const list = is('array');
const objects: ValueRule = { types: ['array'], items: object };
const amounts: ValueRule = {
  types: ['object', 'null'],
  fields: { cpu: is('string', 'null'), memory: is('string', 'null') },
};
const portFields = { port: integer, targetPort: integer, protocol: string };

const service: ValueRule = {
  types: ['object'],
  fields: {
    annotations: object,
    selectorLabels: { types: ['object'], entries: string },
    externalTrafficPolicy: string,
    healthCheckNodePort: { ...integer, since: 'gatewayHealthCheckNodePort' },
    loadBalancerIP: string,
    loadBalancerSourceRanges: list,
    ipFamilies: { items: { types: ['string'], oneOf: ['IPv4', 'IPv6'] } },
    ipFamilyPolicy: { types: ['string'], oneOf: ['', 'SingleStack', 'PreferDualStack', 'RequireDualStack'] },
    ports: { types: ['array'], items: { types: ['object'], fields: { name: string, ...portFields } } },
    type: string,
  },
};

const podDisruptionBudget: ValueRule = {
  types: ['object'],
  fields: {
    minAvailable: is('integer', 'string'),
    maxUnavailable: is('integer', 'string'),
    unhealthyPodEvictionPolicy: { types: ['string'], oneOf: ['', 'IfHealthyBudget', 'AlwaysAllow'] },
  },
};

/** Schema of the values of chart `gateway`, the one chart that comes with a schema. */
export const GATEWAY_VALUE_RULES: ValueRule = {
  types: ['object'],
  closed: true,
  fields: {
    name: string,
    revision: string,
    kind: { types: ['string'], oneOf: ['Deployment', 'DaemonSet'] },
    replicaCount: is('integer', 'null'),
    minReadySeconds: is('null', 'integer'),
    strategy: object,
    autoscaling: {
      types: ['object'],
      fields: { enabled: boolean, minReplicas: integer, maxReplicas: integer, targetCPUUtilizationPercentage: integer },
    },
    podDisruptionBudget,
    service,
    networkGateway: string,
    networkGatewayPorts: {
      types: ['object'],
      entries: { types: ['object'], fields: portFields, required: ['port'] },
      since: 'gatewayNetworkPorts',
    },
    serviceAccount: { types: ['object'], fields: { annotations: object, name: string, create: boolean } },
    rbac: { types: ['object'], fields: { enabled: boolean } },
    labels: object,
    annotations: { types: ['object'], entries: is('string', 'integer') },
    podAnnotations: {
      types: ['object'],
      fields: {
        'inject.istio.io/templates': string,
        'prometheus.io/path': string,
        'prometheus.io/port': string,
        'prometheus.io/scrape': string,
      },
    },
    resources: { types: ['object'], fields: { limits: amounts, requests: amounts } },
    securityContext: is('object', 'null'),
    containerSecurityContext: is('object', 'null'),
    env: object,
    envVarFrom: { types: ['array'], items: { types: ['object'], fields: { name: string, valueFrom: object } } },
    readinessProbe: is('null', 'object'),
    lifecycle: { types: ['object'], fields: { postStart: object, preStop: object } },
    imagePullPolicy: { types: ['string'], oneOf: ['', 'Always', 'IfNotPresent', 'Never'] },
    imagePullSecrets: { types: ['array'], items: { types: ['object'], fields: { name: string } } },
    volumes: objects,
    volumeMounts: objects,
    initContainers: objects,
    additionalContainers: objects,
    affinity: object,
    nodeSelector: object,
    tolerations: list,
    topologySpreadConstraints: list,
    priorityClassName: string,
    terminationGracePeriodSeconds: is('number'),
    dnsPolicy: { ...string, since: 'gatewayDns' },
    dnsConfig: { ...object, since: 'gatewayDns' },
    global: object,
    profile: string,
    platform: string,
    compatibilityVersion: string,
    // Accepted and not read: other charts have them, and one values file may serve all.
    enabled: boolean,
    defaultRevision: string,
    pilot: object,
    runAsRoot: boolean,
    unprivilegedPort: { types: ['string', 'boolean'], oneOf: [true, false, 'auto'] },
  },
};
