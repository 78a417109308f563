import type { ResolvedMesh } from '../model';
import type { TelemetryBackend } from '../policies/intents';

/** The intents of a mesh that say where traces and access logs go. */
interface Intents<Tracing, AccessLog> {
  tracing(provider: TelemetryBackend, options: Tracing): unknown;
  accessLog(provider: TelemetryBackend, options: AccessLog): unknown;
}

/** The props of a mesh that are such intents. Their fields may be Outputs. */
interface Declared {
  readonly tracing?: { readonly sampling?: unknown; readonly tags?: unknown };
  readonly accessLogs?: { readonly filter?: unknown; readonly mode?: unknown };
}

/**
 * Declares the intents of the props `tracing` and `accessLogs`. Their options come from the arguments, where they may
 * be Outputs; their providers come from the resolved mesh, because a provider is known.
 */
export function declareTelemetry<Tracing, AccessLog>(
  intents: Intents<Tracing, AccessLog>,
  { tracing, accessLogs }: Declared,
  { telemetry }: ResolvedMesh,
): void {
  if (telemetry?.tracing) {
    const { sampling, tags } = tracing ?? {};
    const options = { ...(sampling !== undefined && { sampling }), ...(Boolean(tags) && { tags }) };
    intents.tracing(telemetry.tracing.provider, options as Tracing);
  }
  if (telemetry?.accessLogs) {
    const { filter, mode } = accessLogs ?? {};
    const options = { ...(filter !== undefined && { filter }), ...(Boolean(mode) && { mode }) };
    intents.accessLog(telemetry.accessLogs.provider, options as AccessLog);
  }
}
