import type { ProblemTexts } from '../model/problem-texts';

/* Codes of notes and problems of the import. */

export const IMPORT_PROBLEMS = {
  'agent-assumed': {
    means:
      'The input installs ztunnel without the CNI agent that brings it its traffic. The printed program installs ' +
      'the agent.',
    fix: 'Give the values of chart cni too, if the agent is configured elsewhere.',
  },
  'agent-unused': {
    means:
      'The input installs the CNI agent, and istiod without `pilot.cni.enabled`, so that pods are injected as if ' +
      'there were no agent. In a mesh with `cni` istiod counts on it.',
    fix: 'Set `pilot.cni.enabled` among the values of istiod and restart pods, before the program takes over.',
  },
  'bad-name': {
    means: 'A name in the input is not what Kubernetes takes.',
    fix: 'Correct it in the input.',
  },
  'given-again': {
    means: 'An object is in the input more than once. The last one is taken, as `kubectl apply` leaves it.',
    fix: 'Give it once.',
  },
  'intent': {
    means:
      'The VirtualService (and DestinationRule) of a host are exactly what `split`, `darkLaunch`, `retry` and ' +
      '`timeout` of a MeshService write: both were rendered and compared. Only the version of the API may be another.',
    fix: 'Write the calls of the message in place of the objects, if you like them better.',
  },
  'low-target-port': {
    means:
      "A gateway's Service sends a port below 1024 to the same port of the pod, which the proxy cannot open " +
      'because it does not run as root. istioctl refuses the file.',
    fix: 'Give a `targetPort` such as 8080 or 8443.',
  },
  'mesh-config': {
    means:
      'A field of the mesh config is one that istiod would not read; istiod would then drop the whole of it, so ' +
      'the field is left out.',
    fix: 'Correct the field, as the message says.',
  },
  'misspelt-field': {
    means:
      'A field of the IstioOperator has capital letters in other places than its name. istioctl takes this ' +
      'spelling, and then reads nothing from it.',
    fix: 'Write the name as the message does.',
  },
  'nameless-gateway': {
    means:
      'A gateway of the IstioOperator has no name. It would be rendered as objects without a name; the program ' +
      'gives it one.',
    fix: 'Give it a name in the input.',
  },
  'no-class': {
    means: 'A policy is of a kind that Istio does not have any more, so that the program leaves it out.',
    fix: 'Replace it by one of the kinds of today, and keep the object where it is managed until then.',
  },
  'no-map': {
    means: 'A document of the input is not a map.',
    fix: 'Give an IstioOperator, Helm values, or Kubernetes objects.',
  },
  'no-object': {
    means: 'A document that the import is compared with is no Kubernetes object.',
    fix: 'Give the manifests that run, or that another tool renders.',
  },
  'no-yaml': {
    means: 'The input is not YAML.',
    fix: 'Correct the text; the message says where it fails.',
  },
  'nothing-of-istio': {
    means: 'Nothing in the input installs Istio.',
    fix:
      "Give an IstioOperator, values of one of Istio's charts, or what wraps them (HelmRelease, Application, " +
      'kustomization).',
  },
  'old-metrics': {
    means:
      'A metric of an autoscaler is written for `autoscaling/v2beta1`, which Kubernetes no longer has. It is taken ' +
      'over as a target of `autoscaling/v2`.',
    fix: 'Write `target` as the message says.',
  },
  'other-release': {
    means: 'The objects are of a release of Istio that this package does not know; the program is for the newest one.',
    fix: 'Expect the differences of an upgrade. The proof lists them.',
  },
  'overlay-fits-nothing': {
    means:
      'A `k8s.overlays` patch is for a place that nothing rendered has. istioctl passes over it in silence, and so ' +
      'it has no effect today.',
    fix: 'Leave it out, or correct its name or path.',
  },
  'parameters': {
    means: 'An Application sets items of lists as parameters of the command line, which the import does not read.',
    fix: 'Write them as values.',
  },
  'refused': {
    means: 'A setting of the input is one that this library refuses, because istiod or Kubernetes would.',
    fix: 'Correct the setting, as the message says.',
  },
  'refused-policy': {
    means:
      'A policy of the input is one that synth refuses, because Kubernetes or istiod would, or because it has no ' +
      'effect as it is. The program leaves it out, so that it runs.',
    fix: 'Correct the object, as the message says, and import it again.',
  },
  'release-names': {
    means:
      'Charts of the input have Helm releases of other names than those of the guide of Istio. A mesh has one ' +
      'release name, `releaseName`, so that labels of its objects change. Nothing selects by them.',
    fix: 'Nothing has to be done.',
  },
  'removed-field': {
    means: 'A field of the IstioOperator is gone, or never had an effect in the releases of today.',
    fix: 'Use what the message names, or remove it.',
  },
  'secret': {
    means: 'A Secret is among the objects. Its data are never written into a program.',
    fix: 'Keep the Secret where it is managed today, and refer to it by its name.',
  },
  'setting-fits-nothing': {
    means: 'A `k8s` setting is for an object that is not rendered. istioctl passes over it in silence.',
    fix: 'Leave it out, or switch on the object that it changes.',
  },
  'several-control-planes': {
    means: 'The objects have more than one istiod: a revision beside another, or two meshes.',
    fix: 'Import the objects of each revision alone.',
  },
  'several-meshes': {
    means: 'A file holds several IstioOperators; istioctl reads the first only, and so does the import.',
    fix: 'Import each mesh by itself, or put what belongs to one mesh into files of its own.',
  },
  'unknown-field': {
    means: 'The IstioOperator has no field of this name.',
    fix: 'Remove it, or use what the message proposes.',
  },
  'unknown-profile': {
    means: "`spec.profile` is none of Istio's profiles. A file of your own is not read.",
    fix: "Name one of Istio's profiles, and give the file as a further input.",
  },
  'unknown-chart': {
    means: "Values without the name of a chart are those of the chart that knows most of them; none of Istio's does.",
    fix: 'Name the chart, or give the values of one of the charts of Istio.',
  },
  'unread-value': {
    means: 'No chart reads this value, so that it has no effect today.',
    fix: 'Leave it out, or correct its name.',
  },
  'unreadable-values': {
    means: 'The chart fails with the values of the input.',
    fix: 'Correct them; rendering with helm fails as well.',
  },
  'values-elsewhere': {
    means:
      'An Application, HelmRelease or kustomization takes values from files or objects that are not part of the ' +
      'input.',
    fix: 'Write them among the values of the input.',
  },
  'variable': {
    means:
      'A text of the input has variables that something else fills in. They become parameters of the printed program.',
    fix: 'Give their values in the environment when the program runs.',
  },
  'wrong-type': {
    means: 'A field of the IstioOperator has another type than its API says.',
    fix: 'Write the type in the message.',
  },
  'wrong-value': {
    means: 'A value of the input is one that the chart or Kubernetes does not take.',
    fix: 'Correct it, as the message says.',
  },
} satisfies ProblemTexts;

/** The last part of a code that begins with `import/`. */
export type ImportCode = keyof typeof IMPORT_PROBLEMS;
