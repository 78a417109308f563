import * as pulumi from '@pulumi/pulumi';
import {
  AuthorizationPolicy,
  Gateway,
  HTTPRoute,
  MeshService,
  outside,
  ServiceMesh,
  strictWarnings,
  Telemetry,
  VirtualService,
  DestinationRule,
  ServiceEntry,
} from '../../../lib/pulumi';
import { outcome, type Outcome } from '../outcome';

class Provider extends pulumi.ProviderResource {
  constructor(name: string) {
    super('kubernetes', name, { enableConfigMapMutable: true });
  }
}

const QUIET = { crds: false } as const;
const later = () => new Promise((resolve) => setTimeout(resolve, 5));
const routeTo = (host: pulumi.Input<string>, more: object = {}) => ({
  hosts: ['shop.example'],
  http: [{ route: [{ destination: { host, ...more } }] }],
});
const shop = { namespace: 'shop' };
const CATALOG = 'catalog.shop.svc.cluster.local';
const catalogOf = (options?: pulumi.ComponentResourceOptions) =>
  new MeshService('catalog', { ...shop, port: 80, subsets: { v1: { version: 'v1' } } }, options);
const externalOf = (host: string) => MeshService.external(host, { ...shop, ports: [443] });
const HTTPS = { number: 443, name: 'https', protocol: 'HTTPS' } as const;

