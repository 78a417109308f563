import { CLIENT, SERVER, lines, quantile, quantiles, rate, stat, success, sum, table, type Board } from '../vocabulary';

const REQUESTS = 'istio_requests_total';
const DURATION = 'istio_request_duration_milliseconds';
const SENT = 'istio_tcp_sent_bytes_total';
const RECEIVED = 'istio_tcp_received_bytes_total';
const OPENED = 'istio_tcp_connections_opened_total';
const CLOSED = 'istio_tcp_connections_closed_total';
/** ztunnel and sidecars report every connection of a client, whether or not a waypoint is on its way. */
const TCP = 'reporter="source"';
const NO_SERVER_ERROR = 'Requests that were answered without a server error: with no 5xx.';
const BY_CODE = 'response_code, response_flags';
const VERSIONS = lines('Versions of components', 'short', 24, [
  ['{{component}} {{tag}}', 'sum by (component, tag) (istio_build)'],
]);

export const MESH: Board = {
  name: 'mesh',
  title: 'Istio: mesh',
  about: 'All traffic of the mesh at a glance, and the services that stand out.',
  variables: [],
  sections: [
    {
      title: 'Traffic',
      panels: [
        stat('Requests', 'reqps', sum('', rate(REQUESTS, CLIENT))),
        stat('Success', 'percentunit', success(CLIENT), { about: NO_SERVER_ERROR }),
        stat('p99 of durations', 'ms', quantile(0.99, DURATION, CLIENT)),
        stat('By mutual TLS', 'percentunit', mutualTls(SERVER), {
          about: 'The part of requests to servers whose connection was encrypted and known on both sides.',
        }),
        stat('Bytes of TCP', 'Bps', `${sum('', rate(SENT, TCP))} + ${sum('', rate(RECEIVED, TCP))}`),
        stat('Connections opened', 'cps', sum('', rate(OPENED, TCP))),
        lines('Requests by code', 'reqps', 12, [['{{response_code}}', sum('response_code', rate(REQUESTS, CLIENT))]], {
          isStacked: true,
        }),
        lines('Requests by namespace of the server', 'reqps', 12, [
          [
            '{{destination_service_namespace}}',
            sum('destination_service_namespace', rate(REQUESTS, CLIENT)),
          ],
        ]),
      ],
    },
    {
      title: 'Services',
      panels: [
        table(
          'HTTP and gRPC',
          'reqps',
          24,
          [
            ['Requests', sum('destination_service', rate(REQUESTS, CLIENT))],
            ['Success', success(CLIENT, 'destination_service'), { unit: 'percentunit' }],
            ['p50', quantile(0.5, DURATION, CLIENT, 'destination_service'), { unit: 'ms' }],
            ['p99', quantile(0.99, DURATION, CLIENT, 'destination_service'), { unit: 'ms' }],
          ],
          { rows: { label: 'destination_service', title: 'Service', dashboard: 'service' } },
        ),
        table(
          'TCP',
          'Bps',
          24,
          [
            ['Sent', sum('destination_service', rate(SENT, TCP))],
            ['Received', sum('destination_service', rate(RECEIVED, TCP))],
            ['Opened', sum('destination_service', rate(OPENED, TCP)), { unit: 'cps' }],
          ],
          { rows: { label: 'destination_service', title: 'Service', dashboard: 'service' } },
        ),
        VERSIONS,
      ],
    },
  ],
};

/** The part of requests whose connection was encrypted and known on both sides. */
function mutualTls(selector: string): string {
  const requests = (more: string): string => sum('', rate(REQUESTS, `${selector}${more}`));
  return `${requests(', connection_security_policy="mutual_tls"')} / ${requests('')}`;
}

const TO = 'destination_service=~"$service"';

