export { dot } from './dot';
export { html, type PageOptions } from './html';
export { mermaid } from './mermaid';
export { svg } from './svg';
