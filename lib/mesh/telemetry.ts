import {
  isRecord,
  overlay,
  type MeshNode,
  type Problem,
  type ResolvedAddons,
  type ResolvedComponent,
  type ResolvedMesh,
  type ResolvedTelemetry,
} from '../model';
import type { MeshSettings } from '../props/settings';
import { telemetryPolicy } from '../policies/intents';
import { resolvedManifest } from '../policies/references/references';
import { ExtensionProvider } from '../policies/references/extension-provider';
import type { Release } from '../releases';
import { mergeChartValues } from './charts/merge-values';
import { configInForce } from './config-in-force';

// eslint-disable-next-line @typescript-eslint/no-require-imports -- few meshes say where traces and logs go
const lateTelemetry = () => require('../addons/telemetry') as typeof import('../addons/telemetry');

/** Where traces and access logs of a mesh go, and what is wrong with that. */
export function meshTelemetry(
  { tracing, accessLogs, meshConfig }: MeshSettings,
  addons: ResolvedAddons | undefined,
): { readonly telemetry?: ResolvedTelemetry; readonly problems: readonly Problem[] } {
  if (tracing === undefined && accessLogs === undefined) return { problems: [] };
  const declared = meshConfig?.extensionProviders;
  return lateTelemetry().resolveTelemetry({ tracing, accessLogs, declared }, addons?.list ?? []);
}

/**
 * The components, with extension providers added to the mesh config: beside those of the profile, in place of one of
 * the same name.
 */
export function withProviders(
  components: readonly ResolvedComponent[],
  telemetry: ResolvedTelemetry | undefined,
  release: Release,
): readonly ResolvedComponent[] {
  if (telemetry === undefined || telemetry.providers.length === 0) return components;
  const names = telemetry.providers.map(({ name }) => name);
  return components.map((component) => {
    if (component.chart !== 'istiod') return component;
    const { meshConfig } = mergeChartValues(release, 'istiod', component.values).values;
    const before =
      isRecord(meshConfig) && Array.isArray(meshConfig.extensionProviders) ? meshConfig.extensionProviders : [];
    const others = before.filter((entry) => !isRecord(entry) || !names.includes(String(entry.name)));
    const own = { meshConfig: { extensionProviders: [...others, ...telemetry.providers] } };
    return { ...component, values: overlay(component.values, own) };
  });
}

/** The Telemetry of the mesh. In a program it is an intent, to which others are added. */
export function telemetryNodes(mesh: ResolvedMesh, nodes: readonly MeshNode[]): MeshNode[] {
  const { tracing, accessLogs } = mesh.telemetry ?? {};
  if (tracing === undefined && accessLogs === undefined) return [];
  const entry = (asked: typeof tracing) =>
    asked === undefined ? [] : [{ provider: new ExtensionProvider(asked.provider), options: asked.options }];
  const policy = telemetryPolicy(configInForce(mesh, nodes).rootNamespace, {
    tracing: entry(tracing),
    accessLogs: entry(accessLogs),
    metrics: [],
  });
  return [{ id: 'telemetry/default', component: 'telemetry', phase: 'config', manifest: resolvedManifest(policy) }];
}
