import { renderMesh } from '../../mesh/render';
import type { Manifest, Problem } from '../../model';
import { DEFAULT_MINOR } from '../../releases/known';
import { ambientProblems } from '../analysis/ambient';
import { codeFacts, type CodeName } from '../analysis/codes.data';
import { gatewayApiProgramProblems } from '../analysis/gateway-api';
import { duplicateObjects, identityOf } from '../analysis/checks/mesh/duplicate-objects';
import { runChecks } from '../analysis/run';
import { CHECKS } from '../analysis/table';
import { objectText } from '../analysis/wording';
import { programFacts, type ProgramFacts } from '../facts';
import { assumedGateway } from './assumed-gateway';
import { readFiles, type ReadFiles, type Source } from './documents';
import { Lines } from './lines';
import { hasCode, notChecked } from './not-checked';
import { objectFindings } from './object-findings';
import { annotatedCodes, isKnownCode, SUPPRESS, suppressionFor } from './suppress';
import type { AnalyzedFile, AnalyzeOptions, AnalyzeResult, Finding, Suppression, SuppressedFinding } from './types';

export type * from './types';

/** Namespaces of the cluster itself, whose objects are not checked. */
const SYSTEM: ReadonlySet<unknown> = new Set(['kube-system', 'kube-public', 'kube-node-lease', 'local-path-storage']);

/** Codes of rules for one object whose problems have levels of their own. */
const OF_MANY_LEVELS: ReadonlySet<CodeName> = new Set(['ISC1013', 'ISC1014', 'ISC1020']);

/** Finding of a check or rule about an object, before suppressions. */
interface Raw {
  readonly code: CodeName;
  readonly object: Manifest;
  readonly path: string;
  readonly found?: unknown;
  readonly message: string;
  readonly fix?: string;
  readonly parameters?: readonly (string | number)[];
  readonly related?: readonly Manifest[];
  /** Level of the finding. @default - that of the code */
  readonly level?: Finding['severity'];
}

/**
 * Analyzes Kubernetes and Istio objects in files without a cluster: everything that `istioctl analyze` can decide
 * there, with its codes, and further checks with codes of this library.
 */
export function analyze(files: readonly AnalyzedFile[], options: AnalyzeOptions = {}): AnalyzeResult {
  const read = readFiles(files);
  const version = options.version ?? DEFAULT_MINOR;
  const kept = lastOfEach(read.objects);
  const facts = factsOf(kept, version, options);
  const reporter = new Reporter(read, version, options);
  for (const raw of [...ownFindings(read.objects, version), ...findingsAcross(kept, facts, options)]) reporter.add(raw);
  for (const { file, line, message } of read.unreadable) reporter.addUnreadable(file, line, message);
  reporter.checkSuppressions();
  return { findings: reporter.findings, suppressed: reporter.suppressed, notChecked: notChecked(CHECKS, facts) };
}

function factsOf(objects: readonly Manifest[], version: string, options: AnalyzeOptions): ProgramFacts {
  const { mesh, complete = true, ...rest } = options;
  const rendered = mesh === undefined ? [] : renderMesh(mesh).map(({ manifest }) => manifest);
  const assumed = mesh === undefined && complete ? assumedGateway(objects, options) : [];
  return programFacts([...objects, ...rendered, ...assumed], { ...rest, version, complete });
}

/** Returns the objects that a cluster would have if all were applied in order: of two with one name, the later. */
function lastOfEach(objects: readonly Manifest[]): readonly Manifest[] {
  const last = new Map(objects.map((object) => [identityOf(object) ?? object, object]));
  return last.size === objects.length ? objects : [...last.values()];
}

/** Returns the findings in objects by themselves, and of objects that others replace. */
function ownFindings(objects: readonly Manifest[], version: string): Raw[] {
  const own = objects.flatMap((object) =>
    objectFindings(object, version).map(({ code, problem, parameters }) => ({
      ...ofProblem(code, object, problem),
      parameters,
      ...(OF_MANY_LEVELS.has(code) && { level: problem.severity }),
    })),
  );
  return [...own, ...runChecks([duplicateObjects], programFacts(objects))];
}

function findingsAcross(objects: readonly Manifest[], facts: ProgramFacts, options: AnalyzeOptions): Raw[] {
  const { version } = facts;
  const found = runChecks(CHECKS, facts).filter(({ audience }) => audience !== 'program');
  const byName = new Map(objects.map((object) => [objectText(object), object]));
  const ofProblems = (code: CodeName, problems: readonly Problem[]): Raw[] =>
    problems.flatMap((problem) => {
      const object = byName.get(problem.object ?? '');
      return object === undefined ? [] : [{ ...ofProblem(code, object, problem), level: problem.severity }];
    });
  const ambient = ambientProblems(objects, options).filter(({ code }) => code !== 'ambient/no-sidecar');
  return [
    ...found,
    ...ofProblems('ISC1100', ambient),
    ...ofProblems('ISC1200', gatewayApiProgramProblems(objects, version)),
  ];
}

