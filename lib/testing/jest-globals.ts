/** Entry `istio-constructs/testing/jest-globals`: the matchers where `expect` is imported from `@jest/globals`. */
import '@jest/globals';
import './jest';
import type { MeshMatchers } from '../program/simulate/matchers';

declare module '@jest/expect' {
  /* eslint-disable @typescript-eslint/no-unused-vars, @typescript-eslint/no-empty-object-type --
     both type parameters must be those of Jest's own interface, into which this one is merged */
  interface Matchers<R extends void | Promise<void>, T = unknown> extends MeshMatchers<R> {}
  /* eslint-enable */
}

export type { MeshMatchers };
