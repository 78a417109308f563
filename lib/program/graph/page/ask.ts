import { visible } from '../picture/text';
import { el, fill } from './dom';
import type { Index } from './index';
import type { Questions } from './questions';

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'];

const options = (id: string, values: readonly string[]): HTMLElement =>
  el('datalist', { id }, ...values.map((value) => el('option', { value })));

/** Returns a request to begin with: to the host of the first gateway's routes, or to the first service. */
function firstUrl(index: Index): string {
  const { nodes } = index.payload.graph;
  const hosts = nodes
    .filter(({ kind }) => kind === 'gateway')
    .flatMap(({ facts }) => (facts.hosts ?? '').split(/[\s,]+/));
  const host = hosts.find((one) => /^[\w.-]+\.[\w-]+$/.test(one));
  if (host !== undefined) return `http://${host}/`;
  const service = nodes.find(({ kind }) => kind === 'service');
  return service === undefined ? 'http://' : `http://${service.label}.${service.namespace ?? 'default'}/`;
}

/** Form that asks where a request goes: the simulation answers, step by step. */
export class Ask {
  readonly element: HTMLElement;
  private readonly url: HTMLInputElement;
  private readonly from: HTMLInputElement;

  constructor(index: Index, questions: Questions, close: () => void) {
    const method = el(
      'select',
      { 'id': 'ask-method', 'aria-label': 'Method' },
      ...METHODS.map((name) => el('option', {}, name)),
    );
    this.url = el('input', { 'id': 'ask-url', 'value': firstUrl(index), 'aria-label': 'URL', 'spellcheck': 'false' });
    this.from = el('input', { id: 'ask-from', value: 'internet', list: 'callers', spellcheck: 'false' });
    const via = el('input', { id: 'ask-via', list: 'gateways', placeholder: 'none', spellcheck: 'false' });
    const output = el('div', { 'class': 'answer', 'aria-live': 'polite' });
    const submit = (event: Event): void => {
      event.preventDefault();
      const [url, from] = [this.url.value.trim(), this.from.value.trim()];
      void questions.ask({ method: method.value, url, from, via: via.value.trim() }, output);
    };
    this.element = el(
      'div',
      { class: 'ask' },
      el(
        'header',
        {},
        el('div', {}, el('h2', {}, 'Where does a request go?')),
        el('button', { 'type': 'button', 'class': 'close', 'aria-label': 'Close', 'click': close }, '✕'),
      ),
      el(
        'form',
        { submit },
        el('div', { class: 'request' }, method, this.url),
        el('label', {}, 'From ', this.from),
        el('label', {}, 'By gateway ', via),
        options('callers', ['internet', ...questions.workloads().slice(0, 2000).map(visible)]),
        options('gateways', questions.gateways().map(visible)),
        el('button', { type: 'submit', class: 'primary' }, 'Ask'),
      ),
      output,
    );
  }

  /** Shows the form in a panel, about a service where one is chosen. */
  show(panel: HTMLElement, about: { url: string } | undefined): void {
    if (about !== undefined) this.url.value = about.url;
    fill(panel, this.element);
    this.url.focus();
  }
}
