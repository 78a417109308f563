import { nearest, type Problem } from '../../model';
import { CODES } from './codes.data';

const SEVERITIES: readonly unknown[] = ['ignore', 'warning', 'error'];

/** Returns the problems of severities that a program gives to codes: codes and severities that do not exist. */
export function severityProblems(severities: Readonly<Record<string, unknown>>): Problem[] {
  return Object.entries(severities).flatMap(([code, severity]): Problem[] => {
    const path = `analysisSeverity().${code}`;
    if (!Object.hasOwn(CODES, code)) {
      const near = nearest(code, Object.keys(CODES));
      const fix = near === undefined ? '`istio-constructs analyze --list-codes` writes all' : `did you mean ${near}?`;
      return [
        { severity: 'error', code: 'validate/unknown-code', path, found: code, message: 'there is no such code', fix },
      ];
    }
    if (SEVERITIES.includes(severity)) return [];
    const message = 'no severity of a finding';
    const fix = 'use "ignore", "warning" or "error"';
    return [{ severity: 'error', code: 'validate/unknown-code', path, found: severity, message, fix }];
  });
}
