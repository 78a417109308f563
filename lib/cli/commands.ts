/* eslint-disable @typescript-eslint/no-require-imports -- a command loads what it needs, and no other one */
import type { Command } from 'commander';

/** Writer of a text. */
export type Write = (text: string) => void;

/** What commands are built with: `write` takes the text for standard output, `warn` the text for standard error. */
export interface Streams {
  readonly write: Write;
  readonly warn: Write;
  /** Builds the command line with all commands. */
  readonly whole: () => Command;
}

const simulate = () => require('./simulate') as typeof import('./simulate');

const inventory = () => require('./inventory') as typeof import('./inventory');

/** Commands by name, in the order of the help. */
export const COMMANDS: Readonly<Record<string, (streams: Streams) => Command>> = {
  init: ({ write }) => (require('./init') as typeof import('./init')).initCommand(write),
  render: ({ write, warn }) => (require('./render') as typeof import('./render')).renderCommand(write, warn),
  images: ({ write }) => (require('./images') as typeof import('./images')).imagesCommand(write),
  profiles: ({ write }) => (require('./profiles') as typeof import('./profiles')).profilesCommand(write),
  import: ({ write, warn }) => (require('./import') as typeof import('./import')).importCommand(write, warn),
  diff: ({ write, warn }) => (require('./diff') as typeof import('./diff')).diffCommand(write, warn),
  inject: ({ write, warn }) => (require('./inject') as typeof import('./inject')).injectCommand(write, warn),
  analyze: ({ write }) => (require('./analyze') as typeof import('./analyze')).analyzeCommand(write),
  graph: ({ write }) => (require('./graph') as typeof import('./graph')).graphCommand(write),
  list: ({ write }) => inventory().listCommand(write),
  describe: ({ write }) => inventory().describeCommand(write),
  explain: ({ write }) => (require('./explain') as typeof import('./explain')).explainCommand(write),
  precheck: ({ write }) => (require('./precheck') as typeof import('./precheck')).precheckCommand(write),
  route: ({ write }) => simulate().routeCommand(write),
  can: ({ write }) => simulate().canCommand(write),
  matrix: ({ write }) => simulate().matrixCommand(write),
  unenforced: ({ write }) => simulate().unenforcedCommand(write),
  test: ({ write }) => (require('./mesh-test') as typeof import('./mesh-test')).testCommand(write),
  completion: ({ write, whole }) =>
    (require('./completion') as typeof import('./completion')).completionCommand(write, whole),
};
