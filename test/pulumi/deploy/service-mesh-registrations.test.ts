import { renderMesh } from '../../../lib/manifests';
import type { Manifest } from '../../../lib/model';
import type { MeshProps } from '../../../lib/props';
import { ServiceMesh } from '../../../lib/pulumi';
import { plain, run, type Run } from '../support';

/**
 * Every registration of a mesh, told by hand: what cdk8s writes, with the differences in the last column and nothing
 * else.
 */
const CRDS = `
  base/crd-authorizationpolicies.security.istio.io
  base/crd-destinationrules.networking.istio.io
  base/crd-envoyfilters.networking.istio.io
  base/crd-gateways.networking.istio.io
  base/crd-peerauthentications.security.istio.io
  base/crd-proxyconfigs.networking.istio.io
  base/crd-requestauthentications.security.istio.io
  base/crd-serviceentries.networking.istio.io
  base/crd-sidecars.networking.istio.io
  base/crd-telemetries.telemetry.istio.io
  base/crd-trafficextensions.extensions.istio.io
  base/crd-virtualservices.networking.istio.io
  base/crd-wasmplugins.extensions.istio.io
  base/crd-workloadentries.networking.istio.io
  base/crd-workloadgroups.networking.istio.io`
  .replaceAll('istio.io\n', 'istio.io | apiextensions.k8s.io/v1:CustomResourceDefinition | established retained\n')
  .concat(' | apiextensions.k8s.io/v1:CustomResourceDefinition | established retained');

const BASE = `
  namespaces/istio-system                        | core/v1:Namespace
  base/service-account-reader                    | core/v1:ServiceAccount
  istiod/service-account                         | core/v1:ServiceAccount
  istiod/cluster-role                            | rbac.authorization.k8s.io/v1:ClusterRole
  istiod/cluster-role-gateway-controller         | rbac.authorization.k8s.io/v1:ClusterRole
  istiod/cluster-role-reader                     | rbac.authorization.k8s.io/v1:ClusterRole
  istiod/cluster-role-binding                    | rbac.authorization.k8s.io/v1:ClusterRoleBinding
  istiod/cluster-role-binding-gateway-controller | rbac.authorization.k8s.io/v1:ClusterRoleBinding
  istiod/cluster-role-binding-reader             | rbac.authorization.k8s.io/v1:ClusterRoleBinding
  istiod/role                                    | rbac.authorization.k8s.io/v1:Role
  istiod/role-binding                            | rbac.authorization.k8s.io/v1:RoleBinding
  istiod/config-map                              | core/v1:ConfigMap
  istiod/config-map-injector                     | core/v1:ConfigMap
  istiod/config-map-values                       | core/v1:ConfigMap`;

const VALIDATING = 'admissionregistration.k8s.io/v1:ValidatingWebhookConfiguration';
const MUTATING = 'admissionregistration.k8s.io/v1:MutatingWebhookConfiguration';

const CONTROL_PLANE = `
  base/validating-webhook   | ${VALIDATING} | ca-bundle fail:1 after-istiod
  istiod/service            | core/v1:Service                                                | skip
  istiod/deployment         | apps/v1:Deployment
  istiod/mutating-webhook   | ${MUTATING} | ca-bundle after-istiod
  istiod/validating-webhook | ${VALIDATING} | ca-bundle fail:1 after-istiod`;

const AUTOSCALED = `${CONTROL_PLANE}
  istiod/autoscaler | autoscaling/v2:HorizontalPodAutoscaler`;

const CNI = `
  cni/service-account             | core/v1:ServiceAccount
  cni/config-map                  | core/v1:ConfigMap
  cni/cluster-role                | rbac.authorization.k8s.io/v1:ClusterRole
  cni/cluster-role-repair         | rbac.authorization.k8s.io/v1:ClusterRole
  cni/cluster-role-binding        | rbac.authorization.k8s.io/v1:ClusterRoleBinding
  cni/cluster-role-binding-repair | rbac.authorization.k8s.io/v1:ClusterRoleBinding
  cni/daemon-set                  | apps/v1:DaemonSet`;

/** A gateway as istioctl installs it. */
const written = (name: string, service: string) => `
  ${name}/service-account | core/v1:ServiceAccount
  ${name}/role            | rbac.authorization.k8s.io/v1:Role
  ${name}/role-binding    | rbac.authorization.k8s.io/v1:RoleBinding
  ${name}/service         | core/v1:Service | ${service}
  ${name}/deployment      | apps/v1:Deployment`;

