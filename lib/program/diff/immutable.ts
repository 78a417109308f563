import type { Manifest } from '../../model';
import { formatPath, type FieldChange } from './fields';

/** Fields of a kind that the API server does not let change, as paths or beginnings of paths; and exceptions. */
interface Immutable {
  readonly fields: readonly string[];
  readonly except?: readonly string[];
}

const SELECTOR: Immutable = { fields: ['spec.selector'] };
const ROLE: Immutable = { fields: ['roleRef'] };
const DATA: Immutable = { fields: ['data', 'binaryData', 'stringData', 'immutable'] };

/** Fields that stay as they are made, by kind. A real API server was asked: test/cluster/field-changes.ts. */
const IMMUTABLE: Readonly<Record<string, Immutable>> = {
  Deployment: SELECTOR,
  DaemonSet: SELECTOR,
  ReplicaSet: SELECTOR,
  StatefulSet: {
    fields: ['spec'],
    except: [
      'spec.replicas',
      'spec.ordinals',
      'spec.template',
      'spec.updateStrategy',
      'spec.revisionHistoryLimit',
      'spec.persistentVolumeClaimRetentionPolicy',
      'spec.minReadySeconds',
    ],
  },
  Job: { fields: ['spec.template', 'spec.selector', 'spec.completionMode'] },
  RoleBinding: ROLE,
  ClusterRoleBinding: ROLE,
  PersistentVolumeClaim: {
    fields: ['spec'],
    except: ['spec.resources.requests.storage', 'spec.volumeAttributesClassName'],
  },
  PriorityClass: { fields: ['value', 'preemptionPolicy'] },
  IngressClass: { fields: ['spec.controller'] },
  Secret: { fields: ['type'] },
  CustomResourceDefinition: { fields: ['spec.scope'] },
};

const isWithin = (path: string, fields: readonly string[]): boolean =>
  fields.some((field) => path === field || path.startsWith(`${field}.`) || path.startsWith(`${field}[`));

/** Returns whether the API server refuses to change a field of an object that exists as `earlier`. */
export function isImmutable(earlier: Manifest, { path, before }: FieldChange): boolean {
  const { kind, immutable } = earlier as Manifest & { immutable?: unknown };
  const at = formatPath(path);
  // An address that the API server has given is not in the manifest, and stays.
  if (kind === 'Service') return isWithin(at, ['spec.clusterIP']) && before !== undefined && before !== '';
  if ((kind === 'ConfigMap' || kind === 'Secret') && immutable === true && isWithin(at, DATA.fields)) return true;
  const { fields = [], except = [] } = IMMUTABLE[kind] ?? {};
  return isWithin(at, fields) && !isWithin(at, except);
}
