import { quote } from '../literal';

/** Words in which the programs of the two engines differ. */
export interface Engine {
  /** Package that has the classes. */
  readonly library: string;
  /** File that runs the program. */
  readonly main: string;
  /** Returns the arguments before the props. */
  args(scope: string, id: string): string;
  /** Returns the arguments of a call that belongs to the whole program. */
  whole(app: string): string;
  /** True where the scope says the namespace of what is in it. */
  readonly hasCharts: boolean;
}

export const ENGINES: Readonly<Record<'cdk8s' | 'pulumi', Engine>> = {
  cdk8s: {
    library: 'istio-constructs',
    main: 'main.ts',
    args: (scope, id) => `${scope}, ${quote(id)}`,
    whole: (app) => `${app}, `,
    hasCharts: true,
  },
  pulumi: {
    library: 'istio-constructs/pulumi',
    main: 'index.ts',
    args: (_, id) => quote(id),
    whole: () => '',
    hasCharts: false,
  },
};
