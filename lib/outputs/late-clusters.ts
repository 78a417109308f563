/** Loads what is decided of a mesh over several clusters, which few programs have. */
export const clusters = (): typeof import('./clusters') =>
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- read from disk when it is first used
  require('./clusters') as typeof import('./clusters');
