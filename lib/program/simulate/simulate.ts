import { MeshProblems, type Manifest, type Problem } from '../../model';
import { Registry } from '../registry/registry';
import type { ObjectIndex } from '../registry/objects';
import { Extensions, extensionNames } from './extensions';
import { Handlers } from './handlers';
import { Mesh } from './mesh';
import { AccessQuestions } from './questions/access';
import { CoverageLog, type Coverage } from './questions/coverage';
import { GatewayEntry, WorkloadEntry } from './questions/entries';
import { Journeys } from './questions/journey';
import { accessMatrix, type AccessMatrix, type MatrixOptions } from './questions/matrix';
import { Parties } from './questions/parties';
import { questionProblem, refuse, suggestion } from './questions/problems';
import type { AccessOptions, AccessVerdict, From, RequestOptions, RequestVerdict } from './questions/types';
import { unenforcedFindings } from './unenforced';
import type { ProxyRequest, SimulateOptions, Verdict } from './types';

/**
 * Groups of the kinds that are Istio's own: for these the definitions are known, so that what is wrong with them is
 * known.
 */
const OWN_GROUP = /^(?:networking|security|telemetry|extensions)\.istio\.io\//;

/**
 * Slips that a cluster takes, though they match nothing: a mesh with them is as it is, and its verdicts show what
 * becomes of them.
 */
const TAKEN_BY_CLUSTERS: ReadonlySet<string> = new Set(['webhook/principal-scheme', 'webhook/method-case']);

/** A mesh that can be asked what becomes of requests, without a cluster. */
export class SimulatedMesh {
  private readonly mesh: Mesh;
  private readonly handlers: Handlers;
  private readonly parties: Parties;
  private readonly journeys: Journeys;
  private readonly questions: AccessQuestions;
  private readonly log = new CoverageLog();
  private found: readonly Problem[] | undefined;

  constructor(
    private readonly objects: readonly Manifest[],
    private readonly options: SimulateOptions = {},
  ) {
    const { version, meshConfig, clusterDomain, outside, ignoreExtensions } = options;
    const registry = new Registry(objects, {
      ...(version === undefined ? {} : { version }),
      ...(meshConfig === undefined ? {} : { meshConfig }),
      ...(clusterDomain === undefined ? {} : { clusterDomain }),
    });
    this.mesh = new Mesh(registry, outside);
    this.handlers = new Handlers(this.mesh, new Extensions(registry, ignoredExtensions(registry, ignoreExtensions)));
    this.parties = new Parties(this.mesh);
    this.journeys = new Journeys(this.mesh, this.handlers, this.parties);
    this.questions = new AccessQuestions(this.handlers, this.journeys, this.parties);
  }

  /** Returns what is wrong with the objects: what the API server or istiod would refuse of Istio's own kinds. */
  get problems(): readonly Problem[] {
    return (this.found ??=
      this.options.check === false ? [] : objectErrors(this.objects, this.mesh.registry.objects, this.options.version));
  }

  /** Returns what becomes of a request: on its whole way, or (with `at`) at one proxy. */
  request(request: RequestOptions): RequestVerdict;
  request(request: ProxyRequest): Verdict;
  request(request: RequestOptions | ProxyRequest): RequestVerdict {
    this.requireSound();
    if ('at' in request) return this.noted(this.handlers.handle(request));
    return this.noted({ ...this.journeys.request(request), asked: askedText(request) });
  }

  /** Returns where the caller's side sends a request, whatever the callee makes of it. */
  route(request: RequestOptions): Verdict {
    this.requireSound();
    return this.noted({ ...this.journeys.route(request), asked: askedText(request) });
  }

  /** Returns whether a callee (`shop/orders`, a service or a workload) lets a caller in. */
  can(from: From, to: string, method = 'GET', path = '/', options: AccessOptions = {}): AccessVerdict {
    this.requireSound();
    const asked = `${method} ${path} from ${callerText(from)} to ${to}`;
    return this.noted({ ...this.questions.can(from, to, { method, path, options }), asked });
  }

  /** Returns a gateway (`shop/public`) to send requests to. */
  gateway(name: string): GatewayEntry {
    this.parties.gateway(name, 'gateway');
    return new GatewayEntry(name, (request) => this.request(request));
  }

  /** Returns a workload (`shop/web`) to send requests from. */
  workload(name: string): WorkloadEntry {
    const { namespace, name: own } = this.parties.workloadRef(name, 'workload');
    return new WorkloadEntry(`${namespace}/${own}`, this);
  }

  /** Returns who may call what: every workload and every service. */
  matrix(options?: MatrixOptions): AccessMatrix {
    this.requireSound();
    return accessMatrix(this.mesh, this.parties, this.questions, options);
  }

  /** Returns the parts of policies and routes that no proxy carries out. */
  unenforced(): readonly Problem[] {
    return unenforcedFindings(this.objects, this.options);
  }

  /** Returns the routes and rules that no question has come to so far. */
  coverage(): Coverage {
    return this.log.report(this.mesh);
  }

  /**
   * Returns where requests for a host may begin: at a Gateway whose routes have the host, else in a workload with a
   * sidecar.
   *
   * @internal
   */
  entryFor(host: string): { readonly via: string } | { readonly from: string } {
    return this.parties.entryFor(host);
  }

  private noted<T extends Pick<RequestVerdict, 'because' | 'by'>>(verdict: T): T {
    this.log.note(verdict.because, verdict.by);
    return verdict;
  }

  /** A program that a cluster would refuse has no verdicts. */
  private requireSound(): void {
    if (this.problems.length > 0) throw new MeshProblems(this.problems);
  }
}

const callerText = (from: From = 'internet'): string =>
  typeof from === 'string' ? from : (from.workload ?? from.principal ?? from.ip ?? 'internet');

/** A question as failures of tests repeat it. */
const askedText = ({ method = 'GET', url, from, via }: RequestOptions): string =>
  `${method} ${url} from ${callerText(from)}${via === undefined ? '' : ` via ${via}`}`;

/** Extensions that the options name, each of which the program must have. */
function ignoredExtensions(registry: Registry, ignored: readonly string[] = []): ReadonlySet<string> {
  const known = ignored.length === 0 ? [] : extensionNames(registry);
  ignored.forEach((name, index) => {
    if (known.includes(name)) return;
    const message = 'the program has no extension of proxies of this name';
    const fix = suggestion(name, known, 'extensions');
    refuse(questionProblem('unknown-extension', `ignoreExtensions[${index}]`, name, message, fix));
  });
  return new Set(ignored);
}

function objectErrors(
  objects: readonly Manifest[],
  index: ObjectIndex,
  version: string | undefined,
): readonly Problem[] {
  if (!index.kinds.some((kind) => OWN_GROUP.test(kind))) return [];
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- the schemas are read with the first question, not with the module
  const { objectProblems } = require('../validate') as typeof import('../validate');
  return objects
    .filter(({ apiVersion }) => OWN_GROUP.test(String(apiVersion)))
    .flatMap((object) => objectProblems(object, version === undefined ? {} : { version }))
    .filter(({ severity, code }) => severity === 'error' && !TAKEN_BY_CLUSTERS.has(code));
}

/** Makes a mesh of the objects of a program, without a cluster. */
export function simulate(objects: readonly Manifest[], options: SimulateOptions = {}): SimulatedMesh {
  return new SimulatedMesh(objects, options);
}
