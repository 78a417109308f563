import type { Problem } from '../../model';
import type { ReleaseFacts } from '../../releases';
import { UNQUOTED_ANNOTATIONS } from '../../releases/analysis.data';

/**
 * Returns warnings of values with a line break in annotations that istiod writes into pods without quotes: what follows
 * the line break would be fields of the pod. The templates of this library quote them in all releases.
 */
export function unquotedAnnotations(
  annotations: Readonly<Record<string, unknown>>,
  path: string,
  { quotedAnnotations }: ReleaseFacts,
): Problem[] {
  if (quotedAnnotations) return [];
  return UNQUOTED_ANNOTATIONS.filter((name) => /[\r\n]/.test(String(annotations[name] ?? ''))).map((name) => ({
    severity: 'warning',
    code: 'injection/line-break-in-annotation',
    path: `${path}[${JSON.stringify(name)}]`,
    found: annotations[name],
    message:
      'istiod of this release writes the value into the pod without quotes, and what follows the line break becomes ' +
      'fields of the pod',
    fix: 'write the value on one line; istiod quotes it from 1.32 on',
  }));
}
