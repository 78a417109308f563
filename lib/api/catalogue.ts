import type { Kind } from './kind';
import { VirtualService } from './kinds/virtual-service';

/** All custom resources of Istio, one per line, in the order of their CRD names. */
export const CATALOGUE: readonly Kind[] = [
  VirtualService,
];

/** The newest release whose API the catalogue knows. */
export const NEWEST = '1.31';
