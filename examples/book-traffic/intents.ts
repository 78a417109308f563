import { Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import { MeshService } from 'istio-constructs';

const subsets = { 'version-v1': { version: 'v1' }, 'version-v2': { version: 'v2' } };

/** Failed requests to the catalog are tried again. */
export class Retries extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new MeshService(this, 'catalog').retry({ attempts: 3, retryOn: ['5xx'], perTryTimeout: '2s' });
  }
}

/** The first version gets everything. */
export class FirstVersion extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new MeshService(this, 'catalog', { subsets }).split({ 'version-v1': 100 });
  }
}

/** Requests with a header get the second version, all others the first. */
export class DarkLaunch extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new MeshService(this, 'catalog', { subsets })
      .split({ 'version-v1': 100 })
      .darkLaunch('version-v2', { header: { 'x-dark-launch': 'v2' } });
  }
}