export const SERVICE: Board = {
  name: 'service',
  title: 'Istio: service',
  about: 'One service as its clients see it, and as its workloads answer.',
  variables: [
    {
      name: 'service',
      label: 'Service',
      query: `label_values({__name__=~"${REQUESTS}|${OPENED}"}, destination_service)`,
    },
  ],
  sections: [
    {
      title: 'As clients see it',
      panels: [
        stat('Requests', 'reqps', sum('', rate(REQUESTS, `${CLIENT}, ${TO}`)), { width: 6 }),
        stat('Success', 'percentunit', success(`${CLIENT}, ${TO}`), { width: 6, about: NO_SERVER_ERROR }),
        stat('p99 of durations', 'ms', quantile(0.99, DURATION, `${CLIENT}, ${TO}`), { width: 6 }),
        stat('Workloads that call it', 'short', callers(`${CLIENT}, ${TO}`), { width: 6 }),
        lines(
          'Requests by code and flags',
          'reqps',
          12,
          [['{{response_code}} {{response_flags}}', sum(BY_CODE, rate(REQUESTS, `${CLIENT}, ${TO}`))]],
          { isStacked: true, about: 'Flags say why a proxy made the answer itself; "-" is an answer of the service.' },
        ),
        lines('Durations', 'ms', 12, quantiles(DURATION, `${CLIENT}, ${TO}`)),
        lines('Requests by client', 'reqps', 12, [
          [
            '{{source_workload}}.{{source_workload_namespace}}',
            sum('source_workload, source_workload_namespace', rate(REQUESTS, `${CLIENT}, ${TO}`)),
          ],
        ]),
        lines('Success by client', 'percentunit', 12, [
          [
            '{{source_workload}}.{{source_workload_namespace}}',
            success(`${CLIENT}, ${TO}`, 'source_workload, source_workload_namespace'),
          ],
        ]),
      ],
    },
    {
      title: 'As its workloads answer',
      panels: [
        lines('Requests by workload', 'reqps', 8, [
          [
            '{{destination_workload}} {{destination_version}}',
            sum('destination_workload, destination_version', rate(REQUESTS, `${SERVER}, ${TO}`)),
          ],
        ]),
        lines('p99 by workload', 'ms', 8, [
          [
            '{{destination_workload}} {{destination_version}}',
            quantile(0.99, DURATION, `${SERVER}, ${TO}`, 'destination_workload, destination_version'),
          ],
        ]),
        lines('Size of requests and answers', 'bytes', 8, [
          ['request p90', quantile(0.9, 'istio_request_bytes', `${SERVER}, ${TO}`)],
          ['answer p90', quantile(0.9, 'istio_response_bytes', `${SERVER}, ${TO}`)],
        ]),
      ],
    },
    {
      title: 'TCP',
      panels: [
        lines('Bytes', 'Bps', 12, [
          ['sent to clients', sum('', rate(SENT, `${TCP}, ${TO}`))],
          ['received from clients', sum('', rate(RECEIVED, `${TCP}, ${TO}`))],
        ]),
        lines('Connections', 'cps', 12, [
          ['opened', sum('', rate(OPENED, `${TCP}, ${TO}`))],
          ['closed', sum('', rate(CLOSED, `${TCP}, ${TO}`))],
        ]),
      ],
    },
  ],
};

function callers(selector: string): string {
  return `count(${sum('source_workload, source_workload_namespace', rate(REQUESTS, selector))} > 0)`;
}

const IN = 'destination_workload_namespace="$namespace", destination_workload=~"$workload"';
const OUT = 'source_workload_namespace="$namespace", source_workload=~"$workload"';
const PODS = 'namespace="$namespace", pod=~"$workload-.*", container!=""';

export const WORKLOAD: Board = {
  name: 'workload',
  title: 'Istio: workload',
  about: 'What one workload is asked, what it asks of others, and what it costs.',
  variables: [
    {
      name: 'namespace',
      label: 'Namespace',
      query: `label_values({__name__=~"${REQUESTS}|${OPENED}"}, destination_workload_namespace)`,
    },
    {
      name: 'workload',
      label: 'Workload',
      query:
        `label_values({__name__=~"${REQUESTS}|${OPENED}", destination_workload_namespace="$namespace"}, ` +
        'destination_workload)',
    },
  ],
  sections: [
    {
      title: 'Inbound',
      panels: [
        stat('Requests', 'reqps', sum('', rate(REQUESTS, `${SERVER}, ${IN}`)), { width: 8 }),
        stat('Success', 'percentunit', success(`${SERVER}, ${IN}`), { width: 8, about: NO_SERVER_ERROR }),
        stat('p99 of durations', 'ms', quantile(0.99, DURATION, `${SERVER}, ${IN}`), { width: 8 }),
        lines(
          'Requests by code and flags',
          'reqps',
          8,
          [['{{response_code}} {{response_flags}}', sum(BY_CODE, rate(REQUESTS, `${SERVER}, ${IN}`))]],
          { isStacked: true },
        ),
        lines('Durations', 'ms', 8, quantiles(DURATION, `${SERVER}, ${IN}`)),
        lines('Requests by client', 'reqps', 8, [
          [
            '{{source_workload}}.{{source_workload_namespace}}',
            sum('source_workload, source_workload_namespace', rate(REQUESTS, `${SERVER}, ${IN}`)),
          ],
        ]),
      ],
    },
    {
      title: 'Outbound',
      panels: [
        lines('Requests by service', 'reqps', 8, [
          ['{{destination_service}}', sum('destination_service', rate(REQUESTS, `${CLIENT}, ${OUT}`))],
        ]),
        lines('Success by service', 'percentunit', 8, [
          ['{{destination_service}}', success(`${CLIENT}, ${OUT}`, 'destination_service')],
        ]),
        lines('p99 by service', 'ms', 8, [
          ['{{destination_service}}', quantile(0.99, DURATION, `${CLIENT}, ${OUT}`, 'destination_service')],
        ]),
        lines('Bytes of TCP', 'Bps', 12, [
          ['sent by {{destination_service}}', sum('destination_service', rate(SENT, `${TCP}, ${OUT}`))],
          ['received by {{destination_service}}', sum('destination_service', rate(RECEIVED, `${TCP}, ${OUT}`))],
        ]),
        lines('Connections of TCP', 'cps', 12, [
          ['{{destination_service}}', sum('destination_service', rate(OPENED, `${TCP}, ${OUT}`))],
        ]),
      ],
    },
    {
      title: 'Resources',
      panels: [
        lines('CPU by container', 'cores', 12, [
          ['{{container}}', sum('container', rate('container_cpu_usage_seconds_total', PODS))],
        ]),
        lines('Memory by container', 'bytes', 12, [
          ['{{container}}', sum('container', `container_memory_working_set_bytes{${PODS}}`)],
        ]),
      ],
    },
  ],
};

