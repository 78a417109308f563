import type { Manifest } from '../../../lib/model';
import { Random } from '../../support/random';

type Fields = Record<string, unknown>;

const METHODS = ['GET', 'POST', 'DELETE'];
const PATHS = ['/', '/admin/*', '/api/items', '*'];

/** Builder of a random program: namespaces of all data planes, services, routes and policies of many forms. */
class RandomProgram {
  readonly objects: Manifest[] = [];
  private readonly namespaces: string[] = [];
  private readonly services: { readonly name: string; readonly namespace: string }[] = [];
  private count = 0;

  constructor(private readonly random: Random) {}

  build(): Manifest[] {
    const { random } = this;
    for (let i = 0; i <= random.below(3) + 1; i++) this.namespace(`ns${i}`);
    for (let i = 0; i < 3 + random.below(5); i++) this.service(`s${i}`);
    for (let i = 0; i < random.below(3); i++) this.gateway();
    for (let i = 0; i < random.below(5); i++) this.virtualService();
    for (let i = 0; i < random.below(3); i++) this.httpRoute();
    for (let i = 0; i < random.below(3); i++) this.serviceEntry();
    for (let i = 0; i < random.below(5); i++) this.authorization();
    for (let i = 0; i < random.below(3); i++) this.peers();
    for (let i = 0; i < random.below(2); i++) this.others();
    return this.objects;
  }

  private add(apiVersion: string, kind: string, name: string, namespace: string | undefined, rest: Fields): void {
    const { labels, ...fields } = rest;
    const metadata = { name, ...(namespace === undefined ? {} : { namespace }), ...(labels ? { labels } : {}) };
    this.objects.push({ apiVersion, kind, metadata, ...fields } as unknown as Manifest);
  }

  private next(prefix: string): string {
    this.count += 1;
    return `${prefix}${this.count}`;
  }

  private get place(): string {
    return this.random.pick([...this.namespaces, ...this.namespaces, 'istio-system']);
  }

  private namespace(name: string): void {
    const labels = this.random.pick<Fields | undefined>([
      { 'istio-injection': 'enabled' },
      { 'istio-injection': 'enabled' },
      { 'istio.io/dataplane-mode': 'ambient' },
      { 'istio.io/dataplane-mode': 'ambient', 'istio.io/use-waypoint': 'wp' },
      {},
      undefined,
    ]);
    this.namespaces.push(name);
    if (labels !== undefined) this.add('v1', 'Namespace', name, undefined, { labels });
    if (labels?.['istio.io/use-waypoint'] !== undefined && this.random.chance(0.8)) {
      this.add('gateway.networking.k8s.io/v1', 'Gateway', 'wp', name, {
        spec: {
          gatewayClassName: 'istio-waypoint',
          listeners: [{ name: 'mesh', port: 15008, protocol: 'HBONE' }],
        },
      });
    }
  }

  private service(name: string): void {
    const namespace = this.random.pick(this.namespaces);
    this.services.push({ name, namespace });
    const second = this.random.chance(0.2) ? [{ name: 'tcp-db', port: 5432 }] : [];
    this.add('v1', 'Service', name, namespace, {
      spec: { selector: { app: name }, ports: [{ name: 'http', port: 80, targetPort: 8080 }, ...second] },
    });
    for (let v = 1; v <= 1 + this.random.below(2); v++) {
      const labels = { app: name, version: `v${v}` };
      const spec = {
        serviceAccountName: this.random.chance(0.8) ? name : 'default',
        containers: [{ name: 'app', image: 'example.com/app:1' }],
      };
      this.add('apps/v1', 'Deployment', `${name}-v${v}`, namespace, {
        spec: { selector: { matchLabels: labels }, template: { metadata: { labels }, spec } },
      });
    }
    if (this.random.chance(0.5))
      this.add('networking.istio.io/v1', 'DestinationRule', name, namespace, {
        spec: { host: name, subsets: [1, 2].map((v) => ({ name: `v${v}`, labels: { version: `v${v}` } })) },
      });
  }

  private gateway(): void {
    const spec = {
      selector: { istio: 'ingressgateway' },
      servers: [{ port: { number: 80, name: 'http', protocol: 'HTTP' }, hosts: ['*.example.com'] }],
    };
    const api = {
      gatewayClassName: 'istio',
      listeners: [{ name: 'http', port: 80, protocol: 'HTTP', hostname: '*.example.com' }],
    };
    if (this.random.chance(0.5)) this.add('networking.istio.io/v1', 'Gateway', 'public', this.place, { spec });
    else this.add('gateway.networking.k8s.io/v1', 'Gateway', 'public', this.place, { spec: api });
  }

  private get destination(): Fields {
    const { name, namespace } = this.random.pick(this.services);
    const host = this.random.chance(0.1) ? 'nowhere' : `${name}.${namespace}.svc.cluster.local`;
    return { host, ...(this.random.chance(0.3) ? { subset: this.random.pick(['v1', 'v2', 'v9']) } : {}) };
  }

