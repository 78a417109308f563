import type { Place } from '../place';
import { dnsLabel, dnsSubdomain, qualifiedName, type Format } from './formats/names';
import { annotations, labels } from './labels';
import { object, text, texts } from './read';

/** Checks a name that only has to fit into a path of the API, as names of roles do. */
const pathSegment: Format = (name) =>
  name !== '.' && name !== '..' && !/[/%]/.test(name)
    ? undefined
    : { code: 'name', message: 'must fit into a path', fix: 'use no "/" and no "%", and not "." or ".."' };

/** Formats of names by kind; other kinds have DNS names. */
const NAMES: Readonly<Record<string, Format>> = {
  Namespace: dnsLabel,
  Service: dnsLabel,
  Role: pathSegment,
  ClusterRole: pathSegment,
  RoleBinding: pathSegment,
  ClusterRoleBinding: pathSegment,
};

/** API versions whose finalizers need a domain with a "/"; those of custom resources may go without. */
const BUILT_IN = /^(v1$|(apps|batch|autoscaling|policy)\/)/;
const STANDARD_FINALIZERS = new Set(['kubernetes', 'orphan', 'foregroundDeletion']);
const finalizer: Format = (name) =>
  qualifiedName(name) ??
  (name.includes('/') || STANDARD_FINALIZERS.has(name)
    ? undefined
    : {
        code: 'finalizer',
        message: 'must have a domain before its name',
        fix: 'write for example example.com/cleanup',
      });

/** Checks `metadata` of any object. */
export function metadata(place: Place, kind: string): void {
  object(place, 'metadata', (meta) => {
    text(meta, 'name', NAMES[kind] ?? dnsSubdomain);
    text(meta, 'namespace', dnsLabel);
    labels(meta, 'labels');
    annotations(meta, 'annotations');
    texts(meta, 'finalizers', BUILT_IN.test(place.text('apiVersion')) ? finalizer : qualifiedName);
  });
}
