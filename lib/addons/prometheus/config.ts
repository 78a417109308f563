import { when } from '../../components/shared/sparse';
import type { ValueTree } from '../../model';
import { merged } from '../shared/merge';
import { scrapeJobs } from '../scraping/jobs';
import { annotationJobs, OWN_JOB } from './annotation-jobs';
import type { PrometheusInput } from './input';
import { SECURE_JOBS } from './secure-jobs';

/** Files of rules, in the ConfigMap of the server. */
const RULE_FILES = ['recording_rules.yml', 'alerting_rules.yml', 'rules', 'alerts'];

function ownJobs({ props, asSample, versions, mesh }: PrometheusInput): readonly object[] {
  switch (props.jobs ?? (asSample ? 'annotations' : 'istio')) {
    case 'annotations':
      return annotationJobs(versions.scrapesKubelets);
    case 'istio':
      return [...(mesh === undefined ? [] : scrapeJobs(mesh)), OWN_JOB];
    default:
      return [OWN_JOB];
  }
}

/** The configuration of the server, as data. */
export function prometheusConfig(input: PrometheusInput): object {
  return merged(ownConfig(input), input.props.config);
}

function ownConfig(input: PrometheusInput): ValueTree {
  const { props } = input;
  const { scrapeInterval = '15s', scrapeTimeout = '10s', evaluationInterval = '1m' } = props;
  return {
    global: {
      evaluation_interval: evaluationInterval,
      scrape_interval: scrapeInterval,
      scrape_timeout: scrapeTimeout,
      ...when('external_labels', props.externalLabels),
    },
    ...when('remote_write', props.remoteWrite),
    scrape_configs: [
      ...(props.secureMetrics === true ? SECURE_JOBS : []),
      ...ownJobs(input),
      ...(props.scrapeConfigs ?? []),
    ],
    rule_files: RULE_FILES.map((file) => `/etc/config/${file}`),
    ...(props.alertmanagers !== undefined && { alerting: { alertmanagers: props.alertmanagers } }),
  };
}
