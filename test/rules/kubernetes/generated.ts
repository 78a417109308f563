import type { Manifest } from '../../../lib/model';
import { Random } from '../../support/random';

/**
 * Objects and texts by a fixed seed, right ones and wrong ones. Their verdicts in `verdicts.data.json` are those of
 * Kubernetes 1.36.3: of
 * objects whether strict decoding and the create strategy of kube-apiserver take them (packages pkg/registry of
 * k8s.io/kubernetes), of texts
 * whether the functions of k8s.io/apimachinery (util/validation, api/resource.ParseQuantity) do. One digit each: 1 is
 * taken, 0 refused.
 * What no create strategy can say, since the cluster decides it, is left out: IP families that a cluster lacks, for
 * instance.
 */
let random = new Random(0);
const rnd = (): number => random.next();
const pick = <T>(a: readonly T[]): T => a[Math.floor(rnd() * a.length)];
const container = (extra: object = {}) => ({ name: 'app', image: 'img:1', ...extra });
const dep = (spec: object = {}, top: object = {}) => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'a', namespace: 'x' },
  spec: {
    selector: { matchLabels: { a: 'b' } },
    template: { metadata: { labels: { a: 'b' } }, spec: { containers: [container()], ...spec } },
    ...top,
  },
});
const c = (e: object) => dep({ containers: [container(e)] });
const svc = (spec: object) => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 'a', namespace: 'x' },
  spec: { ports: [{ port: 80 }], ...spec },
});
const pdb = (spec: object) => ({
  apiVersion: 'policy/v1',
  kind: 'PodDisruptionBudget',
  metadata: { name: 'a', namespace: 'x' },
  spec: { selector: { matchLabels: { a: 'b' } }, ...spec },
});
const hpa = (spec: object) => ({
  apiVersion: 'autoscaling/v2',
  kind: 'HorizontalPodAutoscaler',
  metadata: { name: 'a', namespace: 'x' },
  spec: { maxReplicas: 3, scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'a' }, ...spec },
});
const ds = (top: object) => ({ ...dep({}, top), kind: 'DaemonSet' });
const np = (spec: object) => ({
  apiVersion: 'networking.k8s.io/v1',
  kind: 'NetworkPolicy',
  metadata: { name: 'a', namespace: 'x' },
  spec: { podSelector: {}, ...spec },
});
const meta = (m: object, kind = 'ConfigMap') => ({
  apiVersion: 'v1',
  kind,
  metadata: { name: 'a', ...(kind === 'Namespace' ? {} : { namespace: 'x' }), ...m },
});
const texts = [
  '',
  'a',
  'A',
  'a-b',
  '-a',
  'a-',
  'a.b',
  'a..b',
  'a_b',
  'a/b',
  'A.b/c',
  'a.b/C',
  'a/b/c',
  '/a',
  'a/',
  'a b',
  'ä',
  '1',
  '1a',
  'a1',
  'a'.repeat(63),
  'a'.repeat(64),
  'a'.repeat(253),
  'a'.repeat(254),
  'x.y/' + 'a'.repeat(63),
  'x.y/' + 'a'.repeat(64),
  'a--b',
  'http-web',
  'a=b',
  '..',
  '.',
  '..a',
  'true',
  'None',
  'a\n',
  '*',
  'a:b',
  'kubernetes.io/x',
  'requests.cpu',
  'a@b',
];
const quantities = [
  '1',
  '500m',
  '500mm',
  '2GB',
  '2G',
  '2Gi',
  '0.5',
  '.5',
  '5.',
  '1e3',
  '1E3',
  '1e',
  '1E',
  '1k',
  '1K',
  '1Ki',
  '-1',
  '+1',
  '',
  ' 1',
  '1 Gi',
  '100m',
  '1e-3',
  '1e400',
  '9e18',
  '1n',
  '1u',
  '0',
  '0m',
  '12x',
  '1.5Gi',
  '128mi',
  '1M',
  '0.0001',
  '1e3Ki',
  1,
  0.5,
  2000,
  -1,
  true,
];
const res = [
  'cpu',
  'memory',
  'ephemeral-storage',
  'nvidia.com/gpu',
  'gpu',
  'storage',
  'Memory',
  'requests.x/y',
  'kubernetes.io/x',
  'a b',
];
const nums = [
  0,
  1,
  2,
  5,
  80,
  443,
  15,
  100,
  101,
  3600,
  3601,
  1800,
  65535,
  65536,
  70000,
  -1,
  0o644,
  0o777,
  512,
  '1',
  '25%',
  '0%',
  '100%',
  '101%',
  '-1%',
  'abc',
  '',
  1.5,
];
const ips = [
  '10.0.0.1',
  '::1',
  'fd00::1',
  '1.2.3',
  '1.2.3.256',
  '127.0.0.1',
  '0.0.0.0',
  '169.254.1.1',
  '224.0.0.5',
  'None',
  'example.com',
  '::',
  'fe80::1',
  'FD00::1',
  '1.2.3.4 ',
  '',
];
const cidrs = [
  '10.0.0.0/8',
  '10.0.0.0/33',
  '10.0.0.0',
  'fd00::/8',
  'fd00::/129',
  '0.0.0.0/0',
  '10.0.0.0/a',
  ' 10.0.0.0/8 ',
  '10.0.0/8',
  '',
];
const words = [
  'Exists',
  'Equal',
  'In',
  'NotIn',
  'DoesNotExist',
  'Gt',
  'Lt',
  'exists',
  '',
  'NoSchedule',
  'NoExecute',
  'PreferNoSchedule',
  'Noexecute',
  'TCP',
  'UDP',
  'tcp',
  'SCTP',
  'Cluster',
  'Local',
  'ClusterIP',
  'LoadBalancer',
  'NodePort',
  'ExternalName',
  'Loadbalancer',
  'SingleStack',
  'PreferDualStack',
  'RequireDualStack',
  'Always',
  'IfNotPresent',
  'Never',
  'always',
  'DoNotSchedule',
  'ScheduleAnyway',
  'Honor',
  'Ignore',
  'RuntimeDefault',
  'Unconfined',
  'Localhost',
  'Recreate',
  'RollingUpdate',
  'OnDelete',
  'HTTP',
  'HTTPS',
  'http',
  'Percent',
  'Pods',
  'Max',
  'IfHealthyBudget',
  'AlwaysAllow',
  'PreferClose',
  'Default',
  'ClusterFirst',
  'File',
  'FallbackToLogsOnError',
  'OnFailure',
  'Bidirectional',
  'None',
  'HostToContainer',
];
const list = <T>(f: () => T, n = 3) => Array.from({ length: Math.floor(rnd() * (n + 1)) }, f);
const opt = (o: Record<string, () => unknown>, p = 0.5) =>
  Object.fromEntries(
    Object.entries(o)
      .filter(() => rnd() < p)
      .map(([k, f]) => [k, f()]),
  );
