import { layoutOf, type Layout, type PlacedItem } from '../picture/layout';
import { painted } from '../picture/paint';
import { EDGE_KINDS } from '../picture/icons.data';
import { shape } from '../picture/shape';
import { visible } from '../picture/text';
import { viewOf, type Link } from '../picture/view';
import { drawn, el, fill } from './dom';
import type { Index } from './index';
import { nextInDirection, type Direction } from './navigate';
import { toggled, type State, type Store } from './store';
import { Zoom } from './zoom';

/** Milliseconds in which two clicks are one act. */
const DOUBLE_CLICK = 500;

const ARROWS: Readonly<Record<string, Direction>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
};

/** Picture of the mesh, in which cards are chosen and boxes opened and closed. */
export class Canvas {
  readonly element: HTMLElement;
  private readonly svg: SVGElement;
  private readonly content: SVGElement;
  private readonly zoom: Zoom;
  private layout: Layout = { width: 0, height: 0, items: [], links: [] };
  private opened = { id: '', at: -Infinity };
  private readonly elements = new Map<string, SVGElement>();
  private readonly links = new Map<string, SVGElement[]>();

  constructor(
    private readonly index: Index,
    private readonly store: Store,
  ) {
    this.content = drawn(shape('g', { class: 'content' }));
    this.svg = drawn(shape('svg', { 'class': 'mesh', 'role': 'group', 'aria-label': 'Graph of the mesh' }));
    this.svg.append(this.content);
    this.element = el('div', { class: 'canvas' }, this.svg, this.buttons());
    this.zoom = new Zoom(this.svg, this.content);
    this.svg.addEventListener('click', (event) => this.onClick(event));
    this.svg.addEventListener('dblclick', (event) => this.onDoubleClick(idAt(event)));
    this.svg.addEventListener('keydown', (event) => this.onKey(event as KeyboardEvent));
    this.svg.addEventListener('pointerover', (event) => this.light(idAt(event), linkAt(event)));
    this.svg.addEventListener('pointerleave', () => this.light());
    store.onChange((now, before) => this.onState(now, before));
  }

  private buttons(): HTMLElement {
    const button = (text: string, label: string, click: () => void): HTMLElement =>
      el('button', { 'type': 'button', 'aria-label': label, 'title': label, click }, text);
    return el(
      'div',
      { class: 'zoom' },
      button('+', 'Zoom in', () => this.zoom.by(1.3)),
      button('−', 'Zoom out', () => this.zoom.by(1 / 1.3)),
      button('⤢', 'Show all', () => this.fit()),
    );
  }

  fit(): void {
    this.zoom.fit(this.layout);
  }

  zoomBy(factor: number): void {
    this.zoom.by(factor);
  }

  /** Draws what the state says. */
  draw(): void {
    const { filter, hidden } = this.store.state;
    const closed = this.closed();
    const only = filter.size === 0 ? {} : { only: new Set([...filter, ...this.index.neighbours(filter)]) };
    this.layout = layoutOf(viewOf(this.index.scene, { collapsed: closed, hidden, ...only }), closed);
    fill(this.content, ...painted(this.index.scene, this.layout).map(drawn));
    this.elements.clear();
    this.links.clear();
    const groups = [...this.content.querySelectorAll<SVGElement>('g.card, g.box')];
    const byId = new Map(groups.map((group) => [group.dataset.id, group]));
    for (const item of this.layout.items) this.makeReachable(item, byId.get(item.item.id));
    for (const element of this.content.querySelectorAll<SVGElement>('[data-link]')) {
      const id = element.dataset.link ?? '';
      this.links.set(id, [...(this.links.get(id) ?? []), element]);
    }
    for (const { link } of this.layout.links) this.describe(link);
    this.mark();
  }

  /** Boxes that are closed: with a filter also all that it does not name. */
  private closed(): Set<string> {
    const { closed, filter } = this.store.state;
    if (filter.size === 0) return new Set(closed);
    return new Set([...closed, ...this.index.namespaces()].filter((id) => !filter.has(id) || closed.has(id)));
  }

  private makeReachable({ item, open }: PlacedItem, element: SVGElement | undefined): void {
    if (element === undefined) return;
    const box = this.index.isBox(item.id);
    element.setAttribute('tabindex', this.elements.size === 0 ? '0' : '-1');
    element.setAttribute('role', 'button');
    element.setAttribute(
      'aria-label',
      visible(`${item.kind} ${item.label}${box ? (open ? ', open' : ', closed') : ''}`),
    );
    this.elements.set(item.id, element);
  }

  private describe({ id, edges, from, to }: Link): void {
    const name = (item: string): string => this.index.scene.items.get(item)?.label ?? item;
    const texts = edges.slice(0, 12).map(({ kind, label }) => `${EDGE_KINDS[kind].words}${label ? `: ${label}` : ''}`);
    const left = edges.length > 12 ? [`+ ${edges.length - 12} more`] : [];
    const text = [`${name(from)} → ${name(to)}`, ...new Set(texts), ...left].map(visible).join('\n');
    for (const element of this.links.get(id) ?? []) element.prepend(drawn(shape('title', {}, text)));
  }

  private onState(now: State, before: State): void {
    const redrawn = now.closed !== before.closed || now.filter !== before.filter || now.hidden !== before.hidden;
    if (redrawn) this.draw();
    else this.mark();
    if (now.filter !== before.filter || (now.closed !== before.closed && now.selected === before.selected)) this.fit();
    if (now.selected !== before.selected || (redrawn && now.selected !== undefined)) this.show(now.selected);
  }

