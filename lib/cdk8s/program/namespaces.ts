import type { IConstruct } from 'constructs';
import { ingressUsesWaypoint, modeOfNamespace, type KnownLabels, type NamespaceMode } from '../../policies/intents';
import { Program } from './program';

/** Returns the mode of a namespace of the program, as its labels say now: namespaces are enrolled before. */
export function namespaceMode(scope: IConstruct, name: string | undefined): NamespaceMode {
  return name === undefined ? {} : modeOfNamespace(name, labelsOf(scope, 'Namespace', name));
}

/** Says whether gateways send requests for a service to its waypoint. */
export function gatewaysUseWaypoint(scope: IConstruct, service: string, namespace: string): boolean {
  return ingressUsesWaypoint(labelsOf(scope, 'Namespace', namespace), labelsOf(scope, 'Service', service, namespace));
}

/** The labels of an object of the core API, as they are now. */
function labelsOf(scope: IConstruct, kind: string, name: string, namespace?: string): KnownLabels {
  const found = Program.of(scope).objects.find(
    (object) =>
      object.kind === kind &&
      object.apiVersion === 'v1' &&
      object.name === name &&
      (namespace === undefined || object.metadata.namespace === namespace),
  );
  return (found?.metadata.toJson() as { labels?: KnownLabels } | undefined)?.labels;
}
