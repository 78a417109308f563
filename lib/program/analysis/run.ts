import { nearest, type Problem, type Severity } from '../../model';
import type { ProgramFacts } from '../facts';
import type { CodeSeverities } from '../outside';
import type { Check, CheckFinding } from './check';
import { codeFacts, type CodeName } from './codes.data';
import { objectText } from './wording';

/**
 * Limit of the findings for which the nearest name is computed, because that takes time and long lists are not read.
 */
const MAX_SUGGESTIONS = 50;

/** Finding of a check, with the properties of its code. */
export interface Found extends Omit<CheckFinding, 'known'> {
  readonly check: Check;
}

/**
 * Runs checks over a set of objects. Findings come in the order of the objects, and for one object in that of the
 * checks.
 */
export function runChecks(checks: readonly Check[], facts: ProgramFacts): Found[] {
  const found: Found[] = [];
  for (const check of checks) {
    if (check.kinds.length > 0 && !check.kinds.some((kind) => facts.has(kind))) continue;
    check.check(facts, (finding) => found.push(withSuggestion(finding, check, found.length)));
  }
  if (found.length < 2) return found;
  const places = new Map(facts.objects.map((object, i) => [object, i]));
  const placeOf = ({ object }: Found) => places.get(object) ?? 0;
  return found
    .map((finding, i) => ({ finding, i }))
    .sort((a, b) => placeOf(a.finding) - placeOf(b.finding) || a.i - b.i)
    .map(({ finding }) => finding);
}

function withSuggestion({ known, ...finding }: CheckFinding, check: Check, before: number): Found {
  const word = finding.found;
  const near =
    known !== undefined && typeof word === 'string' && before < MAX_SUGGESTIONS ? nearest(word, known()) : undefined;
  if (near === undefined) return { ...finding, check };
  return {
    ...finding,
    check,
    fix: `did you mean ${JSON.stringify(near)}?${finding.fix === undefined ? '' : ` If not, ${finding.fix}`}`,
  };
}

/** Returns the severity of a finding in a program; undefined where it is not reported there. */
function severityOf({ code, severity }: Found): Severity | undefined {
  const { level, program } = codeFacts(code);
  if (severity !== undefined) return severity;
  if (program !== undefined) return program === 'none' ? undefined : program;
  return level === 'info' ? undefined : level;
}

/** Returns problems at the severity that a program gives to their code. */
export function atSeverity(problems: Problem[], severity: CodeSeverities[CodeName]): Problem[] {
  if (severity === undefined) return problems;
  return severity === 'ignore' ? [] : problems.map((problem) => ({ ...problem, severity }));
}

/** Returns findings as the problems of a program. */
export function asProblems(findings: readonly Found[], severities: CodeSeverities = {}): Problem[] {
  return findings.flatMap((finding) => {
    const severity = severities[finding.code] ?? severityOf(finding);
    if (severity === undefined || severity === 'ignore' || finding.audience === 'analyze') return [];
    const { code, object, path, message, fix } = finding;
    return [
      {
        severity,
        code: `analysis/${codeFacts(code).rule}`,
        object: objectText(object),
        path,
        ...('found' in finding && { found: finding.found }),
        message,
        ...(fix !== undefined && { fix }),
      },
    ];
  });
}
