'use strict';
/** Deployments with two containers, probes, a volume: what people inject. */
const deployment = (i) => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: `app-${i}`, namespace: `team-${i % 20}`, labels: { app: `app-${i}` } },
  spec: {
    replicas: 2,
    selector: { matchLabels: { app: `app-${i}` } },
    template: {
      metadata: {
        labels: { app: `app-${i}`, version: 'v1' },
        annotations: { 'prometheus.io/scrape': 'true', 'prometheus.io/port': '9090' },
      },
      spec: {
        serviceAccountName: `app-${i}`,
        containers: [
          {
            name: 'app',
            image: `registry.example.com/app:${i}`,
            ports: [{ name: 'http', containerPort: 8080 }],
            env: [{ name: 'LOG_LEVEL', value: 'info' }],
            readinessProbe: { httpGet: { path: '/ready', port: 8080 } },
            livenessProbe: { httpGet: { path: '/live', port: 'http' } },
            resources: { requests: { cpu: '100m', memory: '128Mi' } },
            volumeMounts: [{ name: 'data', mountPath: '/data' }],
          },
          {
            name: 'exporter',
            image: 'registry.example.com/exporter:1',
            ports: [{ name: 'metrics', containerPort: 9090 }],
          },
        ],
        volumes: [{ name: 'data', emptyDir: {} }],
      },
    },
  },
});

module.exports = { deployments: (count) => Array.from({ length: count }, (_, i) => deployment(i)) };
