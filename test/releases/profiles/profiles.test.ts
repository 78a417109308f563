import { createHash } from 'node:crypto';
import { PROFILES, type Profile } from '../../../lib/releases/names';
import type { Manifest } from '../../../lib/model';
import { renderMesh } from '../../../lib/mesh/render';
import { PROFILE_COMPONENTS } from '../../../lib/releases/profiles';
import { RELEASES as MINORS, type IstioVersion } from '../../../lib/releases';
import { emit } from '../../../lib/yaml/emit';
import { CHART_RELEASES, describeWithReference, readReference } from '../../support/reference';
import type { Loose } from '../../support/render';

const CORE = ['base', 'istiod'];
const INGRESS = 'istio-ingressgateway';
const EGRESS = 'istio-egressgateway';

/** https://istio.io/latest/docs/setup/additional-setup/config-profiles/ */
const COMPONENTS: Readonly<Record<Profile, readonly string[]>> = {
  'default': [...CORE, INGRESS],
  'demo': [...CORE, INGRESS, EGRESS],
  'minimal': CORE,
  'empty': [],
  'ambient': [...CORE, 'cni', 'ztunnel'],
  'openshift': [...CORE, 'cni', INGRESS],
  'openshift-ambient': [...CORE, 'cni', 'ztunnel'],
  'preview': [...CORE, INGRESS],
  'remote': CORE,
  'stable': [...CORE, INGRESS],
};
const MATRIX = MINORS.flatMap(({ minor }) => PROFILES.map((profile) => [minor, profile] as const));

test('ten profiles, four releases', () => {
  expect(MATRIX).toHaveLength(40);
});

test.each(MATRIX)('%s %s enables its components and no others', (version, profile) => {
  const nodes = renderMesh({ version: version as IstioVersion, profile });
  expect([...new Set(nodes.map(({ component }) => component).filter((name) => name !== 'namespaces'))].sort()).toEqual(
    [...COMPONENTS[profile]].sort(),
  );
});

test('node agents of the OpenShift profiles are in kube-system, which is not created', () => {
  for (const profile of ['openshift', 'openshift-ambient'] as const) {
    const nodes = renderMesh({ profile });
    expect(
      nodes
        .filter(({ component, manifest }) => component === 'cni' && manifest.kind === 'DaemonSet')
        .map(({ manifest }) => manifest.metadata.namespace),
    ).toEqual(['kube-system']);
    expect(nodes.filter(({ component }) => component === 'namespaces').map(({ id }) => id)).toEqual([
      'namespaces/istio-system',
    ]);
  }
});

/** One line for each object that is no definition: what it is, and a digest of all that is in it. */
function line({ kind, metadata: { namespace, name }, ...rest }: Manifest, metadata: Manifest['metadata']): string {
  const digest = createHash('sha256')
    .update(emit({ ...rest, metadata }))
    .digest('hex')
    .slice(0, 8);
  return `${kind} ${namespace === undefined ? '' : `${namespace}/`}${name} ${digest}`;
}

describe.each(MINORS.map(({ minor, comparedWith }) => [minor, comparedWith]))('snapshot of %s', (_, version) => {
  test.each(PROFILES.map((profile) => [profile]))('%s', (profile) => {
    const nodes = renderMesh({ version: version as IstioVersion, profile });
    const definitions = nodes.filter(({ phase }) => phase === 'crds').length;
    const others = nodes
      .filter(({ phase }) => phase !== 'crds')
      .map(({ manifest }) => line(manifest, manifest.metadata));
    expect([`${definitions} CustomResourceDefinitions`, ...others].join('\n')).toMatchSnapshot();
  });
});

describe('what people read', () => {
  const object = (profile: Profile, id: string): Loose =>
    renderMesh({ profile }).find((node) => node.id === id)?.manifest;

  test('the container of istiod in the default profile', () => {
    const { image, args, env, resources } = object('default', 'istiod/deployment').spec.template.spec.containers[0];
    expect(emit({ image, args, env, resources })).toMatchSnapshot();
  });

  test.each<[Profile]>([['default'], ['demo'], ['ambient']])('the mesh config of profile %s', (profile) => {
    expect(object(profile, 'istiod/config-map').data.mesh).toMatchSnapshot();
  });
});

interface Operator {
  readonly spec?: {
    readonly components?: Readonly<
      Record<string, { enabled?: boolean; namespace?: string } | readonly { name: string; enabled?: boolean }[]>
    >;
    readonly values?: { readonly profile?: string; readonly global?: { readonly platform?: string } };
  };
}

describeWithReference('profiles of the releases', () => {
  test.each(CHART_RELEASES.flatMap((release) => PROFILES.map((profile) => [release, profile] as const)))(
    '%s %s',
    (release, profile) => {
      const { istioOperator } = readReference<{ istioOperator: Record<string, Operator> }>(
        `istio-${release}`,
        'profiles.json',
      );
      // A profile is laid over the default one.
      const [under, over] = [istioOperator.default.spec, istioOperator[profile].spec];
      const components = { ...under?.components, ...over?.components };
      const on = (name: string): boolean => (components[name] as { enabled?: boolean } | undefined)?.enabled ?? false;
      const gateway = (list: string, name: string): boolean =>
        ((components[list] ?? []) as readonly { name: string; enabled?: boolean }[]).find((item) => item.name === name)
          ?.enabled ?? false;
      const { base, pilot, cni, ztunnel, ingressGateway, egressGateway, valueSet, platform, nodeAgentNamespace } =
        PROFILE_COMPONENTS[profile];
      expect({
        base,
        pilot,
        cni,
        ztunnel,
        ingressGateway,
        egressGateway,
        valueSet,
        platform,
        nodeAgentNamespace,
      }).toEqual({
        base: on('base'),
        pilot: on('pilot'),
        cni: on('cni'),
        ztunnel: on('ztunnel'),
        ingressGateway: gateway('ingressGateways', INGRESS),
        egressGateway: gateway('egressGateways', EGRESS),
        valueSet: over?.values?.profile,
        platform: over?.values?.global?.platform,
        nodeAgentNamespace: (components.cni as { namespace?: string } | undefined)?.namespace,
      });
    },
  );

  test('there are no other profiles', () => {
    for (const release of CHART_RELEASES) {
      expect(
        Object.keys(readReference<{ istioOperator: object }>(`istio-${release}`, 'profiles.json').istioOperator).sort(),
      ).toEqual([...PROFILES].sort());
    }
  });
});
