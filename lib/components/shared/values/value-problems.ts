import { isRecord, type Problem } from '../../../model';
import { numberOrText } from '../scalar';
import { given } from '../sparse';

/** Returns the problem of a value that is set to nothing, where the chart would write a text with a gap. */
export function missingValue(path: string, found: unknown, fix = 'leave it out to have the default'): Problem {
  return { severity: 'error', code: 'values/missing', path, found, message: 'the chart needs this value', fix };
}

/** Sources of the parts of `HUB/IMAGE:TAG`: the value of each, and the path of a default for it. */
export interface ImageSources {
  readonly image: unknown;
  readonly hub: readonly [path: string, found: unknown];
  readonly tag: readonly [path: string, found: unknown];
}

/**
 * Reports a reference without registry or tag, which no node can pull. An image that is a whole reference needs
 * neither.
 */
export function imageProblems({ image, hub, tag }: ImageSources): Problem[] {
  if (typeof image === 'string' && image.includes('/')) return [];
  return [hub, tag]
    .filter(([, found]) => found === null || found === '')
    .map(([path, found]) => missingValue(path, found));
}

/** Forms of a text that are accepted for a number, besides digits. */
type NumberForm = 'whole' | 'whole or percent';

const FIXES: Readonly<Record<NumberForm, string>> = {
  'whole': 'use a whole number',
  'whole or percent': 'use a whole number, or a percentage as in "25%"',
};

/**
 * Reports a count that is no whole number. Digits may be text, as Helm's `--set-string` has them; an absent count is
 * left to Kubernetes.
 */
export function numberProblems(path: string, found: unknown, form: NumberForm = 'whole'): Problem[] {
  if (found === null || found === undefined || found === '') return [];
  if (typeof found !== 'boolean' && Number.isInteger(numberOrText(found))) return [];
  if (form === 'whole or percent' && typeof found === 'string' && /^\d+%$/.test(found)) return [];
  return [notANumber(path, found, form)];
}

function notANumber(path: string, found: unknown, form: NumberForm): Problem {
  return {
    severity: 'error',
    code: 'values/not-a-number',
    path,
    found,
    message: 'the chart takes a whole number here',
    fix: FIXES[form],
  };
}

/**
 * Reports limits of a rollout that are neither a whole number nor a percentage. `updateStrategy` is written unchanged:
 * a number in quotes stays text there, which Kubernetes does not accept.
 */
export function rolloutProblems(updateStrategy: unknown): Problem[] {
  const rolling = isRecord(updateStrategy) ? updateStrategy.rollingUpdate : undefined;
  if (!isRecord(rolling)) return [];
  return ['maxSurge', 'maxUnavailable'].flatMap((name): Problem[] => {
    const path = `updateStrategy.rollingUpdate.${name}`;
    const found = rolling[name];
    const digits = typeof found === 'string' && /^\d*$/.test(found);
    return digits ? [notANumber(path, found, 'whole or percent')] : numberProblems(path, found, 'whole or percent');
  });
}

/** Reports a quota that is on without the number of pods. */
export function quotaProblems(quota: { readonly enabled: unknown; readonly pods?: unknown }): Problem[] {
  const { enabled, pods } = quota;
  return given(enabled) && (pods === undefined || pods === null || pods === '')
    ? [missingValue('resourceQuotas.pods', pods)]
    : [];
}
