import type { Manifest } from '../../model';
import { emit } from '../../yaml/emit';
import { rateLimitConfig, type RateLimit, type RateLimitServer } from './rate-limit';

/** Props of Envoy's reference rate-limit service. https://github.com/envoyproxy/ratelimit */
export interface RateLimitServiceProps {
  /** Name of its Deployment, Service and ConfigMap. @default 'ratelimit' */
  readonly name?: string;
  /** Namespace of its objects. */
  readonly namespace?: string;
  /** Name of the set of limits. @default - `name` */
  readonly domain?: string;
  /** Limits that the service counts. */
  readonly limits: readonly RateLimit[];
  /** Image of the service. @default 'docker.io/envoyproxy/ratelimit:30a4ce1a' */
  readonly image?: string;
  /** Number of its pods. @default 1 */
  readonly replicas?: number;
  /**
   * `HOST:PORT` of a Redis, where counts are kept. @default - one pod of Redis is written too, whose counts are lost
   * when it restarts
   */
  readonly redis?: string;
  /** Image of the Redis that is written with it. @default 'docker.io/redis:alpine' */
  readonly redisImage?: string;
}

const GRPC = 8081;
const PORTS = { 'http': 8080, 'grpc': GRPC, 'http-debug': 6070 };
const REDIS = 6379;

/** Returns host, port and domain by which proxies reach the service. */
export function rateLimitServer({
  name = 'ratelimit',
  namespace = 'default',
  domain = name,
}: RateLimitServiceProps): RateLimitServer {
  return { host: `${name}.${namespace}.svc.cluster.local`, port: GRPC, domain };
}

/** Returns the objects of the service with its limits, and of Redis unless one is given. */
export function rateLimitServiceObjects(props: RateLimitServiceProps): Manifest[] {
  const {
    name = 'ratelimit',
    namespace,
    domain = name,
    limits,
    redis,
    image = 'docker.io/envoyproxy/ratelimit:30a4ce1a',
    replicas = 1,
  } = props;
  const place = (own: string) => ({ name: own, ...(namespace !== undefined && { namespace }), labels: { app: own } });
  const redisName = `${name}-redis`;
  const env = {
    REDIS_SOCKET_TYPE: 'tcp',
    REDIS_URL: redis ?? `${redisName}:${REDIS}`,
    USE_STATSD: 'false',
    LOG_LEVEL: 'warn',
    RUNTIME_ROOT: '/data',
    RUNTIME_SUBDIRECTORY: 'ratelimit',
    RUNTIME_WATCH_ROOT: 'false',
    RUNTIME_IGNOREDOTFILES: 'true',
    HOST: '::',
    GRPC_HOST: '::',
  };
  const pod = {
    containers: [
      {
        name: 'ratelimit',
        image,
        command: ['/bin/ratelimit'],
        env: Object.entries(env).map(([key, value]) => ({ name: key, value })),
        ports: Object.entries(PORTS).map(([key, containerPort]) => ({ name: key, containerPort })),
        volumeMounts: [{ name: 'config', mountPath: '/data/ratelimit/config' }],
      },
    ],
    volumes: [{ name: 'config', configMap: { name } }],
  };
  return [
    {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: place(name),
      data: { 'config.yaml': emit(rateLimitConfig(domain, limits)) },
    },
    deployment(place(name), replicas, pod),
    service(place(name), PORTS),
    ...(redis === undefined ? redisObjects(place(redisName), props.redisImage) : []),
  ];
}

type Place = { readonly name: string; readonly namespace?: string; readonly labels: { readonly app: string } };

function redisObjects(metadata: Place, image = 'docker.io/redis:alpine'): Manifest[] {
  return [
    deployment(metadata, 1, {
      containers: [{ name: 'redis', image, ports: [{ name: 'redis', containerPort: REDIS }] }],
    }),
    service(metadata, { redis: REDIS }),
  ];
}

function deployment(metadata: Place, replicas: number, podSpec: object): Manifest {
  const { labels } = metadata;
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata,
    spec: { replicas, selector: { matchLabels: labels }, template: { metadata: { labels }, spec: podSpec } },
  };
}

function service(metadata: Place, ports: Readonly<Record<string, number>>): Manifest {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata,
    spec: {
      selector: metadata.labels,
      ports: Object.entries(ports).map(([name, port]) => ({ name, port, targetPort: port })),
    },
  };
}
