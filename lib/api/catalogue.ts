import type { Kind } from './kind';
import { DestinationRule } from './kinds/destination-rule';
import { EnvoyFilter } from './kinds/envoy-filter';
import { Gateway } from './kinds/gateway';
import { ProxyConfig } from './kinds/proxy-config';
import { ServiceEntry } from './kinds/service-entry';
import { Sidecar } from './kinds/sidecar';
import { VirtualService } from './kinds/virtual-service';
import { WorkloadEntry } from './kinds/workload-entry';
import { WorkloadGroup } from './kinds/workload-group';

/** All custom resources of Istio, in the order of their CRD names. */
export const CATALOGUE: readonly Kind[] = [
  DestinationRule,
  EnvoyFilter,
  Gateway,
  ProxyConfig,
  ServiceEntry,
  Sidecar,
  VirtualService,
  WorkloadEntry,
  WorkloadGroup,
];
