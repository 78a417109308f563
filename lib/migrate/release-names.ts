import { charts } from '../mesh/charts/charts';
import { isGatewayChart } from './fold/chart';
import type { Notes } from './noted';
import type { HelmSource } from './unwrap';

/** Labels in which charts write the name of their Helm release. Nothing selects by them. */
export const RELEASE_LABEL = /labels(\["app\.kubernetes\.io\/instance"\]|\.release)$/;

/**
 * Returns the sources with the release names of Istio's guide, where they have several others: a mesh has one name for
 * all of its charts, and only labels repeat it.
 */
export function withUsualReleases(sources: readonly HelmSource[], notes: Notes): HelmSource[] {
  const names = new Set(sources.map(({ release }) => release));
  const isUnusual = ({ chart, release }: HelmSource): boolean =>
    !isGatewayChart(chart) && release !== charts[chart].release;
  const unusual = sources.filter(isUnusual);
  if (unusual.length === 0 || names.size === 1) return [...sources];
  notes.add({
    severity: 'info',
    code: 'import/release-names',
    path: '',
    value: unusual.map(({ release }) => release),
    message:
      'a mesh has one release name for all of its charts; the labels get those of the guide of Istio, ' +
      'and pods restart once',
  });
  return sources.map((source) => (isUnusual(source) ? { ...source, release: charts[source.chart].release } : source));
}