const amounts = () =>
  Object.fromEntries(
    list(
      () => [
        pick(rnd() < 0.7 ? res.slice(0, 2) : res),
        pick(rnd() < 0.6 ? quantities.slice(0, 1).concat(['500m', '1Gi', '2', '1e3', '0.5'] as never) : quantities),
      ],
      2,
    ),
  );
const sel = () =>
  opt({
    matchLabels: () => Object.fromEntries(list(() => [pick(texts.slice(1)), pick(texts)], 2)),
    matchExpressions: () =>
      list(
        () => ({
          key: pick(['a', 'a/b', ...texts.slice(1)]),
          ...opt(
            { operator: () => pick(words.slice(0, 7)), values: () => list(() => pick(['a', 'b', ...texts])) },
            0.8,
          ),
        }),
        2,
      ),
  });
const nodeTerm = () =>
  opt(
    {
      matchExpressions: () =>
        list(
          () => ({
            key: pick(['a', 'kubernetes.io/os', ...texts.slice(1)]),
            operator: pick(words.slice(0, 8)),
            ...opt({ values: () => list(() => pick(['a', '5', ...texts])) }, 0.7),
          }),
          2,
        ),
      matchFields: () =>
        list(
          () => ({
            key: pick(['metadata.name', 'x']),
            operator: pick(['In', 'NotIn', 'Exists']),
            values: list(() => pick(texts), 2),
          }),
          1,
        ),
    },
    0.6,
  );
