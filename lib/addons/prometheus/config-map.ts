import type { Manifest } from '../../model';
import { emit } from '../../yaml/emit';
import { annotated, configMap } from '../shared/objects';
import { prometheusConfig } from './config';
import { prometheusLabels, type PrometheusInput } from './input';

const ruleFile = (groups: readonly object[] | undefined): string => emit(groups === undefined ? {} : { groups });

/** The configuration of the server, and its rules. */
export function prometheusConfigMap(input: PrometheusInput): Manifest {
  const { recordingRules, alertingRules, configMapAnnotations } = input.props;
  const data = {
    'allow-snippet-annotations': 'false',
    'alerting_rules.yml': ruleFile(alertingRules),
    'alerts': '{}\n',
    'prometheus.yml': emit(prometheusConfig(input)),
    'recording_rules.yml': ruleFile(recordingRules),
    'rules': '{}\n',
  };
  return annotated(configMap(input, prometheusLabels(input).labels, data), configMapAnnotations);
}
