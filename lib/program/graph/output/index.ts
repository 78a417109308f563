export { dot } from './dot';
export { mermaid } from './mermaid';
export { svg } from './svg';