const podTerm = () => ({
  topologyKey: pick(['kubernetes.io/hostname', 'a/b', ...texts]),
  ...opt({ labelSelector: sel, namespaces: () => list(() => pick(texts.slice(1)), 1) }, 0.4),
});
const handlers = () =>
  opt(
    {
      httpGet: () => ({
        port: pick<unknown>([80, 'http', 0, 70000, 'a_b', '80', 'UPPER']),
        ...opt(
          {
            path: () => pick(['/x', 'x']),
            scheme: () => pick(words),
            httpHeaders: () => [{ name: pick(texts), value: 'x' }],
          },
          0.4,
        ),
      }),
      tcpSocket: () => ({ port: pick<unknown>([80, 'http', 0, '1234567890123456']) }),
      exec: () => ({ command: list(() => 'x', 1) }),
      grpc: () => ({ port: pick(nums.filter((n) => typeof n === 'number' && Number.isInteger(n))) }),
    },
    0.35,
  );
const withoutGrpc = ({ grpc: _grpc, ...rest }: Record<string, unknown>): object => rest;
const int = () => pick(nums.filter((n) => typeof n === 'number' && Number.isInteger(n)));

export const OBJECTS: Readonly<Record<string, () => object>> = {
  resources: () => c({ resources: opt({ requests: amounts, limits: amounts }, 0.8) }),
  tolerations: () =>
    dep({
      tolerations: list(() =>
        opt({
          key: () => pick(['a', 'a/b', ...texts]),
          operator: () => pick(['Exists', 'Equal', 'Exists', 'exists', '']),
          value: () => pick(['', 'v', ...texts]),
          effect: () => pick([...words.slice(9, 13), '']),
          tolerationSeconds: () => pick([0, 5, -1]),
        }),
      ),
    }),
  nodeSelector: () => dep({ nodeSelector: Object.fromEntries(list(() => [pick(texts.slice(1)), pick(texts)], 2)) }),
  affinity: () =>
    dep({
      affinity: opt(
        {
          nodeAffinity: () =>
            opt({
              requiredDuringSchedulingIgnoredDuringExecution: () => ({ nodeSelectorTerms: list(nodeTerm, 2) }),
              preferredDuringSchedulingIgnoredDuringExecution: () =>
                list(() => ({ weight: pick([0, 1, 50, 100, 101]), preference: nodeTerm() }), 1),
            }),
          podAntiAffinity: () =>
            opt({
              requiredDuringSchedulingIgnoredDuringExecution: () => list(podTerm, 1),
              preferredDuringSchedulingIgnoredDuringExecution: () =>
                list(() => ({ weight: pick([1, 100, 101, -1]), podAffinityTerm: podTerm() }), 1),
            }),
        },
        0.7,
      ),
    }),
  spread: () =>
    dep({
      topologySpreadConstraints: list(
        () => ({
          maxSkew: pick([0, 1, 2, -1]),
          topologyKey: pick(['zone', 'a/b', ...texts]),
          whenUnsatisfiable: pick(['DoNotSchedule', 'ScheduleAnyway', 'x']),
          ...opt(
            {
              minDomains: () => pick([0, 1, 2]),
              nodeAffinityPolicy: () => pick(['Honor', 'Ignore', 'x']),
              labelSelector: sel,
              matchLabelKeys: () => list(() => pick(['a', 'b', 'c d']), 2),
            },
            0.3,
          ),
        }),
        2,
      ),
    }),
  env: () =>
    c({
      env: list(() => ({
        name: pick(texts.slice(1)),
        ...opt(
          {
            value: () => pick(texts),
            valueFrom: () =>
              opt({
                configMapKeyRef: () => ({ name: pick(texts.slice(1)), key: pick(texts.slice(1)) }),
                secretKeyRef: () => ({ name: 'a', key: pick(texts.slice(1)) }),
                fieldRef: () => ({ fieldPath: 'metadata.name' }),
              }),
          },
          0.4,
        ),
      })),
    }),
  envFrom: () =>
    c({
      envFrom: list(
        () => ({
          ...opt({
            prefix: () => pick(texts),
            configMapRef: () => ({ name: pick(texts.slice(1)) }),
            secretRef: () => ({ name: 'a' }),
          }),
        }),
        2,
      ),
    }),
  ports: () =>
    c({
      ports: list(() => ({
        containerPort: int(),
        ...opt({ name: () => pick(texts), protocol: () => pick(words.slice(13, 17)), hostPort: int }, 0.4),
      })),
    }),
  probes: () =>
    c(
      opt(
        {
          livenessProbe: () => ({
            ...handlers(),
            ...opt(
              {
                periodSeconds: int,
                failureThreshold: int,
                successThreshold: () => pick([0, 1, 2]),
                initialDelaySeconds: int,
              },
              0.3,
            ),
          }),
          readinessProbe: () => ({
            ...handlers(),
            ...opt({ timeoutSeconds: int, successThreshold: () => pick([1, 2]) }, 0.3),
          }),
        },
        0.6,
      ),
    ),
  lifecycle: () =>
    c({
      lifecycle: opt(
        {
          preStop: () => ({
            ...withoutGrpc(handlers()),
            ...opt({ sleep: () => ({ seconds: pick([1, 5, 30]) }) }, 0.3),
          }),
        },
        0.8,
      ),
    }),
  security: () =>
    c({
      securityContext: opt(
        {
          runAsUser: () => pick([0, 1000, -1, 2147483648]),
          privileged: () => pick([true, false]),
          allowPrivilegeEscalation: () => pick([true, false]),
          seccompProfile: () => ({
            type: pick(['RuntimeDefault', 'Localhost']),
            ...opt(
              {
                type: () => pick(['RuntimeDefault', 'Unconfined', 'Localhost', 'x']),
                localhostProfile: () => pick(['a.json', '/a', '../a']),
              },
              0.7,
            ),
          }),
          capabilities: () => ({ add: ['CAP_SYS_ADMIN'] }),
        },
        0.4,
      ),
    }),
  podSecurity: () =>
    dep({
      securityContext: opt(
        {
          fsGroup: () => pick([0, 1, -1]),
          supplementalGroups: () => list(() => pick([0, 5, -1])),
          fsGroupChangePolicy: () => pick(['Always', 'OnRootMismatch', 'x']),
          sysctls: () =>
            list(
              () => ({ name: pick(['net.ipv4.ip_x', 'a', 'A', 'net/ipv4', 'kernel.shm_rmid_forced']), value: '1' }),
              1,
            ),
        },
        0.5,
      ),
    }),
  container: () =>
    c(
      opt(
        {
          imagePullPolicy: () => pick(words),
          terminationMessagePolicy: () => pick(words),
          name: () => pick(texts.slice(1)),
        },
        0.3,
      ),
    ),
  volumes: () =>
    dep({
      volumes: list(
        () => ({
          name: pick(['v', 'w', ...texts.slice(1)]),
          ...opt(
            {
              emptyDir: () => opt({ sizeLimit: () => pick(quantities) }),
              configMap: () => ({
                name: pick(['a', ...texts.slice(1)]),
                ...opt({
                  defaultMode: int,
                  items: () => [{ key: pick(texts.slice(1)), path: pick(['a', '/a', '../a', 'a/../b']) }],
                }),
              }),
              secret: () => ({ secretName: pick(['a', ...texts.slice(1)]) }),
              hostPath: () => ({
                path: pick(['/a', '/a/..', 'a']),
                ...opt({ type: () => pick(['Directory', 'x', '']) }),
              }),
              projected: () => ({
                sources: list(
                  () =>
                    opt(
                      {
                        serviceAccountToken: () => ({
                          path: pick(['t', '/t']),
                          expirationSeconds: pick([600, 599, 3600]),
                        }),
                        configMap: () => ({ name: 'a' }),
                      },
                      0.6,
                    ),
                  2,
                ),
              }),
            },
            0.3,
          ),
        }),
        2,
      ),
      containers: [
        container({
          volumeMounts: list(
            () => ({
              name: pick(['v', 'w']),
              mountPath: pick(['/a', '/b', 'a:b']),
              ...opt(
                {
                  subPath: () => pick(['a', '/a', '..', 'a/../b']),
                  mountPropagation: () => pick(['None', 'HostToContainer', 'x']),
                },
                0.2,
              ),
            }),
            2,
          ),
        }),
      ],
    }),
  podFields: () =>
    dep(
      opt(
        {
          priorityClassName: () => pick(texts),
          serviceAccountName: () => pick(texts),
          restartPolicy: () => pick(['Always', 'Never', 'x']),
          dnsPolicy: () => pick(words),
          hostname: () => pick(texts),
          terminationGracePeriodSeconds: () => pick([0, 30, -1]),
          imagePullSecrets: () => list(() => ({ name: pick(texts) }), 1),
          hostAliases: () => list(() => ({ ip: pick(ips), hostnames: list(() => pick(texts.slice(1)), 1) }), 1),
          dnsConfig: () =>
            opt({
              nameservers: () => list(() => pick(ips), 4),
              searches: () => list(() => pick(['a.b', 'a_b', 'A', '.', 'a.', '-a'])),
            }),
        },
        0.25,
      ),
    ),
  template: () => {
    const d = dep() as { spec: { selector: object; template: { metadata: Record<string, object> } } };
    d.spec.template.metadata.labels = {
      a: 'b',
      ...Object.fromEntries(list(() => [pick(texts.slice(1)), pick(texts)], 1)),
    };
    d.spec.template.metadata.annotations = Object.fromEntries(list(() => [pick(texts.slice(1)), pick(texts)], 1));
    if (rnd() < 0.2) d.spec.selector = { matchLabels: { a: 'c' } };
    return d;
  },
  deployment: () =>
    dep(
      {},
      opt(
        {
          replicas: int,
          minReadySeconds: int,
          progressDeadlineSeconds: int,
          revisionHistoryLimit: int,
          strategy: () =>
            opt({
              type: () => pick(['RollingUpdate', 'Recreate', 'x']),
              rollingUpdate: () => opt({ maxSurge: () => pick(nums), maxUnavailable: () => pick(nums) }),
            }),
        },
        0.3,
      ),
    ),
  daemonSet: () =>
    ds({
      updateStrategy: opt(
        {
          type: () => pick(['RollingUpdate', 'Recreate']),
          rollingUpdate: () => opt({ maxSurge: () => pick(nums), maxUnavailable: () => pick(nums) }),
        },
        0.8,
      ),
    }),
  service: () =>
    svc(
      opt(
        {
          type: () => pick(['ClusterIP', 'LoadBalancer', 'NodePort', 'Loadbalancer']),
          externalIPs: () => list(() => pick(ips.filter((address) => address !== '')), 2),
          loadBalancerSourceRanges: () => list(() => pick(cidrs), 2),
          loadBalancerClass: () => pick(texts),
          externalTrafficPolicy: () => pick(['Cluster', 'x']),
          internalTrafficPolicy: () => pick(['Cluster', 'Local', 'x']),
          sessionAffinity: () => pick(['None', 'ClientIP', 'x']),
          selector: () => Object.fromEntries(list(() => [pick(texts.slice(1)), pick(texts)], 1)),
          trafficDistribution: () => pick(['PreferClose', 'x', 'PreferSameNode']),
          allocateLoadBalancerNodePorts: () => true,
        },
        0.2,
      ),
    ),
  servicePorts: () =>
    svc({
      type: pick(['ClusterIP', 'LoadBalancer', 'NodePort']),
      ports: [
        { port: 80, name: 'a' },
        ...list(
          () => ({
            port: pick([80, 443, 0, 70000, 8080]),
            ...opt(
              {
                name: () => pick(['b', 'c', ...texts]),
                targetPort: () => pick<unknown>([80, 'http', 'a_b', 0, '', 70000, '80']),
                protocol: () => pick(['TCP', 'UDP', 'tcp']),
                nodePort: () => pick([0, 30080, 80]),
                appProtocol: () => pick(texts),
              },
              0.5,
            ),
          }),
          2,
        ),
      ],
    }),
  families: () =>
    svc(
      opt(
        {
          ipFamilies: () => list(() => pick(['IPv4', 'IPv6', 'ipv4']), 2),
          ipFamilyPolicy: () => pick(['PreferDualStack', 'RequireDualStack', 'x']),
        },
        0.6,
      ),
    ),
  pdb: () =>
    pdb(
      opt(
        {
          minAvailable: () => pick(nums),
          maxUnavailable: () => pick(nums),
          unhealthyPodEvictionPolicy: () => pick(words),
          selector: sel,
        },
        0.5,
      ),
    ),
  hpa: () =>
    hpa(
      opt(
        {
          minReplicas: int,
          maxReplicas: int,
          metrics: () =>
            list(
              () => ({
                type: 'Resource',
                resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: int() } },
              }),
              1,
            ),
          behavior: () =>
            opt({
              scaleUp: () =>
                opt({
                  stabilizationWindowSeconds: int,
                  selectPolicy: () => pick(['Max', 'x']),
                  policies: () =>
                    list(() => ({ type: pick(['Pods', 'Percent', 'x']), value: int(), periodSeconds: int() }), 2),
                }),
            }),
        },
        0.5,
      ),
    ),
  networkPolicy: () =>
    np(
      opt(
        {
          podSelector: sel,
          ingress: () =>
            list(
              () =>
                opt({
                  from: () =>
                    list(
                      () =>
                        opt({
                          ipBlock: () => ({
                            cidr: pick(cidrs),
                            ...opt({ except: () => list(() => pick(cidrs), 1) }, 0.2),
                          }),
                          podSelector: sel,
                        }),
                      1,
                    ),
                  ports: () =>
                    list(
                      () =>
                        opt({
                          port: () => pick<unknown>([80, 'http', 0, 'A', 70000]),
                          endPort: () => pick([80, 90, 0]),
                          protocol: () => pick(['TCP', 'tcp']),
                        }),
                      1,
                    ),
                }),
              1,
            ),
          policyTypes: () => list(() => pick(['Ingress', 'Egress', 'x']), 1),
        },
        0.5,
      ),
    ),
  metadata: () =>
    meta(
      opt(
        {
          name: () => pick(texts.slice(1)),
          namespace: () => pick(texts.slice(1)),
          labels: () => Object.fromEntries(list(() => [pick(texts.slice(1)), pick(texts)], 2)),
          annotations: () => Object.fromEntries(list(() => [pick(texts.slice(1)), pick(texts)], 2)),
          finalizers: () => list(() => pick(texts.slice(1)), 1),
        },
        0.4,
      ),
      pick(['ConfigMap', 'Secret', 'ServiceAccount']),
    ),
  names: () => ({ ...meta({ name: pick(texts.slice(1)) }, pick(['ConfigMap', 'ServiceAccount'])) }),
  configMap: () => ({
    ...meta({}),
    data: Object.fromEntries(list(() => [pick(texts.slice(1)), pick<unknown>(['x', 'y'])], 2)),
  }),
};

