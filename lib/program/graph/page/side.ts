import { EDGE_KINDS, SEVERITIES } from '../picture/icons.data';
import { shape } from '../picture/shape';
import { OUTSIDE, ROOT, cardsIn } from '../picture/scene';
import { visible } from '../picture/text';
import type { GraphEdgeKind, GraphFinding } from '../types';
import { drawn, el, fill } from './dom';
import type { Index } from './index';
import { toggled, type Store } from './store';

/** Most cards that are opened at once: more take seconds, and nobody can read them. */
const MOST_OPEN = 800;

/** Most findings that are listed. */
const MOST_FINDINGS = 200;

/** Sample of a line of a kind, for the legend. */
const sample = (kind: GraphEdgeKind): SVGElement =>
  drawn(
    shape('svg', { 'class': `sample mesh`, 'viewBox': '0 0 40 10', 'aria-hidden': 'true' }, [
      shape('g', { class: `link ${kind}` }, [
        shape('path', { 'class': 'line', 'd': 'M1 5H39', 'stroke-dasharray': EDGE_KINDS[kind].dash }),
      ]),
    ]),
  );

const section = (title: string, ...children: (Node | string)[]): HTMLElement =>
  el('section', {}, el('h2', {}, title), ...children);

function checkbox(checked: boolean, change: () => void, ...label: (Node | string)[]): HTMLElement {
  return el('label', { class: 'check' }, el('input', { type: 'checkbox', checked, change }), ...label);
}

/** Column of the namespaces, the kinds of lines and the findings. */
export class Side {
  readonly element: HTMLElement;
  private readonly namespaces: HTMLElement;
  private narrowedTo = '';

  constructor(
    private readonly index: Index,
    private readonly store: Store,
    private readonly choose: (id: string) => void,
  ) {
    this.namespaces = el('div', { class: 'namespaces' });
    this.element = el(
      'nav',
      { 'class': 'side', 'aria-label': 'Filters and findings' },
      this.namespaceSection(),
      this.kindSection(),
      ...this.findingSection(),
    );
    this.listNamespaces();
    store.onChange((now, before) => {
      if (now.filter !== before.filter || now.closed !== before.closed) this.listNamespaces();
    });
  }

  private namespaceSection(): HTMLElement {
    const ids = this.index.namespaces();
    const many = ids.length > 12;
    const narrow = el('input', {
      'type': 'search',
      'placeholder': 'Narrow the list',
      'aria-label': 'Narrow the list of namespaces',
      'input': (event) => {
        this.narrowedTo = (event.target as HTMLInputElement).value.toLowerCase();
        this.listNamespaces();
      },
    });
    const tooMany = cardsIn(this.index.scene, ROOT).length > MOST_OPEN;
    const openAll = tooMany
      ? { disabled: true, title: `More than ${MOST_OPEN} cards: open what you want to see` }
      : { click: () => this.store.set({ closed: new Set() }) };
    const buttons = el(
      'div',
      { class: 'buttons' },
      el('button', { type: 'button', ...openAll }, 'Open all'),
      el('button', { type: 'button', click: () => this.store.set({ closed: new Set(ids) }) }, 'Close all'),
      el('button', { type: 'button', click: () => this.store.set({ filter: new Set() }) }, 'Show all'),
    );
    const count = ids.filter((id) => id !== OUTSIDE).length;
    return section(`Namespaces (${count})`, ...(many ? [narrow] : []), buttons, this.namespaces);
  }

  private listNamespaces(): void {
    const { filter, closed } = this.store.state;
    const label = (id: string): string => this.index.scene.items.get(id)?.label ?? id;
    const ids = this.index.namespaces().filter((id) => label(id).toLowerCase().includes(this.narrowedTo));
    const active = document.activeElement?.closest<HTMLElement>('[data-namespace]')?.dataset.namespace;
    fill(
      this.namespaces,
      ...ids.map((id) => {
        const toggle = (): void => this.store.set({ filter: toggled(filter, id) });
        const open = !closed.has(id);
        const row = el(
          'div',
          { 'class': 'row', 'data-namespace': id },
          checkbox(filter.has(id), toggle, visible(label(id))),
          el(
            'button',
            {
              'type': 'button',
              'class': 'fold',
              'aria-expanded': String(open),
              'aria-label': visible(`${open ? 'Close' : 'Open'} ${label(id)}`),
              'click': () => this.store.set({ closed: toggled(closed, id) }),
            },
            open ? '▾' : '▸',
          ),
        );
        if (active === id) queueMicrotask(() => row.querySelector('input')?.focus());
        return row;
      }),
    );
  }

  private kindSection(): HTMLElement {
    const present = new Set(this.index.scene.edges.map(({ kind }) => kind));
    const kinds = (Object.keys(EDGE_KINDS) as GraphEdgeKind[]).filter((kind) => present.has(kind));
    const row = (kind: GraphEdgeKind): HTMLElement =>
      checkbox(
        !this.store.state.hidden.has(kind),
        () => this.store.set({ hidden: toggled(this.store.state.hidden, kind) }),
        sample(kind),
        EDGE_KINDS[kind].words,
      );
    return section('Lines', ...kinds.map(row));
  }

  private findingSection(): HTMLElement[] {
    const { findings } = this.index.payload.graph;
    if (findings.length === 0) return [];
    const about = (i: number): string | undefined =>
      this.index.payload.graph.nodes.find((node) => node.findings.includes(i))?.id ??
      this.index.payload.graph.edges.find((edge) => edge.findings.includes(i))?.to;
    const row = (finding: GraphFinding, i: number): HTMLElement => {
      const id = about(i);
      return el(
        'button',
        { type: 'button', class: `finding ${finding.severity}`, click: () => id !== undefined && this.choose(id) },
        el('b', {}, `${finding.severity}: ${visible(finding.object)}`),
        el('span', {}, visible(finding.message)),
      );
    };
    const worstFirst = SEVERITIES.flatMap((severity) =>
      findings.flatMap((finding, i) => (finding.severity === severity ? [[finding, i] as const] : [])),
    );
    const left = findings.length - MOST_FINDINGS;
    return [
      section(
        `Findings (${findings.length})`,
        ...worstFirst.slice(0, MOST_FINDINGS).map(([finding, i]) => row(finding, i)),
        ...(left > 0 ? [el('p', {}, `${left} more: search, and look at what they are about`)] : []),
      ),
    ];
  }
}
