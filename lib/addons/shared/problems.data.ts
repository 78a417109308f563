import type { ProblemTexts } from '../../model/problem-texts';

/* Codes of addons, and of where traces and access logs go. */

export const ADDONS_PROBLEMS = {
  'contradiction': {
    means: 'A prop and `config` say different things of one key of a configuration.',
    fix: 'Leave out one of them.',
  },
  'default-prometheus': {
    means: 'Nothing says where the Prometheus of a Kiali is, and it looks for one in istio-system.',
    fix: 'Name it with `prometheus`.',
  },
  'default-password': {
    means: 'The first user of a Grafana has the password that every Grafana has.',
    fix: 'Name a Secret with `adminSecret`.',
  },
  'late-scrape': {
    means: 'A Prometheus is to scrape a mesh after its configuration was sent to the cluster.',
    fix: 'Call `scrape` before the program awaits anything, or give the mesh as `mesh`.',
  },
  'no-address': { means: 'An address of a service has a scheme or a path.', fix: 'Write `HOST:PORT`.' },
  'no-backend': { means: 'Nothing is named to which traces could go.', fix: 'Name a backend, or add `addons.jaeger`.' },
  'no-duration': { means: 'A text is not a duration of Prometheus.', fix: 'Write for example `15d` or `1h30m`.' },
  'no-grpc-port': {
    means: 'Kiali would ask Jaeger by gRPC on a port that answers HTTP.',
    fix: 'Name port 16685, or set `grpc: false`.',
  },
  'no-jobs': {
    means: 'A Prometheus without jobs is to scrape a mesh.',
    fix: 'Leave out `jobs`, or the call of `scrape`.',
  },
  'no-percentage': { means: 'A share of requests is below 0 or above 100.', fix: 'Write a percentage.' },
  'no-port': { means: 'An address has no port, or one that there is not.', fix: 'Write the port after a colon.' },
  'no-prometheus': {
    means: 'Kiali has no Prometheus to ask, and would show nothing.',
    fix: 'Add `addons.prometheus`, or say where there is one.',
  },
  'no-protocol': {
    means: 'A backend is given without its protocol, which proxies must know.',
    fix: 'Name it by its protocol: `{ zipkin: "HOST:PORT" }`.',
  },
  'no-redirect': {
    means: 'The OAuth server of OpenShift sends people back to the URL of Kiali, which is not known.',
    fix: 'Give the host with `ingress`, or with `config.server.web_fqdn`.',
  },
  'no-signing-key': {
    means: 'Sessions of a Kiali with login would end with each start of its pod.',
    fix: 'Name a key of a Secret with `signingKey`.',
  },
  'no-size': {
    means: 'A volume is asked for, and neither its size nor a claim that there is.',
    fix: 'Give `size`, or `existingClaim`.',
  },
  'no-storage': {
    means: 'A retention is asked for, and data are lost when the pod restarts.',
    fix: 'Give `storage.size`.',
  },
  'no-url': { means: 'A URL has no scheme that can be read.', fix: 'Write `http://` or `https://` before it.' },
  'not-in-mesh': {
    means: 'Telemetry is to go to an addon that the mesh config does not know.',
    fix: "Name the addon in `tracing.to` or `accessLogs.to` of the mesh.",
  },
  'one-protocol': { means: 'A backend names no protocol, or several.', fix: 'Give one.' },
  'open-to-all': {
    means: 'Everybody who reaches Kiali may change the mesh.',
    fix: "Set `access: 'read-only'`, or another `auth`.",
  },
  'plain-credential': {
    means: 'A credential stands in a ConfigMap, which many may read.',
    fix: 'Name a key of a Secret instead.',
  },
  'platform': {
    means: 'There is no such Kubernetes distribution with settings of its own.',
    fix: 'Use one of those in the message, or leave `platform` out.',
  },
  'provider-twice': {
    means: 'A prop and `meshConfig.extensionProviders` declare a provider of one name.',
    fix: 'Leave one out, or give one another name.',
  },
  'same-names': {
    means: 'Two addons in one namespace have objects of one name; the later would overwrite the earlier.',
    fix: 'Leave one of them out, or give one another namespace.',
  },
  'second-mesh': {
    means: 'A Prometheus is to scrape a second mesh; its jobs find the proxies of all meshes of its cluster.',
    fix: 'Leave out the call, or declare another Prometheus.',
  },
  'shared-volume': {
    means: 'Several servers would write to one volume.',
    fix: 'Leave out `storage`, have one server, or a StatefulSet.',
  },
  'short-name': {
    means: 'An address names a service by less than its full name, by which alone istiod finds it.',
    fix: 'Write `NAME.NAMESPACE.svc.cluster.local`.',
  },
  'signing-key-length': {
    means: 'Kiali takes signing keys of 16, 24 or 32 bytes only, and does not start with others.',
    fix: 'Name a Secret with such a key.',
  },
  'since': { means: 'The release of Istio does not have it yet.', fix: 'Leave it out, or install a newer one.' },
  'small-percentage': {
    means: 'A share of requests below one percent looks as if it were meant as a fraction.',
    fix: 'Write it in percent.',
  },
  'unknown-auth': { means: 'Kiali has no such way to log in.', fix: 'Use one of those in the message.' },
  'unreadable-traces': {
    means: 'Kiali cannot read the traces of this backend.',
    fix: 'Give a Jaeger or a Tempo, or leave `tracing` out.',
  },
  'web-root': {
    means: 'A path does not begin with a slash, or ends with one.',
    fix: 'Write it as the message says.',
  },
} as const satisfies ProblemTexts;