function ofProblem(code: CodeName, object: Manifest, { path, message, fix, ...problem }: Problem): Raw {
  return {
    code,
    object,
    path,
    message,
    ...('found' in problem && { found: problem.found }),
    ...(fix !== undefined && { fix }),
  };
}

const PAGE = 'https://istio.io/latest/docs/reference/config/analysis';

/** Collects findings, and separates those that are suppressed or switched off. */
class Reporter {
  readonly findings: Finding[] = [];
  readonly suppressed: SuppressedFinding[] = [];
  private readonly lines = new Lines();
  private readonly used = new Set<Suppression>();
  private readonly suppressions: readonly Suppression[];

  constructor(
    private readonly read: ReadFiles,
    private readonly version: string,
    private readonly options: AnalyzeOptions,
  ) {
    this.suppressions = options.suppress ?? [];
  }

  add(raw: Raw): void {
    const { object, code } = raw;
    const source = this.read.sources.get(object);
    const isOfMesh = source === undefined && object.kind !== 'MeshNetworks';
    if (isOfMesh || SYSTEM.has(object.metadata.namespace) || !this.isOn(code)) return;
    const finding = this.asFinding(raw, source);
    const annotated = annotatedCodes(object);
    const option = suppressionFor(code, object, this.suppressions);
    if (option !== undefined) this.used.add(option);
    if (annotated.includes(code) || annotated.includes('*')) this.suppressed.push({ ...finding, by: 'annotation' });
    else if (option !== undefined) {
      this.suppressed.push({ ...finding, by: 'option', ...(option.reason !== undefined && { reason: option.reason }) });
    } else this.findings.push(finding);
  }

  addUnreadable(file: string, line: number, message: string): void {
    if (!this.isOn('ISC0001')) return;
    const { name } = codeFacts('ISC0001');
    const fix = 'correct it, or leave the file out';
    this.findings.push({
      ...{ code: 'ISC0001', name, severity: this.levelOf('ISC0001'), object: file, file, line },
      ...{ path: '', parameters: [message], message, fix },
    });
  }

  /** Reports suppressions of codes that do not exist, and suppressions that match no finding. */
  checkSuppressions(): void {
    for (const object of this.read.objects) {
      const path = `metadata.annotations[${JSON.stringify(SUPPRESS)}]`;
      for (const code of annotatedCodes(object).filter((each) => !isKnownCode(each))) {
        this.add({ code: 'ISC0002', object, path, found: code, message: 'there is no such code', parameters: [code] });
      }
    }
    for (const suppression of this.suppressions) this.checkOption(suppression);
  }

  private checkOption(suppression: Suppression): void {
    const text = `${suppression.code}=${suppression.object ?? '*'}`;
    const isKnown = isKnownCode(suppression.code);
    const code = isKnown ? 'ISC0003' : 'ISC0002';
    if ((isKnown && this.used.has(suppression)) || !this.isOn(code)) return;
    this.findings.push({
      ...{ code, name: codeFacts(code).name, severity: this.levelOf(code), object: text, path: 'suppress' },
      ...{ found: text, parameters: [text], fix: codeFacts(code).fix.toLowerCase().replace(/\.$/, '') },
      message: isKnown ? 'nothing that was found is suppressed by it' : 'there is no such code',
    });
  }

  private isOn(code: CodeName): boolean {
    const { only, also = [], off = [] } = this.options.codes ?? {};
    const isWanted = only === undefined ? codeFacts(code).onDemand !== true : only.includes(code);
    return hasCode(code, this.version) && (isWanted || also.includes(code)) && !off.includes(code);
  }

  private levelOf(code: CodeName, level: Finding['severity'] = codeFacts(code).level): Finding['severity'] {
    return this.options.codes?.severity?.[code] ?? level;
  }

  private asFinding(raw: Raw, source: Source | undefined): Finding {
    const { code, object, path, message, fix, parameters = [], related = [] } = raw;
    const line = source === undefined ? undefined : this.lines.of(source, path);
    return {
      code,
      name: codeFacts(code).name,
      severity: this.levelOf(code, raw.level),
      object: objectText(object),
      ...(source !== undefined && { file: source.file }),
      ...(line !== undefined && { line }),
      path,
      ...('found' in raw && { found: raw.found }),
      parameters: parameters.map(String),
      message,
      ...(fix !== undefined && { fix }),
      ...(related.length > 0 && { related: [...new Set(related.map(objectText))] }),
      ...(code.startsWith('IST') && { url: `${PAGE}/${code.toLowerCase()}/` }),
    };
  }
}
