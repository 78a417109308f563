/** Metrics of traffic by what Telemetry calls them; each with the series that Prometheus has. */
export const TRAFFIC: Readonly<Record<string, readonly string[]>> = {
  REQUEST_COUNT: ['istio_requests_total'],
  GRPC_REQUEST_MESSAGES: ['istio_request_messages_total'],
  GRPC_RESPONSE_MESSAGES: ['istio_response_messages_total'],
  REQUEST_DURATION: ['count', 'sum', 'bucket'].map((end) => `istio_request_duration_milliseconds_${end}`),
  REQUEST_SIZE: ['count', 'sum', 'bucket'].map((end) => `istio_request_bytes_${end}`),
  RESPONSE_SIZE: ['count', 'sum', 'bucket'].map((end) => `istio_response_bytes_${end}`),
  TCP_OPENED_CONNECTIONS: ['istio_tcp_connections_opened_total'],
  TCP_CLOSED_CONNECTIONS: ['istio_tcp_connections_closed_total'],
  TCP_SENT_BYTES: ['istio_tcp_sent_bytes_total'],
  TCP_RECEIVED_BYTES: ['istio_tcp_received_bytes_total'],
};

/** The names of the metrics of traffic in Telemetry. */
export const TRAFFIC_METRICS: readonly string[] = Object.keys(TRAFFIC);

/** Returns whether a metric is one of connections. ztunnel writes these too. */
export const isOfConnections = (metric: string): boolean => metric.startsWith('TCP_');

/** Returns the metric of a custom name in Telemetry, by which proxies know it: `requests_total`. */
export const metricNamed = (custom: string): string =>
  TRAFFIC_METRICS.find((metric) => TRAFFIC[metric][0].replace(/_count$/, '') === `istio_${custom}`) ?? custom;
