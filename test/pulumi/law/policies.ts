import { GATEWAY_API_KINDS as GATEWAY_API_CATALOGUE } from '../../../lib/api/gateway-api';
import { CATALOGUE } from '../../../lib/api/catalogue';
import type { Kind } from '../../../lib/schema/kind';
import { policyCore } from '../../../lib/outputs/cores/policy';
import { isStructural } from '../../../lib/props/structural';
import { OLDEST } from '../../../lib/releases/known';
import { BASES, BESIDE } from './policy-bases';
import { placed } from './place';
import { scalars } from './props';
import { remembered } from './remembered';
import type { Subject } from './subject';
import type { Path } from './tree';

/** Props of one kind: the fields of its spec, and its metadata. */
function subjectOf(name: string, { kind, group, versions, spec }: Kind, of: Parameters<typeof policyCore>[0]): Subject {
  const metadata: Path[] = [
    ['metadata', 'labels', 'team'],
    ['metadata', 'annotations', 'example.com/key'],
  ];
  const metadataProps = metadata.map((path) => ({
    path: ['props', ...(kind === 'WorkloadGroup' ? ['objectMetadata', ...path.slice(1)] : path)],
    facts: { type: 'string' as const },
  }));
  const props = scalars(spec.facts).map(({ path, facts }) => ({ path: ['props', ...path], facts }));
  const bases = (BASES[name] ?? [{}]).map((base) => ({ namespace: 'shop', ...base }));
  return {
    name,
    core: remembered(
      policyCore(of, 'policy', {
        urn: `urn:pulumi:dev::shop::istio-constructs:index:${group}/${versions[0]}/${kind}::policy`,
        // Later releases have the listener set of the standard channel instead.
        ...(kind === 'XListenerSet' && { version: OLDEST }),
      }) as Subject['core'],
    ),
    props: [...props, ...metadataProps].filter(({ path }) => !isStructural('policy', path.slice(1))),
    bases: () => bases.map((props) => ({ props, trustDomain: undefined })),
    put: (props, path, value) => ({
      ...(props as object),
      props: placed(spec.facts, (props as { props: object }).props, path.slice(1), value, { beside: BESIDE }),
    }),
  };
}

export const POLICIES: readonly Subject[] = [
  ...CATALOGUE.map((kind) => subjectOf(kind.kind, kind, kind.kind as Parameters<typeof policyCore>[0])),
  ...GATEWAY_API_CATALOGUE.map((kind) =>
    subjectOf(`gateway-api/${kind.kind}`, kind, { apiVersion: `${kind.group}/${kind.versions[0]}`, kind: kind.kind }),
  ),
];
