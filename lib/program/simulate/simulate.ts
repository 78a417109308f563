import { MeshProblems, type Manifest, type Problem } from '../../model';
import { Registry } from '../registry/registry';
import { Extensions, extensionNames } from './extensions';
import { Handlers } from './handlers';
import { Mesh } from './mesh';
import { AccessQuestions } from './questions/access';
import { CoverageLog, type Coverage } from './questions/coverage';
import { GatewayEntry, WorkloadEntry } from './questions/entries';
import { Journeys } from './questions/journey';
import { accessMatrix, type AccessMatrix, type MatrixOptions } from './questions/matrix';
import { Parties } from './questions/parties';
import { objectErrors } from './object-errors';
import { questionProblem, refuse, suggestion } from './questions/problems';
import type { AccessOptions, AccessVerdict, From, RequestOptions, RequestVerdict } from './questions/types';
import { unenforcedFindings } from './unenforced';
import type { ProxyRequest, SimulateOptions, Verdict } from './types';

/** Mesh that answers questions about requests, without a cluster. */
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

  /** Problems for which the API server or istiod would refuse objects of Istio's own kinds. */
  get problems(): readonly Problem[] {
    return (this.found ??=
      this.options.check === false ? [] : objectErrors(this.objects, this.mesh.registry.objects, this.options.version));
  }

  /** Returns the verdict on a request: on its whole journey, or (with `at`) at one proxy. */
  request(request: RequestOptions): RequestVerdict;
  request(request: ProxyRequest): Verdict;
  request(request: RequestOptions | ProxyRequest): RequestVerdict {
    this.requireSound();
    if ('at' in request) return this.noted(this.handlers.handle(request));
    return this.noted({ ...this.journeys.request(request), asked: questionText(request) });
  }

  /** Returns the destination to which the caller's side sends a request, without the callee's decision. */
  route(request: RequestOptions): Verdict {
    this.requireSound();
    return this.noted({ ...this.journeys.route(request), asked: questionText(request) });
  }

  /** Returns the verdict on whether a callee (`shop/orders`, a service or a workload) allows a caller. */
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

  /** Returns the matrix of allowed calls: every workload and every service. */
  matrix(options?: MatrixOptions): AccessMatrix {
    this.requireSound();
    return accessMatrix(this.mesh, this.parties, this.questions, options);
  }

  /** Returns the parts of policies and routes that no proxy enforces. */
  unenforced(): readonly Problem[] {
    return unenforcedFindings(this.objects, this.options);
  }

  /** Returns the routes and rules that no request has used so far. */
  coverage(): Coverage {
    return this.log.report(this.mesh);
  }

  /**
   * Returns an entry point of requests for a host: a Gateway that routes the host, else a workload with a sidecar.
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

  /** Throws where a cluster would refuse the program, which then has no verdicts. */
  private requireSound(): void {
    if (this.problems.length > 0) throw new MeshProblems(this.problems);
  }
}

const callerText = (from: From = 'internet'): string =>
  typeof from === 'string' ? from : (from.workload ?? from.principal ?? from.ip ?? 'internet');

/** Formats a question for failures of tests. */
const questionText = ({ method = 'GET', url, from, via }: RequestOptions): string =>
  `${method} ${url} from ${callerText(from)}${via === undefined ? '' : ` via ${via}`}`;

/** Returns the extensions that the options ignore, each of which the program must have. */
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

/** Builds the simulated mesh of the objects of a program, without a cluster. */
export function simulate(objects: readonly Manifest[], options: SimulateOptions = {}): SimulatedMesh {
  return new SimulatedMesh(objects, options);
}