/** Proxies that stand alone are told by the names that gateways have: those of charts, and of the Gateway API. */
const GATEWAY = 'source_workload=~"$gateway"';
const WAYPOINT = 'reporter="waypoint", namespace=~"$namespace"';

export const GATEWAYS: Board = {
  name: 'gateways',
  title: 'Istio: gateways and waypoints',
  about: 'What comes in and goes out through gateways, and what waypoints handle.',
  variables: [
    {
      name: 'gateway',
      label: 'Gateway',
      query:
        `label_values(${REQUESTS}{reporter="source", source_workload=~".*(gateway|ingress|egress|-istio).*"}, ` +
        'source_workload)',
      isMany: true,
    },
    { name: 'namespace', label: 'Namespace of waypoints', query: `label_values(${REQUESTS}, namespace)`, isMany: true },
  ],
  sections: [
    {
      title: 'Gateways',
      panels: [
        lines(
          'Requests by code and flags',
          'reqps',
          8,
          [['{{response_code}} {{response_flags}}', sum(BY_CODE, rate(REQUESTS, `reporter="source", ${GATEWAY}`))]],
          { isStacked: true, about: 'NR: no route for the host and path. UH: no healthy pod of the service.' },
        ),
        lines('Requests by service', 'reqps', 8, [
          ['{{destination_service}}', sum('destination_service', rate(REQUESTS, `reporter="source", ${GATEWAY}`))],
        ]),
        lines('Durations', 'ms', 8, quantiles(DURATION, `reporter="source", ${GATEWAY}`)),
        lines('Size of requests and answers', 'Bps', 12, [
          ['requests', sum('', rate('istio_request_bytes_sum', `reporter="source", ${GATEWAY}`))],
          ['answers', sum('', rate('istio_response_bytes_sum', `reporter="source", ${GATEWAY}`))],
        ]),
        lines('Bytes of TCP', 'Bps', 12, [
          ['sent', sum('', rate(SENT, `reporter="source", ${GATEWAY}`))],
          ['received', sum('', rate(RECEIVED, `reporter="source", ${GATEWAY}`))],
        ]),
      ],
    },
    {
      title: 'Waypoints',
      needs: 'ztunnel',
      panels: [
        lines('Requests by waypoint', 'reqps', 8, [
          ['{{pod}}.{{namespace}}', sum('pod, namespace', rate(REQUESTS, WAYPOINT))],
        ]),
        lines(
          'Requests by code and flags',
          'reqps',
          8,
          [['{{response_code}} {{response_flags}}', sum(BY_CODE, rate(REQUESTS, WAYPOINT))]],
          { isStacked: true },
        ),
        lines('Durations', 'ms', 8, quantiles(DURATION, WAYPOINT)),
        lines('Requests by service', 'reqps', 12, [
          ['{{destination_service}}', sum('destination_service', rate(REQUESTS, WAYPOINT))],
        ]),
        lines('p99 by service', 'ms', 12, [
          ['{{destination_service}}', quantile(0.99, DURATION, WAYPOINT, 'destination_service')],
        ]),
      ],
    },
  ],
};
