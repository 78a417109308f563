import { istioLabels } from '../shared/labels';
import { CNI_NAME, type CniInput } from './values';

/** Returns the labels of the objects that belong to the agent; the label `identity` differs among them. */
export function cniLabels(
  input: CniInput,
  identity: Readonly<Record<string, string>> = { app: CNI_NAME },
): Record<string, string> {
  const { values } = input;
  return {
    ...identity,
    'release': input.name,
    'istio.io/rev': values.revision || 'default',
    'install.operator.istio.io/owning-resource': values.ownerName || 'unknown',
    ...cniComponentLabels(input),
  };
}

/** Returns the labels of objects that every revision shares. */
export function cniComponentLabels(input: CniInput): Record<string, string> {
  return { 'operator.istio.io/component': 'Cni', ...cniNameLabels(input) };
}

export function cniNameLabels(input: CniInput): Record<string, string> {
  return { 'app.kubernetes.io/name': CNI_NAME, ...istioLabels(input) };
}
