import { ICONS } from '../picture/icons.data';
import { visible } from '../picture/text';
import type { GraphNode } from '../types';
import { el, fill, icon } from './dom';
import type { Index } from './index';

/** Most results that are listed. */
const MOST = 40;

/** Field of the search, with its list of results. */
export class Search {
  readonly element: HTMLElement;
  private readonly input: HTMLInputElement;
  private readonly list: HTMLElement;
  private readonly status: HTMLElement;
  private found: readonly GraphNode[] = [];
  private at = 0;

  constructor(
    private readonly index: Index,
    private readonly choose: (id: string) => void,
  ) {
    this.input = el('input', {
      'type': 'search',
      'id': 'search',
      'placeholder': 'Search  (press /)',
      'aria-label': 'Search the mesh',
      'role': 'combobox',
      'aria-expanded': 'false',
      'aria-controls': 'results',
      'aria-autocomplete': 'list',
      'autocomplete': 'off',
      'spellcheck': 'false',
      'input': () => this.update(),
      'keydown': (event) => this.onKey(event as KeyboardEvent),
      'blur': () => this.close(),
    });
    this.list = el('ul', { 'id': 'results', 'role': 'listbox', 'aria-label': 'Results', 'hidden': true });
    this.status = el('span', { class: 'unseen', role: 'status' });
    this.element = el('div', { class: 'search' }, this.input, this.list, this.status);
  }

  focus(): void {
    this.input.focus();
    this.input.select();
  }

  private update(): void {
    this.found = this.index.search(this.input.value);
    this.at = 0;
    const shown = this.found.slice(0, MOST);
    const left = this.found.length - shown.length;
    const none = this.input.value.trim() !== '' && shown.length === 0;
    fill(
      this.list,
      ...shown.map((node, i) => this.option(node, i)),
      left > 0 && el('li', { class: 'note' }, `${left} more: narrow the search`),
      none && el('li', { class: 'note' }, 'nothing found'),
    );
    const open = shown.length > 0 || none;
    this.list.hidden = !open;
    this.input.setAttribute('aria-expanded', String(open));
    this.status.textContent = this.input.value === '' ? '' : `${this.found.length} found`;
    this.mark();
  }

  private option(node: GraphNode, i: number): HTMLElement {
    return el(
      'li',
      {
        id: `result-${i}`,
        role: 'option',
        class: `kind-${node.kind}`,
        pointerdown: (event) => {
          event.preventDefault();
          this.take(i);
        },
      },
      icon(ICONS[node.kind] ?? '', 'icon'),
      el('b', {}, visible(node.label)),
      el('span', {}, visible(`${node.kind}${node.namespace === undefined ? '' : ` in ${node.namespace}`}`)),
    );
  }

  private mark(): void {
    [...this.list.children].forEach((option, i) => option.setAttribute('aria-selected', String(i === this.at)));
    this.list.children[this.at]?.scrollIntoView({ block: 'nearest' });
    if (this.found.length > 0) this.input.setAttribute('aria-activedescendant', `result-${this.at}`);
    else this.input.removeAttribute('aria-activedescendant');
  }

  private take(i: number): void {
    const node = this.found[i];
    if (node === undefined) return;
    this.close();
    this.choose(node.id);
  }

  private close(): void {
    this.list.hidden = true;
    this.input.setAttribute('aria-expanded', 'false');
  }

  private onKey(event: KeyboardEvent): void {
    const last = Math.min(MOST, this.found.length) - 1;
    if (event.key === 'ArrowDown') this.at = Math.min(last, this.at + 1);
    else if (event.key === 'ArrowUp') this.at = Math.max(0, this.at - 1);
    else if (event.key === 'Enter') return this.take(this.at);
    else if (event.key === 'Escape') {
      event.stopPropagation();
      this.input.value = '';
      this.update();
      this.input.blur();
      return;
    } else return;
    event.preventDefault();
    this.mark();
  }
}
