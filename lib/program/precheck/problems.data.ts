import { problemTexts } from '../../model/problem-texts';

/* Codes of checks before an upgrade. */

export const PRECHECK_PROBLEMS = problemTexts({
  'kubernetes-version': {
    means: 'The release of Istio is not supported on the version of Kubernetes.',
    fix: 'Upgrade Kubernetes first where it is older; where it is newer, wait for a release of Istio that knows it.',
  },
  'kubernetes-unknown': {
    means: 'Which versions of Kubernetes the release is supported on is not known here: it was not announced yet.',
    fix: "Look it up in Istio's announcement of the release.",
  },
  'revision-skew': {
    means: 'Two control planes of one cluster are more than two minors apart, which Istio is not tested with.',
    fix: 'Upgrade through a minor between them.',
  },
  'skipped-minor': {
    means: 'An upgrade in place skips a minor.',
    fix: 'Upgrade to each minor in turn, or install a revision beside the old one, which may skip one.',
  },
  'newer-proxy': {
    means: 'A proxy is newer than the control plane that configures it, which Istio does not support.',
    fix: 'Upgrade the control plane first, and proxies after it.',
  },
  'older-proxy': {
    means: 'A proxy is more than one minor older than the control plane that configures it.',
    fix: 'Let its pods start anew with a newer proxy before the upgrade, and take its version out of annotations.',
  },
  'dangling-tag': {
    means: 'A revision tag stands for a revision of which the program has no control plane.',
    fix: 'Move the tag to a revision that is there, before the old one goes.',
  },
  'dropped-revision': {
    means: 'A namespace, a workload or a gateway chooses a revision that no control plane of the program has.',
    fix: 'Keep the old control plane until nothing uses it, or choose another revision.',
  },
  'missing-validator': {
    means: 'The webhook that validates for the whole cluster calls an istiod that the program does not have.',
    fix: 'Set `defaultRevision` of chart base to a revision that is there.',
  },
  'old-validator': {
    means: 'An older control plane validates for the whole cluster, and does not know what the newer one reads.',
    fix: 'Move `defaultRevision` of chart base to the newer revision when the upgrade is done.',
  },
  'newer-field': {
    means: 'An object has a field that came with a later release than one of the control planes that read it.',
    fix: 'Leave the field out until the older control plane is gone.',
  },
  'deprecated-mesh-config': {
    means: 'The mesh config has a deprecated field.',
    fix: 'Use what the message names.',
  },
  'deprecated-annotation': {
    means: 'A Service or pod has a deprecated annotation.',
    fix: 'Use the label or the setting that replaced it.',
  },
  'unknown-version': {
    means: 'A version that the checks were given is none.',
    fix: 'Write a minor or an exact version, and of Istio one that is known.',
  },
});

/** The last part of a code that begins with `precheck/`. */
export type PrecheckCode = keyof typeof PRECHECK_PROBLEMS;
