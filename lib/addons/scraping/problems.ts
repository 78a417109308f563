import type { Problem } from '../../model';
import type { SCRAPING_PROBLEMS } from '../problems.data';

/** One way in which a program has the metrics of its mesh scraped. */
export interface Scraper {
  /** The construct or the prop that does: `Prometheus observability/prometheus`. */
  readonly name: string;
  /** By the annotations of pods, or by jobs or monitors of Istio's own. */
  readonly by: 'annotations' | 'jobs' | 'monitors';
  /** Which Prometheus scrapes: series are double only where one does all. @default - one and the same */
  readonly prometheus?: string;
}

const problem = (code: keyof typeof SCRAPING_PROBLEMS, name: string, message: string, fix: string): Problem => ({
  severity: 'warning',
  code: `scraping/${code}`,
  path: name,
  message,
  fix,
});

/**
 * Returns warnings about proxies that one Prometheus would scrape twice, so that every rate is double, and about those
 * that nothing scrapes.
 *
 * @param merged whether proxies have annotations: only those whose metrics are merged do
 */
export function scrapeProblems(scrapers: readonly Scraper[], merged: boolean): Problem[] {
  const first = new Map<string, Scraper>();
  const problems: Problem[] = [];
  // Annotations of proxies whose metrics are not merged are those of their applications.
  for (const scraper of scrapers.filter(({ by }) => merged || by !== 'annotations')) {
    const server = scraper.prometheus ?? '';
    const other = first.get(server);
    if (other === undefined) first.set(server, scraper);
    else if (other.by !== scraper.by) {
      // Two of a kind are for two of those who read them: they have other labels, or another namespace.
      const message = `${other.name} has the same proxies scraped, and each series would be there twice`;
      problems.push(problem('twice', scraper.name, message, 'leave one of them out'));
    }
  }
  const [alone] = scrapers;
  if (alone !== undefined && first.size === 0) {
    const message = 'with meshConfig.enablePrometheusMerge: false proxies have no annotations, and are not scraped';
    problems.push(problem('nothing', alone.name, message, "add Istio's own jobs, or leave enablePrometheusMerge on"));
  }
  return problems;
}
