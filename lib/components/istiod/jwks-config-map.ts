import type { Manifest } from '../../model';
import { given } from '../shared/sparse';
import { inNamespace, runsHere } from './conditions';
import { revisionLabels, revisioned } from './names';
import type { IstiodInput } from './values';

/** Renders the ConfigMap with a further CA that istiod trusts when it fetches a JWKS. */
export function jwksConfigMap(input: IstiodInput): Manifest | undefined {
  const { values } = input;
  if (!inNamespace(input) || !runsHere(input) || !given(values.jwksResolverExtraRootCA)) return undefined;
  return {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: {
      name: revisioned('pilot-jwks-extra-cacerts', values.revision),
      namespace: input.namespace,
      labels: revisionLabels(input),
    },
    data: { 'extra.pem': String(values.jwksResolverExtraRootCA) },
  };
}
