import type { MeshProps, Problem } from '../../model';
import type { Release } from '../../releases';
import type { PlacedGateway } from './gateways';

/** The escape hatch `values`, chart by chart: unknown keys and wrong types. */
export function valuesPropProblems(_props: MeshProps, _gateways: readonly PlacedGateway[], _release: Release): Problem[] {
  return [];
}