/** A gateway whose proxy istiod injects. */
const injected = (name: string, service: string) => `
  ${name}/service-account           | core/v1:ServiceAccount
  ${name}/role                      | rbac.authorization.k8s.io/v1:Role
  ${name}/role-binding              | rbac.authorization.k8s.io/v1:RoleBinding
  ${name}/service                   | core/v1:Service | ${service}
  ${name}/workload                  | apps/v1:Deployment
  ${name}/horizontal-pod-autoscaler | autoscaling/v2:HorizontalPodAutoscaler`;

const scaled = (name: string) => `\n  ${name}/horizontal-pod-autoscaler | autoscaling/v2:HorizontalPodAutoscaler`;

/** Each mesh, phase by phase: everything of a phase waits for everything of the one before. */
const MESHES: Record<string, { readonly props: MeshProps; readonly phases: readonly string[] }> = {
  'default': {
    props: { profile: 'default', cni: true },
    phases: [CRDS, BASE, AUTOSCALED, CNI, written('istio-ingressgateway', '') + scaled('istio-ingressgateway')],
  },
  'demo': {
    props: { profile: 'demo' },
    phases: [CRDS, BASE, CONTROL_PLANE, written('istio-ingressgateway', '') + written('istio-egressgateway', 'skip')],
  },
  'ambient': {
    props: { profile: 'ambient' },
    phases: [
      CRDS,
      BASE,
      AUTOSCALED,
      `${CNI}
  cni/cluster-role-ambient         | rbac.authorization.k8s.io/v1:ClusterRole
  cni/cluster-role-binding-ambient | rbac.authorization.k8s.io/v1:ClusterRoleBinding
  ztunnel/service-account          | core/v1:ServiceAccount
  ztunnel/daemon-set               | apps/v1:DaemonSet`,
    ],
  },
  'canary': {
    props: {
      profile: 'minimal',
      revision: 'blue',
      revisionTags: ['prod'],
      ingressGateways: [{ name: 'public', namespace: 'edge' }],
    },
    phases: [
      CRDS,
      `${BASE}
  namespaces/edge | core/v1:Namespace`,
      `${AUTOSCALED}
  istiod/service-revision-tag-istiod-revision-tag-prod         | core/v1:Service | skip
  istiod/mutating-webhook-revision-tag-istio-revision-tag-prod | ${MUTATING} | ca-bundle after-istiod`,
      injected('public', ''),
    ],
  },
  'openshift': {
    props: { profile: 'openshift' },
    phases: [
      CRDS,
      BASE,
      AUTOSCALED,
      `${CNI}
  cni/network-attachment-definition | k8s.cni.cncf.io/v1:NetworkAttachmentDefinition`,
      written('istio-ingressgateway', '') + scaled('istio-ingressgateway'),
    ],
  },
  'multi-network': {
    props: { network: 'n1', meshId: 'm', clusterName: 'c1', eastWestGateway: true, egressGateways: [{}] },
    phases: [
      CRDS,
      BASE,
      AUTOSCALED,
      written('istio-ingressgateway', '') +
        scaled('istio-ingressgateway') +
        injected('istio-egressgateway', 'skip') +
        injected('istio-eastwestgateway', ''),
    ],
  },
  // Nobody in this cluster writes a CA bundle: waiting for one would wait for a person.
  'remote': {
    props: { profile: 'remote', remote: { pilotAddress: '192.0.2.1' } },
    phases: [
      CRDS,
      `
  namespaces/istio-system            | core/v1:Namespace
  base/service-account-reader        | core/v1:ServiceAccount
  istiod/cluster-role-reader         | rbac.authorization.k8s.io/v1:ClusterRole
  istiod/cluster-role-binding-reader | rbac.authorization.k8s.io/v1:ClusterRoleBinding
  istiod/config-map-values           | core/v1:ConfigMap`,
      `
  base/validating-webhook      | admissionregistration.k8s.io/v1:ValidatingWebhookConfiguration
  istiod/service-remote        | core/v1:Service                                                | skip
  istiod/endpoint-slice-remote | discovery.k8s.io/v1:EndpointSlice
  istiod/mutating-webhook      | admissionregistration.k8s.io/v1:MutatingWebhookConfiguration`,
    ],
  },
};

interface Row {
  readonly id: string;
  readonly type: string;
  readonly marks: readonly string[];
  readonly before: readonly string[];
}