const COUNT = 120;

/** The same objects on every machine, by kind. */
export function generatedObjects(): Readonly<Record<string, readonly Manifest[]>> {
  random = new Random(20261127);
  return Object.fromEntries(
    Object.entries(OBJECTS).map(([kind, make]) => [kind, Array.from({ length: COUNT }, () => make() as Manifest)]),
  );
}

const ALPHABET = [
  'a',
  'b',
  'z',
  'A',
  '0',
  '1',
  '9',
  '-',
  '.',
  '_',
  '/',
  ' ',
  ':',
  '=',
  '%',
  'ä',
  'k',
  'K',
  'i',
  'M',
  'm',
  'e',
  'E',
  '+',
  'G',
];
const LENGTHS = [0, 1, 2, 3, 5, 15, 16, 63, 64, 253, 254];
const word = (length: number): string => Array.from({ length }, () => pick(ALPHABET)).join('');
const plain = (length: number): string => Array.from({ length }, () => pick(ALPHABET.slice(0, 8))).join('');
const number = (): string => pick(['0', '1', '10', '255', '256', '007', '65536', '1.5', '.5', '5.', '']);
const many = (counts: readonly number[], make: () => string): string[] => Array.from({ length: pick(counts) }, make);
const octets = (): string =>
  many([4, 4, 4, 4, 3, 5], () => pick(['0', '0', '1', '10', '127', '255', '256', '01', 'a'])).join('.');
