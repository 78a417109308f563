import { App, Chart, Testing } from 'cdk8s';
import * as cdk8s from '../../../lib';
import { renderAddon } from '../../../lib/mesh/addons';
import { renderMesh } from '../../../lib/mesh/render';
import { formatProblem, MeshProblems, type Manifest } from '../../../lib/model';
import * as live from '../../../lib/pulumi';
import { ADDON_SHAPES, type AddonName } from '../../../lib/props/addons';
import { decoded, run } from '../../pulumi/support';
import { NEWEST_VERSION } from '../../support/releases';

const NEEDED: Readonly<Partial<Record<AddonName, object>>> = {
  kiali: { prometheus: 'http://p:9090', signingKey: { secret: 's', key: 'k' } },
};
const ADDONS = Object.keys(ADDON_SHAPES) as AddonName[];

/** All that objects say about users and groups: SCC restricted-v2 refuses each that is not of the namespace's range. */
function usersIn(value: unknown, path = ''): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    ['runAsUser', 'runAsGroup', 'fsGroup', 'supplementalGroups'].includes(key)
      ? [`${path}.${key}`]
      : usersIn(inner, `${path}.${key}`),
  );
}
const beside = (addon: AddonName, platform?: string, props: object = {}): Manifest[] =>
  renderAddon({
    addon,
    props: { ...NEEDED[addon], ...props },
    name: addon,
    namespace: 'observability',
    version: NEWEST_VERSION,
    platform,
  }).map(({ manifest }) => manifest);

interface PodOwner {
  readonly spec: {
    readonly template?: {
      readonly spec: {
        readonly securityContext?: object;
        readonly containers: { readonly securityContext?: object }[];
      };
    };
  };
}
const podsOf = (objects: readonly Manifest[]) =>
  objects.flatMap((object) => (object as unknown as Partial<PodOwner>).spec?.template?.spec ?? []);

describe('users of pods', () => {
  test.each(ADDONS)('%s: OpenShift chooses them, and all else stays restricted', (addon) => {
    expect(usersIn(beside(addon, 'openshift'))).toEqual([]);
    const [others, own] = [podsOf(beside(addon)), podsOf(beside(addon, 'openshift'))];
    expect(own).toHaveLength(others.length);
    for (const { securityContext, containers } of own) {
      for (const container of containers)
        expect({ ...securityContext, ...container.securityContext }).toMatchObject({
          runAsNonRoot: true,
          allowPrivilegeEscalation: false,
          capabilities: { drop: ['ALL'] },
          seccompProfile: { type: 'RuntimeDefault' },
        });
    }
  });

  test('elsewhere they are those of the images', () => {
    const withUsers = ADDONS.filter((addon) => usersIn(beside(addon)).length > 0);
    expect(withUsers).toEqual(['prometheus', 'loki', 'jaeger', 'zipkin', 'otel', 'grafana']);
  });

  test('the addons of a mesh have none either, by platform and by profile', () => {
    for (const props of [
      { platform: 'openshift' },
      { profile: 'openshift' },
      { profile: 'openshift-ambient' },
    ] as const) {
      const nodes = renderMesh({ ...props, addons: true }).filter(({ phase }) => phase === 'addons');
      expect(nodes.length).toBeGreaterThan(20);
      expect(nodes.flatMap(({ manifest }) => usersIn(manifest))).toEqual([]);
    }
    const elsewhere = renderMesh({ profile: 'default', addons: true }).filter(({ phase }) => phase === 'addons');
    expect(elsewhere.flatMap(({ manifest }) => usersIn(manifest))).toEqual([
      '.spec.template.spec.securityContext.fsGroup',
      '.spec.template.spec.securityContext.runAsGroup',
      '.spec.template.spec.securityContext.runAsUser',
    ]);
  });

  test('a user of the program stays', () => {
    const props = { podSecurityContext: { runAsUser: 1000, fsGroup: 1000 } };
    expect(podsOf(beside('prometheus', 'openshift', props))[0].securityContext).toEqual(props.podSecurityContext);
  });
});

const idsOf = (objects: readonly Manifest[]): string[] =>
  objects.map(({ kind, metadata }) => `${kind}/${metadata.name}`);

