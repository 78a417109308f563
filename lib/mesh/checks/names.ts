import type { Problem } from '../../model';
import type { MeshSettings } from '../../props/settings';
import type { PropsCode } from '../problems.data';

const DNS_LABEL = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/;

/**
 * Reports whether Kubernetes takes the text as the name of a namespace, a Service or a label value of Istio's
 * revisions.
 */
export const isDnsLabel = (text: string): boolean => DNS_LABEL.test(text);

/** Returns a problem of the props with severity `error`. */
export function error(path: string, code: PropsCode, found: unknown, message: string, fix: string): Problem {
  return { severity: 'error', code: `props/${code}`, path, found, message, fix };
}

export const LABEL_FIX = 'use lower-case letters, digits and "-", at most 63, with a letter or digit at both ends';

function label(path: string, text: unknown): Problem[] {
  if (typeof text !== 'string' || isDnsLabel(text)) return [];
  return [error(path, 'dns-label', text, 'must be a DNS label', LABEL_FIX)];
}

/** Validates namespaces, revisions and tags. */
export function nameProblems(props: MeshSettings): Problem[] {
  return [
    ...label('namespace', props.namespace),
    ...label('revision', props.revision),
    ...(props.defaultRevision === '' ? [] : label('defaultRevision', props.defaultRevision)),
    ...(props.revisionTags ?? []).flatMap((tag, i) => label(`revisionTags[${i}]`, tag)),
    ...tagProblems(props),
    ...remoteProblems(props),
    ...label('cni.namespace', props.cni?.namespace),
    ...label('ztunnel.namespace', props.ztunnel?.namespace),
    ...label('ztunnel.name', props.ztunnel?.name),
  ];
}

function remoteProblems({ remote: { injectionURL, injectionPath } = {} }: MeshSettings): Problem[] {
  if (injectionURL === undefined || injectionPath === undefined) return [];
  return [
    error(
      'remote.injectionPath',
      'url-and-path',
      injectionPath,
      'the webhook is called by `injectionURL`, which has a path of its own',
      'leave out one of them',
    ),
  ];
}

function tagProblems(props: MeshSettings): Problem[] {
  const revision = props.revision || 'default';
  return (props.revisionTags ?? []).flatMap((tag, i, tags) => {
    const path = `revisionTags[${i}]`;
    if (tag === revision) {
      return [
        error(
          path,
          'tag-is-revision',
          tag,
          `the revision itself is called ${JSON.stringify(revision)}, and a tag must not have the name of a revision`,
          revision === 'default' ? 'give the mesh a revision, or leave out the tag' : 'leave out the tag',
        ),
      ];
    }
    return tags.indexOf(tag) < i
      ? [error(path, 'tag-twice', tag, 'the same tag is given twice', 'leave out one of them')]
      : [];
  });
}