  private virtualService(): void {
    const { name, namespace } = this.random.pick(this.services);
    const isMesh = this.random.chance(0.6);
    const split = this.random.chance(0.4);
    const route = split
      ? [
          { destination: this.destination, weight: 75 },
          { destination: this.destination, weight: 25 },
        ]
      : [{ destination: this.destination }];
    const match = [{ uri: { prefix: this.random.pick(['/a', '/b']) }, method: { exact: 'GET' } }];
    this.add('networking.istio.io/v1', 'VirtualService', this.next('vs'), namespace, {
      spec: {
        hosts: isMesh ? [name] : ['shop.example.com', 'other.test'].slice(0, 1 + this.random.below(2)),
        ...(isMesh ? {} : { gateways: [this.random.pick(['public', 'ns0/public', 'istio-system/public'])] }),
        http: [
          { match, route, ...(this.random.chance(0.3) ? { mirror: this.destination } : {}) },
          this.random.chance(0.2) ? { redirect: { uri: '/new' } } : { route: [{ destination: this.destination }] },
        ],
      },
    });
  }

  private httpRoute(): void {
    const { name, namespace } = this.random.pick(this.services);
    const parent = this.random.chance(0.5) ? { name: 'public' } : { group: '', kind: 'Service', name, port: 80 };
    this.add('gateway.networking.k8s.io/v1', 'HTTPRoute', this.next('hr'), namespace, {
      spec: { parentRefs: [parent], rules: [{ backendRefs: [{ name, port: 80 }] }] },
    });
  }

  private serviceEntry(): void {
    this.add('networking.istio.io/v1', 'ServiceEntry', this.next('se'), this.place, {
      spec: {
        hosts: [this.random.pick(['api.example.org', '*.example.net', 'db.internal'])],
        location: this.random.pick(['MESH_EXTERNAL', 'MESH_INTERNAL']),
        ports: [{ number: 443, name: 'tls', protocol: 'TLS' }],
        resolution: 'NONE',
        ...(this.random.chance(0.3) ? { exportTo: [this.random.pick(['.', 'ns0'])] } : {}),
      },
    });
  }

  private get source(): Fields {
    const { name, namespace } = this.random.pick(this.services);
    return this.random.pick<() => Fields>([
      () => ({ namespaces: [this.random.pick([namespace, 'ns*', '*1'])] }),
      () => ({ principals: [`cluster.local/ns/${namespace}/sa/${name}`] }),
      () => ({ principals: [this.random.pick(['*', '*/sa/default', 'cluster.local/ns/ns0/*'])] }),
      () => ({ notNamespaces: [namespace] }),
      () => ({ notPrincipals: [`cluster.local/ns/${namespace}/sa/${name}`] }),
      () => ({ serviceAccounts: [`${namespace}/${name}`] }),
      () => ({ ipBlocks: ['10.0.0.0/8'] }),
      () => ({ requestPrincipals: ['*'] }),
    ])();
  }

  private get rule(): Fields {
    const { random } = this;
    const operation = {
      ...(random.chance(0.6) ? { methods: [random.pick(METHODS)] } : {}),
      ...(random.chance(0.5) ? { paths: [random.pick(PATHS)] } : {}),
      ...(random.chance(0.2) ? { ports: ['8080'] } : {}),
    };
    const when = { key: 'request.headers[x-team]', values: [random.pick(['a', 'b*'])] };
    const rule = {
      ...(random.chance(0.7) ? { from: [{ source: this.source }] } : {}),
      ...(random.chance(0.5) && Object.keys(operation).length > 0 ? { to: [{ operation }] } : {}),
      ...(random.chance(0.15) ? { when: [when] } : {}),
    };
    return rule;
  }

  private get scope(): Fields {
    const { name } = this.random.pick(this.services);
    return this.random.pick<Fields>([
      {},
      { selector: { matchLabels: { app: name } } },
      { selector: { matchLabels: { app: name } } },
      { targetRefs: [{ group: '', kind: 'Service', name }] },
      { targetRefs: [{ group: 'gateway.networking.k8s.io', kind: 'Gateway', name: 'wp' }] },
    ]);
  }

  private authorization(): void {
    const action = this.random.pick(['ALLOW', 'ALLOW', 'DENY', 'AUDIT']);
    const rules = Array.from({ length: 1 + this.random.below(2) }, () => this.rule);
    this.add('security.istio.io/v1', 'AuthorizationPolicy', this.next('ap'), this.place, {
      spec: { ...this.scope, action, rules: this.random.chance(0.1) && action === 'ALLOW' ? [] : rules },
    });
  }

  private peers(): void {
    const { name } = this.random.pick(this.services);
    const mtls = { mode: this.random.pick(['STRICT', 'PERMISSIVE', 'DISABLE']) };
    const selected = this.random.chance(0.3) ? { selector: { matchLabels: { app: name } } } : {};
    this.add('security.istio.io/v1', 'PeerAuthentication', this.next('pa'), this.place, {
      spec: { ...selected, mtls },
    });
  }

  private others(): void {
    if (this.random.chance(0.5)) {
      this.add('networking.istio.io/v1', 'Sidecar', 'default', this.random.pick(this.namespaces), {
        spec: { egress: [{ hosts: ['./*', 'istio-system/*'] }] },
      });
    } else {
      this.add('security.istio.io/v1', 'RequestAuthentication', this.next('ra'), this.place, {
        spec: { jwtRules: [{ issuer: 'https://issuer.example.com', jwks: '{"keys":[]}' }] },
      });
    }
  }
}

/** Returns a random program; the same for the same seed. */
export const randomProgram = (seed: number): Manifest[] => new RandomProgram(new Random(seed)).build();
