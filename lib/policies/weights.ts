import type { Manifest, Problem } from '../model';

type Tree = Readonly<Record<string, unknown>>;

const lists = (of: Tree, field: string): readonly Tree[] =>
  Array.isArray(of[field]) ? (of[field] as readonly Tree[]) : [];

/**
 * Warns of weights of one route that sum to more than 100. Istio reads any numbers as shares of their sum, so 90 and 90
 * would be a half each, which is hardly intended.
 */
export function weightProblems({ kind, spec }: Manifest): Problem[] {
  if (kind !== 'VirtualService') return [];
  return ['http', 'tls', 'tcp'].flatMap((protocol) =>
    lists(spec as Tree, protocol).flatMap((route, i) => {
      const weights = lists(route ?? {}, 'route')
        .map((destination) => destination?.weight)
        .filter((weight) => typeof weight === 'number');
      const sum = weights.reduce((total, weight) => total + weight, 0);
      if (sum <= 100) return [];
      return [
        {
          severity: 'error' as const,
          code: 'policies/weights',
          path: `spec.${protocol}[${i}].route`,
          found: weights,
          message: `the weights sum to ${sum}, more than 100 percent`,
          fix: 'make them sum to 100',
        },
      ];
    }),
  );
}
