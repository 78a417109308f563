import type { Manifest } from '../../../model';
import { toYaml } from '../../../yaml/to-yaml';
import { EDGE_KINDS, ICONS } from '../picture/icons.data';
import { labelOf } from '../picture/scene';
import { visible } from '../picture/text';
import type { GraphEdge, GraphNode } from '../types';
import { el, fill, icon } from './dom';
import type { Index } from './index';
import type { Questions } from './questions';

const section = (title: string, ...children: (Node | string | false)[]): HTMLElement =>
  el('section', {}, el('h3', {}, title), ...children);

/** Words for what callers a service takes. */
const ACCESS: Readonly<Record<string, string>> = {
  all: 'No policy restricts callers.',
  none: 'Policies allow no caller.',
  some: 'Policies allow some callers only.',
  unknown: 'Who may call is not known from these objects.',
};

const MOST_EDGES = 200;

/** Returns an object as YAML. Text that only the big library writes is JSON, which is YAML too. */
function yamlOf(object: Manifest): string {
  try {
    return toYaml([object]);
  } catch {
    return JSON.stringify(object, null, 2);
  }
}

/** Panel with all that is known of a node: routes, callers, policies, findings, YAML. */
export class Details {
  constructor(
    private readonly index: Index,
    private readonly questions: Questions,
    private readonly choose: (id: string) => void,
  ) {}

  /** Writes about a node into the panel. */
  show(panel: HTMLElement, id: string, close: () => void): void {
    const node = this.index.nodes.get(id);
    const item = this.index.scene.items.get(id);
    if (node === undefined) {
      fill(panel, el('h2', {}, visible(item?.label ?? id)), el('button', { type: 'button', click: close }, 'Close'));
      return;
    }
    const edges = this.index.edgesAt(id);
    fill(
      panel,
      this.head(node, close),
      ...this.findings(node, edges),
      ...this.facts(node),
      ...this.edges('Routes', edges, ['route', 'egress']),
      ...this.callers(node, edges),
      ...this.policies(node, edges),
      ...this.edges('Others', edges, ['waypoint', 'selects', 'reads']),
      ...this.yaml(node, edges),
    );
  }

  private head({ kind, label, namespace, change }: GraphNode, close: () => void): HTMLElement {
    const changed = change === undefined ? '' : `, ${change}`;
    const where = `${kind}${namespace === undefined ? '' : ` in ${namespace}`}${changed}`;
    return el(
      'header',
      { class: `kind-${kind}` },
      icon(ICONS[kind] ?? '', 'icon'),
      el('div', {}, el('h2', {}, visible(label)), el('p', {}, visible(where))),
      el('button', { 'type': 'button', 'class': 'close', 'aria-label': 'Close details', 'click': close }, '✕'),
    );
  }

  private link(id: string, text?: string): HTMLElement {
    const node = this.index.nodes.get(id);
    const name = node === undefined ? id : `${node.namespace === undefined ? '' : `${node.namespace}/`}${node.label}`;
    return el('button', { type: 'button', class: 'go', click: () => this.choose(id) }, visible(text ?? name));
  }

  private findings(node: GraphNode, edges: readonly GraphEdge[]): HTMLElement[] {
    const rows = this.index.scene.items.get(node.id)?.rows.flatMap((row) => row.findings) ?? [];
    const all = [...new Set([...node.findings, ...rows, ...edges.flatMap(({ findings }) => findings)])];
    if (all.length === 0) return [];
    const found = all.flatMap((i) => this.index.payload.graph.findings[i] ?? []);
    const texts = found.map(({ severity, object, path, message, fix, code }) =>
      el(
        'div',
        { class: `finding ${severity}` },
        el('b', {}, `${severity}: ${visible(object)} ${visible(path)}`),
        el('span', {}, visible(message)),
        fix !== undefined && el('span', {}, visible(fix)),
        el('code', {}, visible(code)),
      ),
    );
    return [section('Findings', ...texts)];
  }

