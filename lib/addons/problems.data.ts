import type { ProblemTexts } from '../model/problem-texts';

/* Codes of what watches a mesh: Kiali's configuration, scraping, rules and dashboards. */

export const KIALI_PROBLEMS = {
  'chat-ai': {
    means: 'The assistant of Kiali is enabled with settings for which Kiali stops: a provider or model is missing.',
    fix: 'Follow the message, or leave `chat_ai.enabled` out.',
  },
  'credential': {
    means: 'A credential stands in the configuration: a ConfigMap, which everybody in the namespace may read.',
    fix: 'Put it into a Secret, and name it: `secret:NAME:KEY`.',
  },
  'deprecated-key': {
    means: 'Kiali still reads the key, or reads it no more, and there is another one for it.',
    fix: 'Write the key that the message names.',
  },
  'feature': {
    means: '`disabled_features` names a feature that Kiali cannot disable, and Kiali does not start.',
    fix: 'Leave it out; `logs-tab` is the only one.',
  },
  'health-duration': {
    means: 'The time over which health is computed is below a minute or no duration, and Kiali takes a minute.',
    fix: 'Write a duration of at least `1m`.',
  },
  'namespace-selector': {
    means:
      'Without cluster-wide access Kiali reads the namespaces that it may see off its discovery selectors, ' +
      'and one of them does not name any.',
    fix: 'Select by the label `kubernetes.io/metadata.name`.',
  },
  'no-prometheus': {
    means: 'Prometheus is enabled and its URL is empty; Kiali does not start.',
    fix: 'Give the URL, or disable Prometheus.',
  },
  'operator-key': {
    means: "The key is one of the operator's resource. Kiali itself, which is configured here, does not read it.",
    fix: 'Use the prop for it.',
  },
  'port': { means: 'A port is negative, and Kiali does not start.', fix: 'Give a port, or leave it out.' },
  'signing-key': {
    means: 'The key that seals sessions has none of the lengths of AES, and Kiali does not start.',
    fix: 'Give 16, 24 or 32 bytes, best from a Secret.',
  },
  'trace-limit': {
    means: 'The number of traces that are shown at first is out of range, and Kiali does not start.',
    fix: 'Give a number from 10 to 1000.',
  },
  'tracing-off': {
    means: 'The configuration has the address of a tracing backend, and tracing is off, as it is by default.',
    fix: 'Set `external_services.tracing.enabled: true`.',
  },
  'tracing-port': {
    means: 'Kiali would speak gRPC to the HTTP port of Jaeger, or HTTP to its gRPC port.',
    fix: 'Use port 16685 with gRPC, or 16686 with `use_grpc: false`.',
  },
  'unknown-key': {
    means: 'The version of Kiali has no such key. It would ignore it without a word.',
    fix: 'Write the key that the message names, or leave it out.',
  },
  'url': {
    means: 'An address has no scheme, so that Kiali cannot ask it.',
    fix: 'Put `http://` or `https://` before it.',
  },
  'web-root': {
    means: 'The path below which Kiali answers is none that it takes, and Kiali does not start.',
    fix: 'Begin it with `/`, and do not end it with one.',
  },
} satisfies ProblemTexts;

export const SCRAPING_PROBLEMS = {
  'interval': { means: 'A text is not a duration of Prometheus.', fix: 'Write for example `15s` or `1m`.' },
  'no-namespace': {
    means: 'The Secret with jobs has no namespace: a Prometheus reads one of its own namespace only.',
    fix: 'Name the namespace of the Prometheus.',
  },
  'nothing': {
    means:
      'Only pods with annotations are scraped, and proxies have none, since `enablePrometheusMerge` is off: ' +
      'no metrics of the mesh are collected.',
    fix: "Add Istio's own jobs or monitors, or leave `enablePrometheusMerge` on.",
  },
  'twice': {
    means: 'The same proxies are scraped in two ways, so that each series is there twice and every rate is double.',
    fix: 'Leave one of them out.',
  },
} satisfies ProblemTexts;

export const RULES_PROBLEMS = {
  'error-rate': {
    means: '`errorRate` is no part of all requests.',
    fix: 'Give a number above 0 and at most 1: 0.05 are five of a hundred.',
  },
  'latency': { means: '`latency` is not a duration of Prometheus.', fix: 'Write for example `500ms` or `1s`.' },
} satisfies ProblemTexts;

export const METRICS_PROBLEMS = {
  unknown: {
    means: 'A query asks for a metric that Istio does not have in this release, and that is called almost as one.',
    fix: 'Write the name in the message. A metric of your own may have any other name.',
  },
} satisfies ProblemTexts;

export const DASHBOARDS_PROBLEMS = {
  'empty': { means: 'The mesh does not have what the dashboard is about.', fix: 'Leave the dashboard out.' },
  'for': { means: 'There is no such way to bring dashboards to Grafana.', fix: 'Use `sidecar` or `operator`.' },
  'no-namespace': {
    means: 'Objects with dashboards have no namespace, and what reads them looks into some only.',
    fix: 'Name the namespace of Grafana, or one that it looks into.',
  },
  'selector': {
    means: 'Grafanas are to be chosen by labels, which the sidecar of a Grafana does not do.',
    fix: "Leave out `instanceSelector`, or set `for: 'operator'`.",
  },
  'uid': { means: 'Two dashboards have one uid, and Grafana would show one of them.', fix: 'Give each its own.' },
  'unknown': { means: 'There is no dashboard of this name.', fix: 'Use a name in the message.' },
} satisfies ProblemTexts;
