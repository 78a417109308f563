import type * as pulumi from '@pulumi/pulumi';
import {
  EgressMethods,
  TelemetryMethods,
  type AccessLogOptions,
  type EgressOptions,
  type IntentEngine,
  type MetricsOptions,
  type TracingOptions,
} from '../../policies/intents';
import type { ExtensionProvider } from '../../policies/references/extension-provider';
import type { AnyGateway } from '../gateway-handle';
import { throwLocated } from '../../outputs/problems';
import type { Inputs, InputsExcept } from '../inputs/types';
import { nameOfResource, urnOfResource } from '../program/resource-names';
import { Intent } from './intent';

/** The parent of the objects of an intent. */
export interface ScopeOption {
  /** The parent of the resources. @default - the mesh */
  readonly scope?: pulumi.Resource;
}

/** The mesh, as far as its intents need it. */
interface IntentMesh extends pulumi.ComponentResource {
  /** @throws MeshProblems when it is not known before the program has run */
  readonly rootNamespace: string;
  provider(name: string): ExtensionProvider;
}

/** Returns the engine of the intents of a mesh, whose objects are children of the mesh unless a scope is given. */
export const engineOf = (mesh: IntentMesh): IntentEngine<pulumi.Resource> => ({
  get rootNamespace() {
    return mesh.rootNamespace;
  },
  provider: (name) => mesh.provider(name),
  open: (name, scope = mesh, rule) =>
    new Intent({ component: scope, name: `${nameOfResource(mesh)}-${name}`, urn: urnOfResource(mesh) }, rule),
  pathOf: urnOfResource,
  refuse: (problems) => throwLocated(problems, urnOfResource(mesh)),
});

/** Options of `egress.allow`. `tls` decides which objects are written, and so is plain. */
export type EgressAllowOptions = InputsExcept<EgressOptions, 'tls'> & {
  /**
   * The gateway through which the traffic leaves: `mesh.egressGateway`, or an `EgressGateway`. @default - straight from
   * the pods
   */
  readonly via?: AnyGateway;
} & ScopeOption;

/** Traffic out of the mesh. https://istio.io/latest/docs/tasks/traffic-management/egress/ */
export class MeshEgress extends EgressMethods<pulumi.Resource, AnyGateway, EgressAllowOptions> {}

/**
 * Traces, access logs and metrics, of the mesh or of one namespace.
 * https://istio.io/latest/docs/tasks/observability/telemetry/
 */
export class MeshTelemetry extends TelemetryMethods<
  pulumi.Resource,
  Inputs<TracingOptions>,
  Inputs<AccessLogOptions>,
  Inputs<MetricsOptions>
> {}
