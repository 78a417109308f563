import { when } from '../../components/shared/sparse';
import type { ValueTree } from '../../model';
import { merged } from '../shared/merge';
import { scrapeJobs } from '../scraping/jobs';
import { annotationJobs, ownJob } from './annotation-jobs';
import type { PrometheusInput } from './input';
import { SECURE_JOBS } from './secure-jobs';

interface Job {
  readonly job_name: string;
}

/** Files of rules, in the ConfigMap of the server. */
const RULE_FILES = ['recording_rules.yml', 'alerting_rules.yml', 'rules', 'alerts'];

function ownJobs({ props, asSample, versions, mesh }: PrometheusInput): readonly Job[] {
  switch (props.jobs ?? (asSample ? 'annotations' : 'istio')) {
    case 'annotations':
      return annotationJobs(versions.scrapesKubelets, props.routePrefix) as Job[];
    case 'istio':
      return [...(mesh === undefined ? [] : (scrapeJobs(mesh) as Job[])), ownJob(props.routePrefix)];
    default:
      return [ownJob(props.routePrefix)];
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
      ...ownJobs(input).filter((job) => !props.disabledJobs?.includes(job.job_name)),
      ...(props.scrapeConfigs ?? []),
    ],
    rule_files: RULE_FILES.map((file) => `/etc/config/${file}`),
    ...(props.alertmanagers !== undefined && { alerting: { alertmanagers: props.alertmanagers } }),
  };
}
