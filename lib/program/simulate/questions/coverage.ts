import { itemsOf } from '../../objects/read';
import type { Mesh } from '../mesh';
import type { Step } from '../types';

/** Rule of a route or policy. */
export interface CoveredRule {
  /** Kind and name of the object: `VirtualService shop/orders`. */
  readonly object: string;
  /** Path of the rule: `spec.http[0]`. */
  readonly path: string;
}

/** Routes and rules that requests have used. */
export interface Coverage {
  readonly routes: { readonly all: number; readonly touched: number; readonly untouched: readonly CoveredRule[] };
  readonly policies: { readonly all: number; readonly touched: number; readonly untouched: readonly CoveredRule[] };
}

const POLICY = 'security.istio.io/AuthorizationPolicy';

/** Log of the rules that decided requests, from which unused rules are derived. */
export class CoverageLog {
  private readonly touched = new Set<string>();

  /** Records the deciding steps of a verdict, and the policy rule `NAMESPACE/NAME#RULE`. */
  note(because: readonly Step[], by: string | null | undefined): void {
    for (const { decisive, object, path } of because) {
      if (decisive) this.touched.add(`${object ?? ''}|${(path ?? '').replace(/\.match\[\d+\]$/, '')}`);
    }
    if (typeof by === 'string') this.touched.add(by);
  }

  report(mesh: Mesh): Coverage {
    const routes = uniqueRules(mesh).map((rule) => ({
      rule,
      isTouched: this.touched.has(`${rule.object}|${rule.path}`),
    }));
    const policies = mesh.registry.objects.of(POLICY).flatMap(({ namespace, name, source, spec }) =>
      itemsOf(spec, 'rules').map((_, index) => ({
        rule: { object: source, path: `spec.rules[${index}]` },
        isTouched: this.touched.has(`${namespace}/${name}#${index}`) || this.touched.has(`${namespace}/${name}`),
      })),
    );
    return { routes: summary(routes), policies: summary(policies) };
  }
}

interface Noted {
  readonly rule: CoveredRule;
  readonly isTouched: boolean;
}

const summary = (noted: readonly Noted[]) => ({
  all: noted.length,
  touched: noted.filter(({ isTouched }) => isTouched).length,
  untouched: noted.filter(({ isTouched }) => !isTouched).map(({ rule }) => rule),
});

function uniqueRules(mesh: Mesh): readonly CoveredRule[] {
  const found = new Map<string, CoveredRule>();
  for (const { config } of mesh.routes) {
    for (const { source, path } of [...config.http, ...config.tcp, ...config.tls])
      found.set(`${source}|${path}`, { object: source, path });
  }
  return [...found.values()];
}
