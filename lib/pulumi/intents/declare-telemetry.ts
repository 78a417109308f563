import type { MeshInputs } from '../../../imports/mesh-inputs';
import type { ResolvedMesh } from '../../model';
import type { TracingOptions } from '../../policies/intents';
import type { MeshTelemetry } from './mesh-intents';

/**
 * Declares the intents of the props `tracing` and `accessLogs`. Their options come from the arguments, where they may
 * be Outputs; their providers come from the resolved mesh, because a provider is known.
 */
export function declareTelemetry(
  intents: MeshTelemetry,
  { tracing, accessLogs }: MeshInputs,
  { telemetry }: ResolvedMesh,
): void {
  if (telemetry?.tracing) {
    const { sampling, tags } = tracing ?? {};
    const options = { ...(sampling !== undefined && { sampling }), ...(tags && { tags }) };
    intents.tracing(telemetry.tracing.provider, options as TracingOptions);
  }
  if (telemetry?.accessLogs) {
    const { filter, mode } = accessLogs ?? {};
    const options = { ...(filter !== undefined && { filter }), ...(mode && { mode }) };
    intents.accessLog(telemetry.accessLogs.provider, options);
  }
}
