import {
  any,
  bool,
  either,
  en,
  int,
  intOrString,
  k8s,
  list,
  map,
  num,
  obj,
  str,
  struct,
  type Shape,
} from '../../schema/notation';
import { textRule } from '../../schema/rules/native';
import { quantitiesAsText } from '../../schema/rules/quantity';

/**
 * Shapes of Helm values. `null` removes the default of a chart: allowed for single values, lists, maps with free keys
 * and Kubernetes fragments, but not for the objects that the charts look into.
 */
export const text = str.nil;
/** Text that charts print: `{{ .Values.hub }}` in a longer text or in quotes accepts numbers and booleans too. */
export const printed = str.printed.nil;
/** Certificates in base64, which the API server decodes. */
export const bundle = str.nil.rule(
  textRule(
    'base64',
    (value) => /^(?:[A-Za-z\d+/]{4})*(?:[A-Za-z\d+/]{2}==|[A-Za-z\d+/]{3}=)?$/.test(value.replace(/[\r\n]/g, '')),
    'must be base64 text',
    'encode the certificates, for example with base64 -w0',
  ),
);
export const flag = bool.nil;
/** Whole number, or its text as `--set-string` gives it: the charts write both the same. */
export const whole = either(int, str.re('^-?\\d+$', 'a whole number')).nil;
export const number = either(num, str.re('^-?\\d+(\\.\\d+)?$', 'a number')).nil;
/** Whole number that may not be text, because the schema of chart gateway refuses text. */
export const integer = int.nil;
/** Number, or a share such as "25%". */
export const amount = intOrString.nil;
/** Text, number or boolean, which the charts write as text. */
const scalar = either(str, num, bool).nil;
export const tag = either(str, num).nil;
/** Object with any fields. */
export const free = struct.nil;
export const anything = any;
export const labels = map(scalar).nil;
/**
 * Texts by name, which charts write unchanged: with a number in place of a text Kubernetes could not read the object.
 */
export const textMap = map(text).nil;
/** Environment variables by name. */
export const env = map(scalar).nil;
export const texts = list(str).nil;
export const k8sObject = (name: string): Shape => k8s(name).nil;
export const k8sList = (name: string): Shape => list(k8s(name)).nil;
/** Pull secrets by name; charts of gateways have objects. */
export const pullSecrets = list(either(str, k8s('LocalObjectReference'))).nil;

export const PullPolicy = en('', 'Always', 'IfNotPresent', 'Never').nil;
export const IpFamilyPolicy = en('', 'SingleStack', 'PreferDualStack', 'RequireDualStack').nil;
export const ipFamilies = list(en('IPv4', 'IPv6')).nil;
export const resources = k8sObject('ResourceRequirements');
/** Requests and limits that istiod reads when it injects: as text only, where Kubernetes accepts a number too. */
export const injectedResources = resources.rule(quantitiesAsText);
export const tolerations = k8sList('Toleration');
export const topologySpreadConstraints = k8sList('TopologySpreadConstraint');

export const on = (name: string, what: string): Shape => obj(name, { enabled: flag.doc(what) });

export const Utilization = obj('TargetUtilizationConfig', {
  targetAverageUtilization: whole.doc('Average use, in percent of the request, that the autoscaler aims at.'),
});
export const ResourceQuotas = obj('ResourceQuotas', {
  enabled: flag.doc('Make a ResourceQuota; default false, but true on gke.'),
  pods: either(int, str).nil.doc('Greatest number of pods of a critical priority class; default 5000.'),
});
export const Logging = obj('GlobalLoggingConfig', {
  level: text.doc('Log level, or levels by scope as in "default:info,ads:debug".'),
});

/**
 * Fields that every chart reads before it renders: they choose the value set between its defaults and the user's
 * values.
 */
export const profileFields = {
  compatibilityVersion: str.nil.doc('Minor release of Istio whose behaviour is kept, for example 1.28.'),
  platform: str.nil.doc('gke, k3d, k3s, microk8s, minikube or openshift; none by default.'),
  profile: str.nil.doc(
    'Set of values between the defaults of the chart and these: ambient, demo, preview, remote or stable; none ' +
      'by default.',
  ),
};

export const revision = text.doc('Revision of the control plane; empty is the default revision.');
export const ownerName = text.doc('Label install.operator.istio.io/owning-resource; default unknown.');

export const imageFields = {
  hub: printed.doc('Registry of the image; by default global.hub.'),
  image: text.doc('Name of the image, or a whole reference with registry and tag.'),
  tag: tag.doc('Tag of the image; by default global.tag.'),
  variant: printed.doc('Variant of the image: debug or distroless; by default global.variant.'),
};
