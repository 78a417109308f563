/** Units of Grafana that panels have. */
export type Unit =
  | 'short'
  | 'reqps'
  | 'percentunit'
  | 'ms'
  | 's'
  | 'bytes'
  | 'Bps'
  | 'cores'
  | 'cps'
  | 'ops'
  | 'dtdurations'
  | 'dateTimeAsIso';

/** What a mesh must have for a panel, a query or a dashboard to make sense. */
export type Needs = 'istiod' | 'ztunnel' | 'cni' | 'merged';

/** A query, and what its line or column is called: `{{label}}` stands for the value of a label. */
export interface Query {
  readonly expr: string;
  readonly legend: string;
  /** Of a column of a table: its unit, where it is not the panel's. */
  readonly unit?: Unit;
  readonly needs?: Needs;
}

/** One panel: a number, lines over time, a heat map of a histogram, or a table with a column for each query. */
export interface Panel {
  readonly kind: 'stat' | 'lines' | 'heat' | 'table';
  readonly title: string;
  readonly unit: Unit;
  /** Of the 24 columns of a dashboard. */
  readonly width: number;
  readonly queries: readonly Query[];
  /** What the title does not say. */
  readonly about?: string;
  readonly needs?: Needs;
  /** Of a table: the label of its rows, and the dashboard that shows one of them. */
  readonly rows?: { readonly label: string; readonly title: string; readonly dashboard?: string };
  /** Lines as layers, one upon the other. */
  readonly isStacked?: boolean;
}

/** Panels under one heading. */
export interface Section {
  readonly title: string;
  readonly panels: readonly Panel[];
  readonly needs?: Needs;
}

/** A choice at the top of a dashboard. */
export interface Variable {
  readonly name: string;
  readonly label: string;
  /** A query of Grafana for the values of a label. */
  readonly query: string;
  /** Whether more than one may be chosen, and all are at first. */
  readonly isMany?: boolean;
}

/** A dashboard in our own terms. */
export interface Board {
  /** Its name in programs; its uid is `istio-NAME`. */
  readonly name: string;
  readonly title: string;
  readonly about: string;
  readonly variables: readonly Variable[];
  readonly sections: readonly Section[];
  readonly needs?: Needs;
}

type Rest = Partial<Pick<Panel, 'about' | 'needs' | 'isStacked' | 'rows'>>;
type Line = readonly [legend: string, expr: string, more?: Pick<Query, 'unit' | 'needs'>];

const panel =
  (kind: Panel['kind']) =>
  (title: string, unit: Unit, width: number, lines: readonly Line[], rest: Rest = {}): Panel => ({
    kind,
    title,
    unit,
    width,
    queries: lines.map(([legend, expr, more]) => ({ legend, expr, ...more })),
    ...rest,
  });

export const lines = panel('lines');
export const heat = panel('heat');
export const table = panel('table');
/** A number, without a legend. */
export const stat = (title: string, unit: Unit, expr: string, rest: Rest & { readonly width?: number } = {}): Panel => {
  const { width = 4, ...more } = rest;
  return panel('stat')(title, unit, width, [['', expr]], more);
};

const matching = (metric: string, selector: string): string => (selector === '' ? metric : `${metric}{${selector}}`);

/** How fast a counter grows. */
export const rate = (metric: string, selector = ''): string => `rate(${matching(metric, selector)}[$__rate_interval])`;
/** The sum of series, by labels or of all. */
export const sum = (by: string, expr: string): string => (by === '' ? `sum(${expr})` : `sum by (${by}) (${expr})`);
/** A quantile of a histogram, by labels or of all. */
export const quantile = (q: number, metric: string, selector = '', by = ''): string =>
  `histogram_quantile(${q}, ${sum(by === '' ? 'le' : `le, ${by}`, rate(`${metric}_bucket`, selector))})`;
/** The lines of the quantiles that are looked at. */
export const quantiles = (metric: string, selector = ''): Line[] =>
  [0.5, 0.9, 0.99].map((q) => [`p${q * 100}`, quantile(q, metric, selector)]);
/** Buckets over time. */
export const buckets = (metric: string): Line[] => [
  ['{{le}}', sum('le', `increase(${metric}_bucket[$__rate_interval])`)],
];
/** The part of requests that did not fail on the server. */
export const success = (selector: string, by = ''): string =>
  `${sum(by, rate('istio_requests_total', `${selector}, response_code!~"5.."`))} / ` +
  sum(by, rate('istio_requests_total', selector));

/** Stands for the reporters of what clients see, and of what servers do: they differ in an ambient mesh. */
export const CLIENT = '@client';
export const SERVER = '@server';