  private facts({ dataPlane, mtls, facts }: GraphNode): HTMLElement[] {
    const all: [string, string | undefined][] = [
      ['data plane', dataPlane],
      ['mutual TLS', mtls],
      ...Object.entries(facts),
    ];
    const given = all.filter((entry): entry is [string, string] => entry[1] !== undefined && entry[1] !== '');
    if (given.length === 0) return [];
    const rows = given.flatMap(([name, value]) => [el('dt', {}, visible(name)), el('dd', {}, visible(value))]);
    return [section('Facts', el('dl', {}, ...rows))];
  }

  private edgeRow(edge: GraphEdge): HTMLElement {
    const { kind, from, to, change, objects, facts } = edge;
    const text = labelOf(edge) ?? EDGE_KINDS[kind].words;
    const more = Object.entries(facts).map(([name, value]) => `${name}: ${value}`);
    return el(
      'li',
      { class: change === undefined ? '' : `change-${change}` },
      el('span', { class: 'what' }, visible(text)),
      el('span', {}, this.link(from), ' → ', this.link(to)),
      el('small', {}, visible([...(change === undefined ? [] : [change]), ...objects, ...more].join(' · '))),
    );
  }

  private edges(title: string, edges: readonly GraphEdge[], kinds: readonly string[]): HTMLElement[] {
    const own = edges.filter(({ kind }) => kinds.includes(kind));
    if (own.length === 0) return [];
    const rows = own.slice(0, MOST_EDGES).map((edge) => this.edgeRow(edge));
    const left = own.length - rows.length;
    return [
      section(
        `${title} (${own.length})`,
        el('ul', {}, ...rows),
        left > 0 && el('p', {}, `${left} more are in the YAML`),
      ),
    ];
  }

  private callers(node: GraphNode, edges: readonly GraphEdge[]): HTMLElement[] {
    if (node.kind !== 'service' && node.kind !== 'workload') return [];
    const place = this.index.placeOf(node.id);
    const calls = edges.filter(({ kind, to }) => kind === 'call' && this.index.placeOf(to) === place);
    const answers = el('div', { 'aria-live': 'polite' });
    const ask = (): void => void this.questions.askCallers(node, answers);
    return [
      section(
        'What may call this',
        node.access !== undefined && el('p', {}, ACCESS[node.access] ?? ''),
        calls.length > 0 && el('ul', {}, ...calls.slice(0, MOST_EDGES).map((edge) => this.edgeRow(edge))),
        el('button', { type: 'button', click: ask }, 'Ask for each workload'),
        answers,
      ),
    ];
  }

  private policies(node: GraphNode, edges: readonly GraphEdge[]): HTMLElement[] {
    const around = [node.id, ...this.index.boxesOf(node.id)].flatMap((id) => this.index.edgesOf(id));
    const acting = [...edges, ...around].filter(({ kind }) => kind === 'policy');
    const ids = [...new Set(acting.map(({ from }) => from))].filter((id) => id !== node.id);
    if (ids.length === 0) return [];
    const rows = ids.map((id) => {
      const policy = this.index.nodes.get(id);
      const facts = Object.entries(policy?.facts ?? {}).map(([name, value]) => `${name}: ${value}`);
      return el('li', {}, this.link(id), el('small', {}, visible([policy?.objects[0] ?? '', ...facts].join(' · '))));
    });
    return [section(`Policies (${ids.length})`, el('ul', {}, ...rows))];
  }

  private yaml(node: GraphNode, edges: readonly GraphEdge[]): HTMLElement[] {
    const rows = this.index.scene.items.get(node.id)?.rows.flatMap((row) => row.node.objects) ?? [];
    const direct = edges.filter(({ kind }) => kind === 'route' || kind === 'egress' || kind === 'policy');
    const names = [...new Set([...node.objects, ...rows, ...direct.flatMap(({ objects }) => objects)])];
    const known = names.flatMap((name) => {
      const object = this.index.objects.get(name);
      return object === undefined ? [] : [[name, object] as const];
    });
    if (known.length === 0) return [];
    const texts = known.map(([name, object], i) => {
      const text = el('pre', { tabindex: '0' });
      const details = el('details', {}, el('summary', {}, visible(name)), text);
      const write = (): void => void (text.textContent ||= yamlOf(object));
      details.addEventListener('toggle', write);
      if (i === 0) {
        details.open = true;
        write();
      }
      return details;
    });
    return [section(`YAML (${known.length})`, ...texts)];
  }
}