const PROGRAMS: Record<string, () => unknown> = {
  'a host that nobody declares': () => {
    new ServiceMesh('mesh', QUIET);
    catalogOf();
    new VirtualService('right', { ...shop, ...routeTo(CATALOG) });
    new VirtualService('wrong', {
      ...shop,
      hosts: ['other.example'],
      http: [{ route: [{ destination: { host: 'catalogue' } }] }],
    });
  },
  'names of every sort that nobody declares': () => {
    new ServiceMesh('mesh', QUIET);
    const catalog = catalogOf();
    new VirtualService('subset', {
      ...shop,
      hosts: ['a.example'],
      http: [{ route: [{ destination: { host: CATALOG, subset: 'v9' } }] }],
    });
    new VirtualService('port', {
      ...shop,
      hosts: ['b.example'],
      http: [{ route: [{ destination: { host: CATALOG, port: { number: 81 } } }] }],
    });
    new VirtualService('gateway', {
      ...shop,
      hosts: ['c.example'],
      gateways: ['public'],
      http: [{ route: [{ destination: catalog }] }],
    });
    new Gateway('secret', {
      ...shop,
      selector: { app: 'x' },
      servers: [{ port: HTTPS, hosts: ['d.example'], tls: { mode: 'SIMPLE', credentialName: 'cert' } }],
    });
    new Telemetry('provider', { ...shop, tracing: [{ providers: [{ name: 'zipkin' }] }] });
    new AuthorizationPolicy('service', {
      ...shop,
      targetRefs: [{ kind: 'Service', group: '', name: 'catalogue' }],
      rules: [{}],
    });
    new AuthorizationPolicy('waypoint', {
      ...shop,
      targetRefs: [{ kind: 'Gateway', group: 'gateway.networking.k8s.io', name: 'waypoint' }],
      rules: [{}],
    });
  },
  'a program that knows little judges little': () => {
    new VirtualService('routes', { ...shop, ...routeTo('catalogue'), gateways: ['public'] });
    new Gateway('private', {
      namespace: 'elsewhere',
      name: 'public',
      selector: { app: 'x' },
      servers: [{ port: { number: 80, name: 'http', protocol: 'HTTP' }, hosts: ['*'] }],
    });
  },
  'two VirtualServices for one host': () => {
    catalogOf();
    new VirtualService('first', { ...shop, hosts: [CATALOG], http: [{ route: [{ destination: { host: CATALOG } }] }] });
    new VirtualService('second', {
      ...shop,
      hosts: ['catalog'],
      http: [{ route: [{ destination: { host: CATALOG } }] }],
    });
  },
  'two objects with one name': () => {
    new ServiceEntry('first', { ...shop, name: 'stripe', hosts: ['a.example'], ports: [HTTPS], resolution: 'DNS' });
    new ServiceEntry('second', { ...shop, name: 'stripe', hosts: ['b.example'], ports: [HTTPS], resolution: 'DNS' });
  },
  'an object that a MeshService writes': () => {
    catalogOf().timeout('2s');
    new VirtualService('mine', {
      ...shop,
      name: 'catalog',
      hosts: ['shop.example'],
      http: [{ route: [{ destination: { host: CATALOG } }] }],
    });
    new MeshService('reviews', { ...shop, port: 80 }).timeout('2s');
    new VirtualService('reviews-too', {
      ...shop,
      hosts: ['reviews'],
      http: [{ route: [{ destination: { host: 'reviews' } }] }],
    });
  },
  'a VirtualService beside an HTTPRoute': () => {
    const catalog = catalogOf().timeout('2s');
    new HTTPRoute('routes', { ...shop, parentRefs: [catalog], rules: [{ backendRefs: [catalog] }] });
  },
  'the same mesh twice': () => {
    new ServiceMesh('first', QUIET);
    new ServiceMesh('second', { ...QUIET, revision: 'second' });
  },
  'two VirtualServices at one gateway': () => twoAtOneGateway(),
  'two VirtualServices at one gateway, strictly': () => {
    strictWarnings();
    twoAtOneGateway();
  },
  'strict in another cluster': () => {
    strictWarnings({ provider: new Provider('other') });
    twoAtOneGateway();
  },
  'a mesh that is doubtful': () => {
    new ServiceMesh('mesh', { ...QUIET, hub: 'gcr.io/istio-release' });
  },
  'a mesh that is doubtful, strictly': () => {
    strictWarnings();
    new ServiceMesh('mesh', { ...QUIET, hub: 'gcr.io/istio-release' });
  },
  'a policy that istiod warns about': () => {
    new VirtualService('routes', warnedAbout);
  },
  'a policy that istiod warns about, strictly': () => {
    new VirtualService('routes', warnedAbout);
    strictWarnings();
  },
  'what is outside': () => {
    new ServiceMesh('mesh', QUIET);
    outside({
      hosts: ['*.billing.svc.cluster.local'],
      gateways: ['ops/public'],
      secrets: ['cert'],
      providers: ['zipkin'],
      waypoints: ['shop/waypoint'],
    });
    new VirtualService('routes', {
      ...shop,
      ...routeTo('invoices.billing.svc.cluster.local'),
      gateways: ['ops/public'],
    });
    new Gateway('secret', {
      ...shop,
      selector: { app: 'x' },
      servers: [{ port: HTTPS, hosts: ['d.example'], tls: { mode: 'SIMPLE', credentialName: 'cert' } }],
    });
    new Telemetry('provider', { ...shop, tracing: [{ providers: [{ name: 'zipkin' }] }] });
    new AuthorizationPolicy('waypoint', {
      ...shop,
      targetRefs: [{ kind: 'Gateway', group: 'gateway.networking.k8s.io', name: 'waypoint' }],
      rules: [{}],
    });
  },
  'outside of another cluster': () => {
    const [east, west] = [new Provider('east'), new Provider('west')];
    new ServiceMesh('east', QUIET, { provider: east });
    new ServiceMesh('west', QUIET, { provider: west });
    outside({ hosts: [CATALOG] }, { provider: east });
    new VirtualService('in-east', { ...shop, ...routeTo(CATALOG) }, { provider: east });
    new VirtualService('in-west', { ...shop, ...routeTo(CATALOG) }, { provider: west });
  },
  'a service of another cluster': () => {
    const [east, west] = [new Provider('east'), new Provider('west')];
    new ServiceMesh('east', QUIET, { provider: east });
    new ServiceMesh('west', QUIET, { provider: west });
    catalogOf({ provider: east });
    new VirtualService('in-west', { ...shop, ...routeTo(CATALOG) }, { provider: west });
  },
  'declared after it, in the same turn': () => {
    new ServiceMesh('mesh', QUIET);
    new VirtualService('routes', { ...shop, ...routeTo(CATALOG, { subset: 'v1' }) });
    catalogOf();
  },
  'declared after an await that lets nothing else run': async () => {
    new ServiceMesh('mesh', QUIET);
    new VirtualService('routes', { ...shop, ...routeTo(CATALOG) });
    await Promise.resolve();
    catalogOf();
  },
  'declared too late': async () => {
    new ServiceMesh('mesh', QUIET);
    new VirtualService('routes', { ...shop, ...routeTo(CATALOG) });
    await later();
    catalogOf();
  },
  'declared before an await': async () => {
    new ServiceMesh('mesh', QUIET);
    const catalog = catalogOf();
    await later();
    new VirtualService('by-text', { ...shop, ...routeTo(CATALOG) });
    new VirtualService('by-reference', {
      ...shop,
      hosts: ['b.example'],
      http: [{ route: [{ destination: catalog.subset('v1') }] }],
    });
    new VirtualService('wrong', {
      ...shop,
      hosts: ['c.example'],
      http: [{ route: [{ destination: { host: 'catalogue' } }] }],
    });
  },
  'wrong only with what comes later': async () => {
    new VirtualService('routes', { ...shop, ...routeTo('catalogue') });
    await later();
    new ServiceMesh('mesh', QUIET);
    await later();
    new ServiceEntry('more', { ...shop, hosts: ['a.example'], ports: [HTTPS], resolution: 'DNS' });
  },
  'in an apply': () => {
    new ServiceMesh('mesh', QUIET);
    pulumi.output(Promise.resolve(1)).apply(() => {
      new VirtualService('wrong', { ...shop, ...routeTo('catalogue') });
    });
  },
  'names that are Outputs': () => {
    new ServiceMesh('mesh', QUIET);
    new VirtualService('one', {
      ...shop,
      exportTo: [pulumi.output('a')],
      hosts: ['one'],
      http: [{ route: [{ destination: { host: pulumi.secret('hidden') } }] }],
    });
    new VirtualService('two', {
      ...shop,
      exportTo: [pulumi.output('b')],
      hosts: ['one'],
      http: [{ route: [{ destination: { host: pulumi.output('known') } }] }],
    });
    MeshService.host('one.shop.svc.cluster.local');
  },
  'wrong beside an Output': () => {
    new ServiceMesh('mesh', QUIET);
    new VirtualService('wrong', {
      ...shop,
      hosts: ['a.example'],
      http: [{ timeout: pulumi.secret('5s'), route: [{ destination: { host: 'catalogue' } }] }],
    });
  },
  'a service outside the cluster': () => {
    new ServiceMesh('mesh', QUIET);
    const stripe = externalOf('api.stripe.com');
    const legacy = MeshService.host('legacy.old.svc.cluster.local');
    new VirtualService('by-reference', {
      ...shop,
      ...routeTo('api.stripe.com'),
      tcp: [{ route: [{ destination: legacy }] }],
    });
    new DestinationRule('by-text', { ...shop, host: 'api.stripe.com', trafficPolicy: { tls: { mode: 'SIMPLE' } } });
    new VirtualService('stripe', {
      ...shop,
      hosts: [stripe],
      tls: [{ match: [{ sniHosts: ['api.stripe.com'], port: 443 }], route: [{ destination: stripe }] }],
    });
  },
  'depending on what is refused': () => {
    new ServiceMesh('mesh', QUIET);
    const wrong = new VirtualService('wrong', { ...shop, ...routeTo('catalogue') });
    new MeshService('after', { ...shop, port: 80 }, { dependsOn: [wrong] }).timeout('1s');
    new MeshService('beside', { ...shop, port: 80 }).timeout('1s');
  },
};

/** The second route is never reached. */
const warnedAbout = {
  ...shop,
  hosts: ['a.example'],
  http: [{ route: [{ destination: { host: 'a' } }] }, { route: [{ destination: { host: 'b' } }] }],
};

function twoAtOneGateway(): void {
  const gateway = new Gateway('public', {
    ...shop,
    selector: { app: 'x' },
    servers: [{ port: { number: 80, name: 'http', protocol: 'HTTP' }, hosts: ['*'] }],
  });
  const catalog = MeshService.host(CATALOG);
  new VirtualService('first', {
    ...shop,
    hosts: ['shop.example'],
    gateways: [gateway],
    http: [{ route: [{ destination: catalog }] }],
  });
  new VirtualService('second', {
    ...shop,
    hosts: ['shop.example'],
    gateways: [gateway],
    http: [{ route: [{ destination: catalog }] }],
  });
}

async function main(): Promise<void> {
  const outcomes: Record<string, Outcome> = {};
  for (const [name, program] of Object.entries(PROGRAMS)) outcomes[name] = await outcome(program);
  console.log(JSON.stringify(outcomes));
}

void main();
