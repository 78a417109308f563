import { visible } from '../picture/text';
import type { AccessVerdict, RequestVerdict } from '../../simulate/questions/types';
import type { Destination } from '../../simulate/types';
import type { SimulatedMesh } from '../../simulate/simulate';
import type { GraphNode } from '../types';
import { el, fill } from './dom';
import type { Index } from './index';
import type { Host } from './payload';

/** Verdict in the words of the page. */
interface Answer {
  readonly outcome: string;
  readonly text: string;
}

/** Signs of verdicts, which have a form beside their colour. */
const SIGNS: Readonly<Record<string, string>> = {
  allowed: '✓',
  forwarded: '✓',
  passthrough: '→',
  denied: '✕',
  unauthenticated: '✕',
  refused: '✕',
  unknown: '?',
};

/** Most callers that are asked for at once. */
const MOST_CALLERS = 400;

/** Callers that are asked for before the page may be drawn again. */
const AT_ONCE = 8;

const place = ({ host, port, subset }: Destination): string =>
  `${host}:${port}${subset === undefined ? '' : `, subset ${subset}`}`;

/** Returns where a request ends, in words: destinations with their weights, or the address of a redirect. */
function endOf(verdict: RequestVerdict): string {
  if (verdict.outcome === 'redirected') return verdict.location;
  if (verdict.weights !== undefined) return verdict.weights.map((one) => `${one.weight} % ${place(one)}`).join(' · ');
  return verdict.destination === undefined ? '' : place(verdict.destination);
}

const message = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** Asks the simulation about requests and callers, and writes its answers. */
export class Questions {
  private mesh: Promise<SimulatedMesh> | undefined;

  constructor(
    private readonly index: Index,
    private readonly host: Host,
    private readonly decided: (objects: readonly string[]) => void,
    private readonly choose: (object: string) => void,
  ) {}

  /** Simulated mesh of the objects, which is built with the first question. */
  private simulated(): Promise<SimulatedMesh> {
    this.mesh ??= this.host.simulation().then(({ simulate }) => {
      const { objects, simulate: options } = this.index.payload;
      return simulate(objects, { ...options, check: false });
    });
    return this.mesh;
  }

  /** Returns the names of workloads: `shop/web`. */
  workloads(): string[] {
    const found = this.index.payload.graph.nodes.filter(({ kind }) => kind === 'workload');
    return found.map(({ namespace, label }) => `${namespace ?? 'default'}/${label}`);
  }

  /** Returns the names of gateways: `shop/public`. */
  gateways(): string[] {
    const found = this.index.payload.graph.nodes.filter(({ kind }) => kind === 'gateway');
    return found.map(({ namespace, label }) => `${namespace ?? 'default'}/${label}`);
  }

  /** Asks where a request goes. */
  async ask(request: { method: string; url: string; from: string; via: string }, output: HTMLElement): Promise<void> {
    fill(output, el('p', {}, 'Working …'));
    try {
      const { method, url, from, via } = request;
      const mesh = await this.simulated();
      const verdict = mesh.request({ method, url, from, ...(via === '' ? {} : { via }) });
      fill(output, ...this.verdict(verdict));
      this.decided(verdict.because.flatMap(({ object }) => object ?? []));
    } catch (error) {
      this.decided([]);
      fill(output, el('p', { class: 'verdict outcome-error' }, visible(message(error))));
    }
  }

  private verdict(verdict: RequestVerdict): HTMLElement[] {
    const { outcome, because, encrypted, by, code } = verdict;
    const parts = [
      endOf(verdict),
      code === undefined ? '' : `status ${code}`,
      typeof by === 'string' ? `by ${by}` : '',
      encrypted === undefined ? '' : encrypted ? 'mutual TLS to the pod' : 'not encrypted by the mesh',
    ];
    const steps = because.map(({ text, object, path, decisive }) =>
      el(
        'li',
        { class: decisive === true ? 'decisive' : '' },
        el('span', {}, visible(text)),
        object !== undefined &&
          el(
            'button',
            { type: 'button', class: 'go', click: () => this.choose(object) },
            visible(`${object}${path === undefined ? '' : ` ${path}`}`),
          ),
      ),
    );
    return [
      el(
        'p',
        { class: `verdict outcome-${outcome}` },
        el('b', {}, `${SIGNS[outcome] ?? '•'} ${outcome}`),
        el('span', {}, visible(parts.filter(Boolean).join(' · '))),
      ),
      el('ol', { class: 'steps' }, ...steps),
    ];
  }

  /** Asks which workloads may call a service or workload, with `GET /`. */
  async askCallers({ namespace, label }: GraphNode, output: HTMLElement): Promise<void> {
    fill(output, el('p', {}, 'Working …'));
    const callers = this.workloads();
    const asked = callers.slice(0, MOST_CALLERS);
    const rows: HTMLElement[] = [];
    try {
      const mesh = await this.simulated();
      for (const [i, from] of asked.entries()) {
        rows.push(
          answerRow(
            from,
            answerOf(() => mesh.can(from, `${namespace ?? 'default'}/${label}`)),
          ),
        );
        if (i % AT_ONCE === AT_ONCE - 1) await new Promise((go) => setTimeout(go));
      }
      const left = callers.length - asked.length;
      fill(
        output,
        el(
          'p',
          {},
          `GET / on its first port, from ${asked.length} workloads${left > 0 ? ` of ${callers.length}` : ''}:`,
        ),
        el('ul', { class: 'answers' }, ...rows),
      );
    } catch (error) {
      fill(output, el('p', { class: 'verdict outcome-error' }, visible(message(error))));
    }
  }
}

function answerOf(ask: () => AccessVerdict): Answer {
  try {
    const { outcome, by } = ask();
    return { outcome, text: typeof by === 'string' ? `by ${by}` : '' };
  } catch (error) {
    return { outcome: 'unknown', text: message(error) };
  }
}

const answerRow = (from: string, { outcome, text }: Answer): HTMLElement =>
  el(
    'li',
    { class: `outcome-${outcome}` },
    el('b', {}, `${SIGNS[outcome] ?? '•'} ${outcome}`),
    el('span', {}, visible(from)),
    el('small', {}, visible(text)),
  );
