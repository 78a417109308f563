/**
 * Step of a relabel config.
 * https://prometheus.io/docs/prometheus/latest/configuration/configuration/#relabel_config
 */
export interface Relabel {
  readonly action?: string;
  readonly regex?: string | boolean;
  readonly replacement?: string;
  readonly source_labels?: readonly string[];
  readonly target_label?: string;
}

export const keep = (regex: string | true, ...source_labels: string[]): Relabel => ({
  action: 'keep',
  regex,
  source_labels,
});

export const drop = (regex: string | true, ...source_labels: string[]): Relabel => ({
  action: 'drop',
  regex,
  source_labels,
});

/** Writes a label from others, where they match. */
export const replace = (target_label: string, sources: readonly string[], regex?: string, replacement?: string) => ({
  action: 'replace',
  ...(regex !== undefined && { regex }),
  ...(replacement !== undefined && { replacement }),
  source_labels: [...sources],
  target_label,
});

/** Copies all labels whose names match. */
export const labelmap = (regex: string, replacement?: string): Relabel => ({
  action: 'labelmap',
  regex,
  ...(replacement !== undefined && { replacement }),
});
