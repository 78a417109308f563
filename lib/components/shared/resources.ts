import { numberOrText } from './scalar';
import { given } from './sparse';

type Amounts = Readonly<Record<string, unknown>> | null | undefined;

/** Compute resources in chart values, where `null` removes a default. */
export interface ResourceValues {
  readonly limits?: Amounts;
  readonly requests?: Amounts;
}

/** Returns a container's `resources` without unset parts; `null` when nothing is left. */
export function containerResources(values: ResourceValues | null | undefined): Record<string, unknown> | null {
  const kept = (['limits', 'requests'] as const).flatMap((part) => {
    const amounts = Object.entries(values?.[part] ?? {}).filter(([, amount]) => given(amount));
    return amounts.length > 0
      ? [[part, Object.fromEntries(amounts.map(([name, amount]) => [name, numberOrText(amount)]))] as const]
      : [];
  });
  return kept.length > 0 ? Object.fromEntries(kept) : null;
}
