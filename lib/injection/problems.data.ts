import type { ProblemTexts } from '../model/problem-texts';

/* Codes of injection. */

export const INJECTION_PROBLEMS = {
  'annotation': {
    means: 'An annotation of the pod has a value with which the injector of the cluster would refuse the pod.',
    fix:
      'Correct the value as the message says; an annotation that injection itself writes should be removed, and ' +
      'the pod injected as it was before.',
  },
  'kubernetes-version': {
    means: '`kubernetesVersion` is not a version of Kubernetes.',
    fix: 'Write the version of the oldest node, as `kubectl get nodes` shows it; the first two numbers are enough.',
  },
  'line-break-in-annotation': {
    means:
      'An annotation that istiod up to 1.31 writes into pods without quotes has a line break: what follows it would ' +
      'be fields of the pod. The pods that this library injects have it quoted.',
    fix: 'Write the value on one line, or upgrade istiod to 1.32, which quotes it.',
  },
  'no-kind': {
    means: 'An object has no `apiVersion` or no `kind`, so that nothing says where its pods are.',
    fix: 'Write both beside `metadata` and `spec`, for example `apps/v1` and `Deployment`, or leave the document out.',
  },
  'no-object': {
    means: 'What is to be injected is no Kubernetes object.',
    fix: 'Give the whole workload.',
  },
  'no-yaml': {
    means: 'The text to inject is not YAML.',
    fix: 'Correct it; the message says where it fails.',
  },
  'null-for-map': {
    means:
      'A value is null where the chart has a map. Injection would fail in the cluster, where a template reads ' +
      'through it.',
    fix: 'Leave the key out, or write `{}` for nothing.',
  },
  'pod-field-type': {
    means: 'A field of the pod has another type than Kubernetes takes.',
    fix: 'Write the type in the message; text that looks like a number or boolean needs quotes.',
  },
  'proxy-config': {
    means:
      'The annotation `proxy.istio.io/config` is no ProxyConfig: it is no YAML, no map, or has a field or value ' +
      'that Istio does not know.',
    fix: 'Write YAML such as `concurrency: 2`, with the fields of ProxyConfig.',
  },
  'scrape-port': {
    means: 'The annotation `prometheus.io/port` names no port of the application that the proxy could scrape.',
    fix: 'Name a port of the application, other than those of the proxy.',
  },
  'template': {
    means: 'An injection template failed for this pod, as it would in the cluster.',
    fix: 'Correct the template, or the values that it reads.',
  },
  'template-syntax': {
    means: 'An injection template is not valid Go template text. istiod would refuse to inject at all.',
    fix: 'Correct the line that the message names.',
  },
  'two-values': {
    means: '`values` and `injectorValues` are both given, and say the same thing in two ways.',
    fix: 'Give one of the two.',
  },
  'unknown-function': {
    means:
      'An injection template calls a function that the istiod of this release does not have. istiod would refuse ' +
      'to inject at all.',
    fix: 'Use a function of Go, of sprig or of that istiod, or target a release that has it.',
  },
  'unknown-release': {
    means:
      'Injection is asked for a release of Istio that the library does not know. Templates are printed for exact ' +
      'releases.',
    fix: 'Use a release in the message, with its patch number.',
  },
  'unknown-template': {
    means: 'A pod, or `defaultTemplates`, asks for an injection template that does not exist.',
    fix: 'Correct the name; usual ones are `sidecar`, `gateway`, `grpc-agent` and `grpc-simple`.',
  },
} satisfies ProblemTexts;

/** The last part of a code that begins with `injection/`. */
export type InjectionCode = keyof typeof INJECTION_PROBLEMS;
