import { releaseNumber } from '../../../lib/model';
import type { Facts, Shape } from '../../../lib/schema/notation';
import { NEWEST } from '../../support/releases';
import type { Path } from './tree';

/** One scalar prop, with what its metadata says. Of maps and lists there is one entry each. */
export interface Prop {
  readonly path: Path;
  readonly facts: Facts;
}

/** One field of each Kubernetes type that props have: they are passed on as they are. */
const KUBERNETES: Record<string, readonly [Path, Facts]> = {
  Affinity: [
    ['nodeAffinity', 'preferredDuringSchedulingIgnoredDuringExecution', 0, 'weight'],
    { type: 'integer', min: 1, max: 100 },
  ],
  AutoscalingBehavior: [['scaleDown', 'stabilizationWindowSeconds'], { type: 'integer', min: 0 }],
  Container: [['image'], { type: 'string' }],
  ContainerFields: [['terminationMessagePath'], { type: 'string' }],
  EnvVar: [['value'], { type: 'string' }],
  IngressFields: [['ingressClassName'], { type: 'string' }],
  LabelSelector: [['matchLabels', 'app'], { type: 'string' }],
  PodFields: [['runtimeClassName'], { type: 'string' }],
  PodSecurityContext: [['runAsUser'], { type: 'integer', min: 0 }],
  Probe: [['exec', 'command', 0], { type: 'string' }],
  ResourceRequirements: [['limits', 'cpu'], { type: 'string' }],
  SeccompProfile: [['localhostProfile'], { type: 'string' }],
  SecurityContext: [['runAsUser'], { type: 'integer', min: 0 }],
  ServiceFields: [['loadBalancerClass'], { type: 'string' }],
  Toleration: [['key'], { type: 'string' }],
  TopologySpreadConstraint: [['maxSkew'], { type: 'integer', min: 1 }],
  Volume: [['name'], { type: 'string' }],
  VolumeMount: [['mountPath'], { type: 'string' }],
  WorkloadFields: [['minReadySeconds'], { type: 'integer', min: 0 }],
};

/** A key that every map takes: one that is a label, a header and a port's name. Some have numbers of ports. */
const keyIn = (path: Path): string => (path.at(-1) === 'portLevelMtls' ? '80' : 'x-key');

/** What stands in objects that take any fields. */
const FREE: Record<string, Path> = {
  config: ['server', 'web_fqdn'],
  meshNetworks: ['n', 'endpoints', 0, 'fromRegistry'],
  gatewayClasses: ['istio', 'service', 'metadata', 'annotations', 'a'],
  json: ['free'],
  merge: ['metadata', 'annotations', 'free'],
};

const SCALARS = new Set(['string', 'integer', 'number', 'boolean', 'int-or-string', 'any']);

const isFree = ({ type, fields }: Facts): boolean => type === 'object' && Object.keys(fields ?? {}).length === 0;

/** Fields of a preview are refused in the default release, whether or not they are Outputs. */
const isOut = ({ notes: { since = NEWEST } }: Shape): boolean => releaseNumber(since) <= releaseNumber(NEWEST);

/** `instead` says what is known of a place that its own shape leaves open. */
export function scalars(
  facts: Facts,
  path: Path = [],
  instead: (path: Path) => Facts | undefined = () => undefined,
): Prop[] {
  const known = isFree(facts) ? instead(path) : undefined;
  if (known && !isFree(known)) return scalars(known, path, instead);
  const fields = Object.entries(facts.fields ?? {}).filter(([, shape]) => isOut(shape));
  if (fields.length > 0) return fields.flatMap(([name, shape]) => scalars(shape.facts, [...path, name], instead));
  if (facts.item) return scalars(facts.item.facts, [...path, facts.type === 'list' ? 0 : keyIn(path)], instead);
  if (facts.type === 'either') {
    return (facts.options ?? []).flatMap((option, i) =>
      i === 0 || ['object', 'map', 'list'].includes(option.facts.type) ? scalars(option.facts, path, instead) : [],
    );
  }
  if (facts.type === 'object' && !facts.open) return [];
  if (facts.type === 'object')
    return [{ path: [...path, ...(FREE[String(path.at(-1))] ?? ['free'])], facts: { type: 'any' } }];
  if (facts.type === 'k8s') {
    const [inner, its] = KUBERNETES[facts.k8s as string] ?? [['free'], { type: 'any' }];
    return [{ path: [...path, ...inner], facts: its }];
  }
  if (!SCALARS.has(facts.type)) throw new Error(`${path.join('.')} is of an unknown type, ${facts.type}`);
  return [{ path, facts }];
}