describe('Kiali', () => {
  const login = { auth: 'openshift', ingress: { host: 'kiali.example.com' } };

  test('has a Route for its host, and a client for logins', () => {
    const objects = beside('kiali', 'openshift', login);
    expect(idsOf(objects)).toEqual([
      'ServiceAccount/kiali',
      'ConfigMap/kiali',
      'ConfigMap/kiali-cabundle-openshift',
      'ClusterRole/kiali-viewer',
      'ClusterRoleBinding/kiali-viewer',
      'ClusterRole/kiali-observability-openshift',
      'ClusterRoleBinding/kiali-observability-openshift',
      'Service/kiali',
      'Deployment/kiali',
      'Route/kiali',
      'OAuthClient/kiali-observability',
    ]);
    const [route, client] = objects.slice(-2);
    expect(route.spec).toEqual({
      host: 'kiali.example.com',
      port: { targetPort: 20001 },
      tls: { insecureEdgeTerminationPolicy: 'Redirect', termination: 'reencrypt' },
      to: { kind: 'Service', name: 'kiali' },
    });
    expect(client).toEqual({
      apiVersion: 'oauth.openshift.io/v1',
      kind: 'OAuthClient',
      metadata: { name: 'kiali-observability', labels: route.metadata.labels },
      redirectURIs: ['https://kiali.example.com/api/auth/callback'],
      grantMethod: 'auto',
    });
  });

  test('its callback is below its path, and a certificate of the program is named by the Route', () => {
    const ingress = { host: 'a.example.com', path: '/kiali', tlsSecret: 'a-tls', labels: { team: 'a' } };
    const objects = beside('kiali', 'openshift', { ...login, webRoot: '/kiali', ingress });
    const [route, client] = objects.slice(-2);
    expect(client.redirectURIs).toEqual(['https://a.example.com/kiali/api/auth/callback']);
    expect(route.metadata.labels).toMatchObject({ team: 'a' });
    expect(route.spec).toMatchObject({ path: '/kiali', tls: { externalCertificate: { name: 'a-tls' } } });
  });

  test('no Route opens it where no way in is asked for', () => {
    const kinds = beside('kiali', 'openshift').map(({ kind }) => kind);
    expect(kinds.filter((kind) => ['Route', 'Ingress', 'OAuthClient'].includes(kind))).toEqual([]);
  });

  test('an Ingress, where its class is named', () => {
    const ingress = { host: 'kiali.example.com', className: 'openshift-default' };
    const kinds = beside('kiali', 'openshift', { ingress }).map(({ kind }) => kind);
    expect(kinds.filter((kind) => ['Route', 'Ingress'].includes(kind))).toEqual(['Ingress']);
  });

  test('behind a gateway of the mesh it serves HTTP, since the gateway does not know the issuer', () => {
    const ingress = { host: 'kiali.example.com', gateway: { selector: { istio: 'ingressgateway' } } };
    const objects = beside('kiali', 'openshift', { ingress });
    const { spec } = objects.find(({ kind }) => kind === 'Service') as unknown as { spec: { ports: object[] } };
    expect(spec.ports[0]).toMatchObject({ name: 'http', appProtocol: 'http' });
    expect(objects.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['Gateway', 'VirtualService']));
  });

  test('elsewhere nothing of it is there', () => {
    const objects = beside('kiali', undefined, { ingress: { host: 'kiali.example.com' } });
    expect(JSON.stringify(objects.filter(({ kind }) => !kind.includes('Role')))).not.toMatch(
      /route\.openshift|oauth\.openshift|service\.beta\.openshift|cabundle-openshift/,
    );
    expect(objects.map(({ kind }) => kind)).toContain('Ingress');
  });
});

const REDIRECT =
  'auth: got "openshift"; the cluster sends people back to the URL of Kiali, which is not known; give its host: ' +
  '`ingress: { host: "kiali.example.com" }` (addons/no-redirect)';
const PLATFORM =
  'platform: got "openshft"; must be one of gke, k3d, k3s, microk8s, minikube, openshift; did you mean "openshift"? ' +
  '(addons/platform)';

function textsOf(body: () => unknown): string[] {
  try {
    body();
  } catch (reason) {
    if (!(reason instanceof MeshProblems)) throw reason;
    return reason.problems.map(({ object: _, ...problem }) => formatProblem(problem));
  }
  return [];
}

describe('both engines', () => {
  const kiali = { ...NEEDED.kiali, auth: 'openshift' } as const;
  const platform = 'openshft' as cdk8s.Platform;

  test('refuse a login without a URL, and a platform that is none', async () => {
    const chart = new Chart(new App(), 'prod');
    const mesh = new cdk8s.ServiceMesh(chart, { profile: 'openshift' });
    expect(textsOf(() => new cdk8s.Kiali(chart, 'kiali', { mesh, ...kiali }))).toEqual([REDIRECT]);
    expect(textsOf(() => new cdk8s.Jaeger(chart, 'jaeger', { platform }))).toEqual([PLATFORM]);
    let found: string[][] = [];
    await run(() => {
      const mesh = new live.ServiceMesh('mesh', { profile: 'openshift' });
      found = [
        textsOf(() => new live.Kiali('kiali', { mesh, ...kiali })),
        textsOf(() => new live.Jaeger('jaeger', { platform })),
      ];
    });
    expect(found).toEqual([[REDIRECT], [PLATFORM]]);
  });

  test('take the platform of the mesh, or their own before there is one', async () => {
    const app = new App();
    const chart = new Chart(app, 'o11y', { namespace: 'observability' });
    const jaeger = new cdk8s.Jaeger(chart, 'jaeger', { platform: 'openshift' });
    const mesh = new cdk8s.ServiceMesh(new Chart(app, 'prod'), { profile: 'openshift', tracing: { to: jaeger } });
    new cdk8s.Grafana(chart, 'grafana', { mesh, adminSecret: { secret: 'a' } });
    expect(new cdk8s.Kiali(chart, 'kiali', { mesh, ...NEEDED.kiali }).url).toBe('https://kiali.observability:20001');
    expect(usersIn(Testing.synth(chart))).toEqual([]);
    const { objects } = await run(() => {
      const jaeger = new live.Jaeger('jaeger', { platform: 'openshift' });
      const mesh = new live.ServiceMesh('mesh', { profile: 'openshift', crds: false, tracing: { to: jaeger } });
      new live.Grafana('grafana', { mesh, adminSecret: { secret: 'a' } });
    });
    const pods = [...objects].filter(([name]) => /^(jaeger|grafana)-.*deployment$/.test(name));
    expect(pods).toHaveLength(2);
    expect(pods.flatMap(([, { inputs }]) => usersIn(decoded(inputs).value))).toEqual([]);
  });
});