const group = (): string => pick(['0', '0', '1', 'fd00', 'ffff', 'FFFF', '10000', 'g', '']);
const groups = (): string =>
  pick([
    () => many([8, 8, 7, 9], group).join(':'),
    () => `${many([0, 1, 2], group).join(':')}::${many([0, 1, 2, 6], group).join(':')}`,
  ])();
const TEXTS: Readonly<Record<string, () => string>> = {
  quantity: () =>
    pick(['', '', '-', '+']) +
    number() +
    pick([
      '',
      'm',
      'k',
      'K',
      'Ki',
      'Mi',
      'Gi',
      'G',
      'GB',
      'mm',
      'e3',
      'E3',
      'e',
      'E',
      'e-3',
      'n',
      'u',
      ' ',
      'i',
      'e+2',
    ]),
  ip: () => pick([octets, groups, () => `${groups()}:${octets()}`])(),
  cidr: () =>
    `${pick([octets, groups])()}${pick(['/', '/', '', '//'])}` +
    pick(['0', '8', '24', '32', '33', '64', '128', '129', '08', 'a', '']),
};
const other = (): string =>
  pick([
    () => word(pick(LENGTHS)),
    () => plain(pick(LENGTHS)),
    () => pick(texts),
    () => `${plain(3)}/${plain(pick(LENGTHS))}`,
  ])();

/** Names of the formats of texts. */
export const FORMATS = [
  'quantity',
  'ip',
  'cidr',
  'strictIp',
  'strictCidr',
  'dnsLabel',
  'dnsSubdomain',
  'dns1035Label',
  'qualifiedName',
  'labelValue',
  'envName',
  'strictEnvName',
  'portName',
  'configKey',
  'headerName',
] as const;
export type FormatName = (typeof FORMATS)[number];

/** The same texts on every machine, by format. */
export function generatedTexts(): Readonly<Record<FormatName, readonly string[]>> {
  random = new Random(71121602);
  return Object.fromEntries(
    FORMATS.map((format) => {
      const make = TEXTS[format.replace('strictIp', 'ip').replace('strictCidr', 'cidr')] ?? other;
      return [format, Array.from({ length: 300 }, () => make())];
    }),
  ) as Record<FormatName, string[]>;
}