function rows(phases: readonly string[]): Row[] {
  const listed = phases.map((phase) =>
    phase
      .trim()
      .split('\n')
      .map((line) => line.split('|').map((cell) => cell.trim())),
  );
  return listed.flatMap((phase, i) =>
    phase.map(([id, type, marks = '']) => {
      const namespaces = phase.filter(([, kind]) => kind === 'core/v1:Namespace' && type !== kind);
      const before = [...(listed[i - 1] ?? []), ...namespaces].map(([earlier]) => earlier);
      const words = marks.split(' ').filter(Boolean);
      return {
        id,
        type: `kubernetes:${type}`,
        marks: words,
        before: words.includes('after-istiod') ? [...before, 'istiod/deployment'] : before,
      };
    }),
  );
}

const OF_RELEASE = "jsonpath={.metadata.labels['app.kubernetes.io/version']}=1.31.4";
const ANNOTATIONS: Record<string, Record<string, string>> = {
  'established': { 'pulumi.com/waitFor': JSON.stringify(['condition=Established', OF_RELEASE]) },
  'ca-bundle': { 'pulumi.com/waitFor': JSON.stringify(['jsonpath={.webhooks[0].clientConfig.caBundle}', OF_RELEASE]) },
  'skip': { 'pulumi.com/skipAwait': 'true' },
};

/** The rendered object with what the row says of Pulumi. */
function deployed({ marks }: Row, rendered: Manifest): unknown {
  const body = plain(rendered);
  const webhooks = body.webhooks as { failurePolicy: string }[] | undefined;
  for (const mark of marks) {
    if (ANNOTATIONS[mark]) body.metadata.annotations = { ...body.metadata.annotations, ...ANNOTATIONS[mark] };
    if (mark.startsWith('fail:')) {
      expect(webhooks).toHaveLength(Number(mark.slice(5)));
      for (const webhook of webhooks ?? []) {
        expect(webhook.failurePolicy).toBe('Fail');
      }
    }
  }
  return body;
}

const { version } = jest.requireActual<{ version: string }>('@pulumi/kubernetes/package.json');

describe.each(Object.entries(MESHES))('the %s mesh', (_, { props, phases }) => {
  const wanted = rows(phases);
  const manifests = new Map(renderMesh(props).map(({ id, manifest }) => [id, manifest]));
  let registered: Run<ServiceMesh>;
  beforeAll(async () => {
    registered = await run(() => new ServiceMesh('mesh', props));
  });
  const urn = ({ id, type }: Pick<Row, 'id' | 'type'>) =>
    `urn:pulumi:dev::shop::istio-constructs:index:ServiceMesh$${type}::mesh-${id}`;

  test('registers these objects and no others', () => {
    expect([...registered.objects.keys()].sort()).toEqual(wanted.map(({ id }) => `mesh-${id}`).sort());
    expect([...manifests.keys()].sort()).toEqual(wanted.map(({ id }) => id).sort());
    expect(registered.resources).toHaveLength(wanted.length + 1);
  });

  test('deploys what is rendered, with these differences and no others', () => {
    for (const row of wanted) {
      const body = plain(registered.objects.get(`mesh-${row.id}`)?.inputs);
      expect({ id: row.id, body }).toEqual({ id: row.id, body: deployed(row, manifests.get(row.id) as Manifest) });
    }
  });

  test('registers them with these types, names and options, and no others', () => {
    const mesh = registered.resources.find(({ custom }) => !custom);
    expect(mesh).toMatchObject({
      urn: 'urn:pulumi:dev::shop::istio-constructs:index:ServiceMesh::mesh',
      inputs: {},
      dependsOn: [],
      options: {},
    });
    for (const row of wanted) {
      const {
        type,
        parent,
        version: own,
        custom,
        provider,
        options,
        propertyDependencies,
        urn: given,
      } = registered.objects.get(`mesh-${row.id}`)!;
      expect({
        type,
        parent,
        own,
        custom,
        provider,
        options,
        given,
        dependencies: Object.values(propertyDependencies).flat(),
      }).toEqual({
        type: row.type,
        parent: mesh?.urn,
        own: version,
        custom: true,
        provider: '',
        options: row.marks.includes('retained') ? { retainOnDelete: true } : {},
        given: urn(row),
        dependencies: [],
      });
    }
  });

  test('lets each wait for everything of the phase before and for namespaces, and webhooks for istiod', () => {
    const byId = new Map(wanted.map((row) => [row.id, urn(row)]));
    for (const { id, before } of wanted) {
      expect({ id, dependsOn: [...registered.objects.get(`mesh-${id}`)!.dependsOn].sort() }).toEqual({
        id,
        dependsOn: before.map((other) => byId.get(other)).sort(),
      });
    }
  });
});
