/** Colours of one theme, by what they are for. */
export type Theme = Readonly<Record<(typeof COLOUR_NAMES)[number], string>>;

export const COLOUR_NAMES = [
  'page',
  'box',
  'nested',
  'card',
  'border',
  'text',
  'muted',
  'accent',
  'route',
  'call',
  'egress',
  'waypoint',
  'policy',
  'selects',
  'reads',
  'error',
  'warning',
  'info',
  'added',
  'removed',
  'changed',
] as const;

/** Colours on white: dark forms of the palette of Okabe and Ito, which stays apart in all forms of colour-blindness. */
export const LIGHT: Theme = {
  page: '#f5f7fa',
  box: '#ebeff5',
  nested: '#e2e8f0',
  card: '#ffffff',
  border: '#b4bfcd',
  text: '#17202c',
  muted: '#4d5a6b',
  accent: '#0b5cad',
  route: '#0067a5',
  call: '#007a59',
  egress: '#b84700',
  waypoint: '#782060',
  policy: '#5b6675',
  selects: '#6d7786',
  reads: '#3d6f8e',
  error: '#b3121d',
  warning: '#8a5a00',
  info: '#0b5cad',
  added: '#00694c',
  removed: '#7a3f00',
  changed: '#6b3fa0',
};

/** Colours on near black. */
export const DARK: Theme = {
  page: '#10161e',
  box: '#18212c',
  nested: '#212d3b',
  card: '#253243',
  border: '#4e5f75',
  text: '#eef3f9',
  muted: '#b3c0cf',
  accent: '#7cc0ff',
  route: '#62b5f0',
  call: '#3fcf9f',
  egress: '#ff9d57',
  waypoint: '#eba0c8',
  policy: '#b0bccb',
  selects: '#97a5b8',
  reads: '#8fc7e6',
  error: '#ff8080',
  warning: '#f2c14e',
  info: '#7cc0ff',
  added: '#5fe0b0',
  removed: '#f0b070',
  changed: '#c9a6f5',
};

/** Font of the picture: that of the system's user interface. */
export const FONT = 'system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif';

const variables = (theme: Theme): string => COLOUR_NAMES.map((name) => `--${name}:${theme[name]}`).join(';');

/** Returns the style sheet in which each colour is a variable of the root, which follows the system or a choice. */
export const colours = (root: string): string =>
  [
    `${root}{${variables(LIGHT)};color-scheme:light}`,
    `@media (prefers-color-scheme:dark){${root}:not([data-theme=light]){${variables(DARK)};color-scheme:dark}}`,
    `${root}[data-theme=dark]{${variables(DARK)};color-scheme:dark}`,
  ].join('\n');

const LINKS = ['route', 'call', 'egress', 'waypoint', 'policy', 'selects', 'reads'];
const SIGNS = ['error', 'warning', 'info', 'added', 'removed', 'changed'];

/** Style sheet of what is drawn. */
export const PICTURE_STYLE = [
  `.mesh text{font-family:${FONT};fill:var(--text);white-space:pre}`,
  '.mesh .box>rect{fill:var(--box);stroke:var(--border);stroke-width:1}',
  '.mesh .deep>rect{fill:var(--nested)}',
  '.mesh .outside>rect{stroke-dasharray:6 4}',
  '.mesh .card>rect.body{fill:var(--card);stroke:var(--border);stroke-width:1.2}',
  '.mesh .box text.title{font-size:14px;font-weight:700}',
  '.mesh .card text.title{font-size:13px;font-weight:700}',
  '.mesh text.line{font-size:11px;fill:var(--muted)}',
  '.mesh text.label{font-size:10.5px}',
  '.mesh .icon{fill:none;stroke:var(--accent);stroke-width:1.5;stroke-linejoin:round;stroke-linecap:round}',
  '.mesh .row .icon{stroke:var(--muted);stroke-width:2}',
  '.mesh .kind-host .icon,.mesh .outside>.icon{stroke:var(--egress)}',
  '.mesh .kind-waypoint .icon{stroke:var(--waypoint)}',
  '.mesh .kind-gateway .icon{stroke:var(--route)}',
  '.mesh .kind-policy .icon{stroke:var(--policy)}',
  '.mesh .link path{fill:none;stroke-width:1.7}',
  '.mesh .link path.hit{stroke:transparent;stroke-width:12}',
  '.mesh .label rect{fill:var(--card);stroke-width:1;stroke:var(--border)}',
  ...LINKS.flatMap((kind) => [
    `.mesh .${kind} path.line{stroke:var(--${kind})}`,
    `.mesh .label.${kind} rect{stroke:var(--${kind})}`,
    `.mesh marker.${kind} path{fill:var(--${kind})}`,
  ]),
  ...SIGNS.flatMap((sign) => [
    `.mesh .has-${sign}>rect.body,.mesh .label.has-${sign} rect{stroke:var(--${sign});stroke-width:2.4}`,
    `.mesh .has-${sign} path.line{stroke:var(--${sign});stroke-width:2.6}`,
    `.mesh .sign-${sign} path{fill:var(--${sign})}`,
    `.mesh .sign-${sign} text{fill:var(--card);font-size:11px;font-weight:700;text-anchor:middle}`,
  ]),
  '.mesh .has-removed>rect.body{stroke-dasharray:5 4}',
  '.mesh .has-removed>text.title{text-decoration:line-through}',
].join('\n');
