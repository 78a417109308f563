import * as k8s from '@pulumi/kubernetes';
import * as pulumi from '@pulumi/pulumi';
import { AuthorizationPolicy, MeshService, ServiceMesh } from '../../../lib/pulumi';
import { provider } from './provider';

/** Its id is unknown until it is created. */
const source = new k8s.core.v1.ConfigMap(
  'source',
  { metadata: { name: 'source', namespace: 'default' } },
  { provider },
);
const late = <T>(value: T): pulumi.Output<T> => source.id.apply(() => value);

new ServiceMesh(
  'mesh',
  {
    profile: 'minimal',
    hub: late('registry.example/istio'),
    pilot: { autoscaling: { min: 1, max: late(7) } },
    meshConfig: { trustDomain: late('true'), accessLogFormat: pulumi.secret('HIDDEN "yes": #1\n') },
  },
  { provider },
);
new MeshService(
  'reviews',
  { namespace: 'shop', port: 80, subsets: { v1: { version: 'v1' }, v2: { version: 'v2' } } },
  { provider },
).split({ v1: late(75), v2: late(25) });
new AuthorizationPolicy(
  'callers',
  { namespace: 'shop', rules: [{ from: [{ source: { principals: [late('*/ns/edge/*')] } }] }] },
  { provider },
);
