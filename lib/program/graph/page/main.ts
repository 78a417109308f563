import { ON_SCREEN, closedAtFirst } from '../picture/closed';
import { visible } from '../picture/text';
import { hiddenAtFirst } from '../picture/view';
import { Ask } from './ask';
import { Canvas } from './canvas';
import { Details } from './details';
import { el, fill } from './dom';
import { Index } from './index';
import type { Host, Payload } from './payload';
import { Questions } from './questions';
import { Search } from './search';
import { Side } from './side';
import { Store, type State } from './store';

const THEMES = ['auto', 'light', 'dark'] as const;

/** Starts the page with its data. */
export function start(payload: Payload, host: Host): void {
  const index = new Index(payload);
  const store = new Store({
    closed: closedAtFirst(index.scene, ON_SCREEN),
    filter: new Set(),
    hidden: hiddenAtFirst(index.scene),
    lit: new Set(),
    theme: 'auto',
    asking: false,
  });
  const app = document.getElementById('app') as HTMLElement;
  new Page(index, store, host).build(app);
}

class Page {
  private readonly canvas: Canvas;
  private readonly search: Search;
  private readonly details: Details;
  private readonly ask: Ask;
  private readonly panel = el('aside', { 'class': 'panel', 'aria-label': 'Details', 'hidden': true });

  constructor(
    private readonly index: Index,
    private readonly store: Store,
    host: Host,
  ) {
    const decided = (objects: readonly string[]): void => store.set({ lit: new Set(objects) });
    const chooseObject = (object: string): void => {
      const id = index.nodeOf(object);
      if (id !== undefined) this.choose(id);
    };
    const questions = new Questions(index, host, decided, chooseObject);
    // Before the canvas, which is narrower beside the panel.
    store.onChange((now, before) => this.onState(now, before));
    this.canvas = new Canvas(index, store);
    this.search = new Search(index, (id) => this.choose(id, true));
    this.details = new Details(index, questions, (id) => this.choose(id));
    this.ask = new Ask(index, questions, () => this.close());
  }

  build(app: HTMLElement): void {
    const side = new Side(this.index, this.store, (id) => this.choose(id, true));
    fill(app, this.top(), el('div', { class: 'columns' }, side.element, this.canvas.element, this.panel));
    document.addEventListener('keydown', (event) => this.onKey(event));
    this.canvas.draw();
    this.canvas.fit();
    const wanted = decodeURIComponent(location.hash.slice(1));
    if (this.index.nodes.has(wanted)) this.choose(wanted);
    document.documentElement.dataset.ready = 'true';
  }

  private top(): HTMLElement {
    const { title, graph } = this.index.payload;
    const count = (kind: string): number => graph.nodes.filter((node) => node.kind === kind).length;
    const changed = [...graph.nodes, ...graph.edges].filter(({ change }) => change !== undefined).length;
    const words = [
      `${count('service')} services`,
      `${count('namespace')} namespaces`,
      ...(changed === 0 ? [] : [`${changed} changes`]),
      ...(graph.findings.length === 0 ? [] : [`${graph.findings.length} findings`]),
    ];
    const theme = el('button', { type: 'button', id: 'theme', click: () => this.nextTheme() }, 'Theme: auto');
    const sideButton = el(
      'button',
      {
        'type': 'button',
        'class': 'menu',
        'aria-label': 'Filters',
        'click': () => document.body.classList.toggle('menu'),
      },
      '☰',
    );
    return el(
      'header',
      { class: 'top' },
      sideButton,
      el('h1', {}, visible(title)),
      el('span', { class: 'counts' }, words.join(' · ')),
      this.search.element,
      el('button', { type: 'button', id: 'ask', click: () => this.openAsk() }, 'Where does a request go?'),
      theme,
    );
  }

  /** Chooses a node, and opens the boxes that it is in. */
  private choose(id: string, focus = false): void {
    const { closed, filter } = this.store.state;
    const boxes = this.index.boxesOf(id);
    const toOpen = boxes.filter((box) => closed.has(box));
    const shownByFilter = filter.size === 0 || [id, ...boxes].some((box) => filter.has(box));
    this.store.set({
      selected: id,
      asking: false,
      ...(toOpen.length === 0 ? {} : { closed: new Set([...closed].filter((box) => !toOpen.includes(box))) }),
      ...(shownByFilter ? {} : { filter: new Set([...filter, ...boxes]) }),
    });
    if (focus) this.canvas.focus(this.index.placeOf(id));
  }

  private close(): void {
    const { selected } = this.store.state;
    this.store.set({ selected: undefined, asking: false, lit: new Set() });
    if (selected !== undefined) this.canvas.focus(this.index.placeOf(selected));
  }

  private openAsk(): void {
    this.store.set({ asking: true });
  }

  private onState(now: State, before: State): void {
    if (now.theme !== before.theme) this.applyTheme(now.theme);
    if (now.selected === before.selected && now.asking === before.asking) return;
    const node = now.selected === undefined ? undefined : this.index.nodes.get(now.selected);
    this.panel.hidden = !now.asking && now.selected === undefined;
    document.body.classList.toggle('with-panel', !this.panel.hidden);
    if (now.asking)
      this.ask.show(
        this.panel,
        node?.kind === 'service' ? { url: `http://${node.label}.${node.namespace ?? 'default'}/` } : undefined,
      );
    else if (now.selected !== undefined) this.details.show(this.panel, now.selected, () => this.close());
    this.panel.scrollTop = 0;
  }

  private nextTheme(): void {
    const next = THEMES[(THEMES.indexOf(this.store.state.theme) + 1) % THEMES.length];
    this.store.set({ theme: next });
  }

  private applyTheme(theme: State['theme']): void {
    if (theme === 'auto') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
    const button = document.getElementById('theme');
    if (button !== null) button.textContent = `Theme: ${theme}`;
  }

  private onKey(event: KeyboardEvent): void {
    const typing = (event.target as Element | null)?.closest('input, select, textarea') !== null;
    if (event.key === 'Escape') return this.close();
    if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
    const keys: Readonly<Record<string, () => void>> = {
      '/': () => this.search.focus(),
      '?': () => this.openAsk(),
      '+': () => this.canvas.zoomBy(1.3),
      '-': () => this.canvas.zoomBy(1 / 1.3),
      '0': () => this.canvas.fit(),
    };
    const act = keys[event.key];
    if (act === undefined) return;
    event.preventDefault();
    act();
  }
}
