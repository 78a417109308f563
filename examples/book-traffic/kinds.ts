import { Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import { DestinationRule, Gateway, MeshService, Sidecar, VirtualService } from 'istio-constructs';

/** The versions of the API that the files were written for. Left out, it is the most stable one. */
const apiVersion = 'networking.istio.io/v1alpha3';

/** Requests for any host come in at the ingress gateway and go to the web application. */
export class Ingress extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id, { namespace: 'istioinaction' });
    const webapp = new MeshService(this, 'webapp', { port: 80 });
    const gateway = new Gateway(this, 'outfitters-gateway', {
      apiVersion,
      selector: { istio: 'ingressgateway' },
      servers: [{ port: { number: 80, name: 'http', protocol: 'HTTP' }, hosts: ['*'] }],
    });
    new VirtualService(this, 'webapp-virtualservice', {
      apiVersion,
      hosts: ['*'],
      gateways: [gateway],
      http: [{ route: [{ destination: webapp.port(80) }] }],
    });
  }
}

/** Failed requests to the catalog are tried again. */
export class Retries extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    const catalog = new MeshService(this, 'catalog');
    new VirtualService(this, 'routes', {
      apiVersion,
      name: 'catalog',
      hosts: [catalog],
      http: [{ route: [{ destination: catalog }], retries: { attempts: 3, retryOn: ['5xx'], perTryTimeout: '2s' } }],
    });
  }
}

/** The catalog has two versions. */
class Versions extends Chart {
  readonly catalog = MeshService.host('catalog', {
    subsets: { 'version-v1': { version: 'v1' }, 'version-v2': { version: 'v2' } },
  });

  constructor(scope: Construct, id: string) {
    super(scope, id);
    new DestinationRule(this, 'versions', {
      apiVersion,
      name: 'catalog',
      host: this.catalog,
      subsets: [
        { name: 'version-v1', labels: { version: 'v1' } },
        { name: 'version-v2', labels: { version: 'v2' } },
      ],
    });
  }
}

/** The first version gets everything. */
export class FirstVersion extends Versions {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new VirtualService(this, 'routes', {
      apiVersion,
      name: 'catalog',
      hosts: [this.catalog],
      http: [{ route: [{ destination: this.catalog.subset('version-v1') }] }],
    });
  }
}

/** Requests with a header get the second version, all others the first. */
export class DarkLaunch extends Versions {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new VirtualService(this, 'routes', {
      apiVersion,
      name: 'catalog',
      hosts: [this.catalog],
      http: [
        {
          match: [{ headers: { 'x-dark-launch': { exact: 'v2' } } }],
          route: [{ destination: this.catalog.subset('version-v2') }],
        },
        { route: [{ destination: this.catalog.subset('version-v1') }] },
      ],
    });
  }
}

/** The proxies of a namespace know of no services but those beside them, which keeps them small. */
export class SidecarScope extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id, { namespace: 'istio-demo' });
    new Sidecar(this, 'default', { apiVersion: 'networking.istio.io/v1beta1', egress: [{ hosts: ['./*'] }] });
  }
}
