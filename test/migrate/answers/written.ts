import type { MadeInput } from './inputs';

/** IstioOperator files as people write them, one for each part of a mesh that public files set. */
const HEAD = `apiVersion: install.istio.io/v1alpha1
kind: IstioOperator
metadata: { name: mesh, namespace: istio-system }
spec:
`;

const SPECS: Readonly<Record<string, string>> = {
  'several-clusters': `  values:
    global:
      meshID: mesh1
      multiCluster:
        clusterName: cluster1
      network: network1
`,
  'east-west-gateway': `  revision: ""
  profile: empty
  components:
    ingressGateways:
      - name: istio-eastwestgateway
        label:
          istio: eastwestgateway
          app: istio-eastwestgateway
          topology.istio.io/network: network1
        enabled: true
        k8s:
          env:
            - name: ISTIO_META_REQUESTED_NETWORK_VIEW
              value: network1
          service:
            ports:
              - { name: status-port, port: 15021, targetPort: 15021 }
              - { name: tls, port: 15443, targetPort: 15443 }
              - { name: tls-istiod, port: 15012, targetPort: 15012 }
              - { name: tls-webhook, port: 15017, targetPort: 15017 }
  values:
    gateways:
      istio-ingressgateway:
        injectionTemplate: gateway
    global:
      network: network1
`,
  'key-given-twice': `  meshConfig:
    defaultConfig:
      holdApplicationUntilProxyStarts: true
    accessLogFile: /dev/stdout
    defaultConfig:
      tracing: { sampling: 10.0 }
`,
  'ambient': `  profile: ambient
  meshConfig:
    accessLogFile: /dev/stdout
    defaultConfig: { holdApplicationUntilProxyStarts: false }
  values:
    ztunnel: { resources: { requests: { cpu: 100m, memory: 128Mi } } }
    cni: { resources: { requests: { cpu: 50m, memory: 64Mi } } }
`,
  'proxy-lifecycle': `  values:
    global:
      proxy:
        enableCoreDump: false
        lifecycle: { preStop: { exec: { command: ["/bin/sh", "-c", "sleep 15"] } } }
        resources: { requests: { cpu: 10m, memory: 40Mi }, limits: { cpu: 500m } }
      logging: { level: "default:warn" }
      proxy_init: { resources: { limits: { cpu: 100m } } }
`,
  'agent-elsewhere': `  components:
    cni: { namespace: kube-system, enabled: true }
  values:
    cni:
      cniBinDir: /home/kubernetes/bin
      excludeNamespaces: [istio-system, kube-system]
      chained: true
      repair: { enabled: true, deletePods: true }
`,
  'several-gateways': `  profile: demo
  components:
    ingressGateways:
      - name: istio-ingressgateway
        enabled: true
        k8s:
          serviceAnnotations: { service.beta.kubernetes.io/aws-load-balancer-type: nlb }
          hpaSpec: { minReplicas: 2, maxReplicas: 6 }
      - name: internal-gateway
        namespace: edge
        enabled: true
        label: { istio: internal, app: internal }
        k8s:
          replicaCount: 3
          service: { type: ClusterIP, ports: [{ name: http2, port: 80, targetPort: 8080 }] }
          podDisruptionBudget: { minAvailable: 2 }
    egressGateways:
      - name: istio-egressgateway
        enabled: true
        k8s: { resources: { requests: { cpu: 10m } } }
`,
  'control-plane-settings': `  components:
    pilot:
      enabled: true
      k8s:
        env:
          - { name: PILOT_ENABLE_STATUS, value: "true" }
          - { name: POD_IP, valueFrom: { fieldRef: { fieldPath: status.podIP } } }
        affinity:
          podAntiAffinity:
            preferredDuringSchedulingIgnoredDuringExecution:
              - weight: 100
                podAffinityTerm:
                  labelSelector: { matchLabels: { app: istiod } }
                  topologyKey: kubernetes.io/hostname
        tolerations: [{ key: infra, operator: Exists }]
        nodeSelector: { pool: infra }
        strategy: { rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } }
        hpaSpec:
          minReplicas: 2
          maxReplicas: 5
          metrics:
            - type: Resource
              resource: { name: cpu, target: { type: Utilization, averageUtilization: 70 } }
        podAnnotations: { cluster-autoscaler.kubernetes.io/safe-to-evict: "true" }
`,
  'overlays': `  components:
    ingressGateways:
      - name: istio-ingressgateway
        enabled: true
        k8s:
          overlays:
            - kind: Deployment
              name: istio-ingressgateway
              patches:
                - { path: "spec.template.spec.containers.[name:istio-proxy].args[-1]", value: --log_as_json }
                - { path: spec.template.spec.hostNetwork, value: true }
                - { path: "spec.template.spec.volumes[100]", value: "name: extra\\nemptyDir: {}" }
                - path: spec.template.spec.containers.[name:istio-proxy].env.[name:ISTIO_META_ROUTER_MODE].value
                  value: standard
            - kind: HorizontalPodAutoscaler
              name: istio-ingressgateway
              patches: [{ path: spec.maxReplicas, value: 12 }]
            - apiVersion: v1
              kind: Service
              name: istio-ingressgateway
              patches:
                - { path: "spec.ports.[name:http2].nodePort", value: 30080 }
                - { path: metadata.labels.team, value: edge }
`,
  'revision-elsewhere': `  profile: minimal
  hub: registry.example.com/istio
  tag: 1.31.0-distroless
  revision: canary
  namespace: mesh
  meshConfig:
    rootNamespace: mesh
    trustDomain: prod.example.com
    outboundTrafficPolicy: { mode: REGISTRY_ONLY }
    discoverySelectors: [{ matchLabels: { istio-discovery: enabled } }]
  values:
    global: { istioNamespace: mesh, imagePullSecrets: [regcred], imagePullPolicy: Always }
`,
  'remote': `  profile: remote
  values:
    istiodRemote: { injectionPath: /inject/cluster/c1/net/n1 }
    global:
      remotePilotAddress: 10.0.0.9
      configCluster: true
`,
  'extension-providers': `  meshConfig:
    extensionProviders:
      - name: opa
        envoyExtAuthzGrpc:
          service: opa.authz.svc.cluster.local
          port: 9191
          includeRequestBodyInCheck: { maxRequestBytes: 8192 }
      - name: oauth2
        envoyExtAuthzHttp:
          service: oauth2.auth.svc.cluster.local
          port: 4180
          includeRequestHeadersInCheck: [authorization, cookie]
    enableTracing: true
    defaultConfig: { tracing: {} , gatewayTopology: { numTrustedProxies: 2 } }
    accessLogFormat: |
      [%START_TIME%] "%REQ(:METHOD)%"
`,
  'injector': `  values:
    sidecarInjectorWebhook:
      rewriteAppHTTPProbe: false
      neverInjectSelector: [{ matchExpressions: [{ key: job-name, operator: Exists }] }]
      injectedAnnotations: { a/b: c }
      templates: { custom: "spec: {}" }
    global: { proxy: { autoInject: disabled, excludeIPRanges: 10.0.0.0/8, holdApplicationUntilProxyStarts: true } }
    telemetry: { enabled: true, v2: { enabled: true, prometheus: { enabled: false } } }
`,
};

export const WRITTEN: readonly MadeInput[] = Object.entries(SPECS).map(([name, spec]) => ({
  name: `written-${name}`,
  kind: 'istio-operator',
  input: `${HEAD}${spec}`,
}));
