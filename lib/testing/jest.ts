/** Entry `istio-constructs/testing/jest`: gives Jest's `expect` the matchers of meshes. */
import { matchers, type MeshMatchers } from '../program/simulate/matchers';

declare global {
  // eslint-disable-next-line @typescript-eslint/no-namespace -- the name that Jest's types are merged by
  namespace jest {
    /* eslint-disable @typescript-eslint/no-unused-vars, @typescript-eslint/no-empty-object-type --
       both type parameters must be those of Jest's own interface, into which this one is merged */
    interface Matchers<R, T = {}> extends MeshMatchers<R> {}
    /* eslint-enable */
  }
}

interface Expect {
  extend(matchers: object): void;
}

/** Returns the `expect` of the runner: a global, or that of `@jest/globals` where globals are off. */
function expectOfRunner(): Expect {
  const found = (globalThis as { readonly expect?: Expect }).expect;
  if (found !== undefined) return found;
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- a package that only tests have
  return (require('@jest/globals') as { readonly expect: Expect }).expect;
}

expectOfRunner().extend(matchers);

export type { MeshMatchers };