  private show(id: string | undefined): void {
    const item = id === undefined ? undefined : this.placedOf(id);
    if (item !== undefined) this.zoom.reveal(item.open ? { ...item, height: 60 } : item);
  }

  private placedOf(id: string): PlacedItem | undefined {
    const place = this.index.placeOf(id);
    const shown = [place, ...this.index.boxesOf(id)];
    return shown
      .map((one) => this.layout.items.find(({ item }) => item.id === one))
      .find((item): item is PlacedItem => item !== undefined);
  }

  /** Marks what is chosen, and what decided on the last question. */
  private mark(): void {
    const { selected } = this.store.state;
    const chosen = selected === undefined ? undefined : this.placedOf(selected)?.item.id;
    for (const [id, element] of this.elements) {
      element.classList.toggle('chosen', id === chosen);
      if (id === chosen) element.setAttribute('aria-current', 'true');
      else element.removeAttribute('aria-current');
    }
    for (const { item } of this.layout.items)
      this.elements.get(item.id)?.classList.toggle('decided', this.decides(item.node?.objects ?? []));
    this.light();
  }

  /** Returns whether one of the objects decided on the last question. */
  private decides(objects: readonly string[]): boolean {
    return objects.some((object) => this.store.state.lit.has(object));
  }

  /** Lights the lines of an item, or those that decided on a question, and dims all others. */
  private light(id?: string, link?: string): void {
    const { lit, asking } = this.store.state;
    const answered = asking && lit.size > 0 && id === undefined && link === undefined;
    const isOn = answered ? this.decidedLinks() : this.linksOf(id, link);
    this.svg.classList.toggle('focused', isOn !== undefined);
    this.svg.classList.toggle('answered', answered);
    if (isOn === undefined) return;
    for (const { link: one } of this.layout.links)
      for (const element of this.links.get(one.id) ?? []) element.classList.toggle('on', isOn(one));
  }

  private decidedLinks(): (link: Link) => boolean {
    return ({ edges }) => edges.some(({ objects }) => this.decides(objects));
  }

  /** Lines of what the pointer is on, else of what is chosen; undefined for an open box, and for nothing. */
  private linksOf(id: string | undefined, link: string | undefined): ((one: Link) => boolean) | undefined {
    if (id === undefined && link !== undefined) return (one) => one.id === link;
    const { selected } = this.store.state;
    const chosen = selected === undefined ? undefined : this.placedOf(selected)?.item.id;
    const item = this.layout.items.find((one) => one.item.id === this.index.placeOf(id ?? chosen ?? ''));
    if (item === undefined || item.open) return undefined;
    return ({ from, to }) => from === item.item.id || to === item.item.id;
  }

  private onClick(event: Event): void {
    if (this.zoom.wasDragged) return;
    const id = idAt(event);
    const link = linkAt(event);
    if (id === undefined && link !== undefined) {
      const edges = this.layout.links.find((one) => one.link.id === link)?.link.edges ?? [];
      if (edges.length > 0) this.store.set({ selected: edges[0].to });
      return;
    }
    if (id !== undefined && this.isClosed(id)) {
      this.opened = { id, at: performance.now() };
      this.onToggle(id);
    } else if (id !== this.opened.id || performance.now() - this.opened.at > DOUBLE_CLICK)
      this.store.set({ selected: id });
  }

  private isClosed(id: string): boolean {
    return this.index.isBox(id) && this.layout.items.some(({ item, open }) => item.id === id && !open);
  }

  /** Closes a box, unless the first of the two clicks has just opened it. */
  private onDoubleClick(id: string | undefined): void {
    if (performance.now() - this.opened.at > DOUBLE_CLICK) this.onToggle(id);
  }

  private onToggle(id: string | undefined): void {
    if (id === undefined || !this.index.isBox(id)) return;
    const { closed, filter } = this.store.state;
    const hiddenByFilter = filter.size > 0 && !filter.has(id);
    if (hiddenByFilter) this.store.set({ filter: new Set([...filter, id]), selected: id });
    else this.store.set({ closed: toggled(closed, id), selected: id });
  }

  private onKey(event: KeyboardEvent): void {
    const id = idAt(event);
    if (id === undefined) return;
    const direction = ARROWS[event.key];
    if (direction !== undefined) {
      const next = nextInDirection(this.layout.items, id, direction);
      if (next !== undefined) this.focus(next);
    } else if (event.key === 'Enter') this.store.set({ selected: id });
    else if (event.key === ' ') this.onToggle(id);
    else return;
    event.preventDefault();
  }

  /** Moves the focus of the keyboard to an item. */
  focus(id: string): void {
    const element = this.elements.get(id);
    if (element === undefined) return;
    for (const other of this.elements.values()) other.setAttribute('tabindex', '-1');
    element.setAttribute('tabindex', '0');
    element.focus();
    const item = this.layout.items.find((one) => one.item.id === id);
    if (item !== undefined) this.zoom.reveal(item.open ? { ...item, height: 60 } : item);
  }
}

const dataAt = (event: Event, name: 'id' | 'link'): string | undefined =>
  (event.target as Element | null)?.closest<SVGElement>(`[data-${name}]`)?.dataset[name];
const idAt = (event: Event): string | undefined => dataAt(event, 'id');
const linkAt = (event: Event): string | undefined => dataAt(event, 'link');
