import type { Registry } from '../../registry/registry';
import type { RouteConfig } from '../routes/model';

export function gatewayApiRoutes(_registry: Registry): readonly RouteConfig[] {
  return [];
}
