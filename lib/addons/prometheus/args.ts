import { ingressUrl } from '../shared/ingress';
import type { PrometheusInput } from './input';

type Flags = Readonly<Record<string, unknown>>;

/** The flags of the server by name; those of the program replace them where they stand. */
function flags({ props }: PrometheusInput): Flags {
  const { retention = '15d', retentionSize, routePrefix, externalUrl = ingressUrl(props.ingress) } = props;
  return {
    'storage.tsdb.retention.time': retention,
    ...(retentionSize !== undefined && { 'storage.tsdb.retention.size': retentionSize }),
    'config.file': '/etc/config/prometheus.yml',
    'storage.tsdb.path': '/data',
    'web.console.libraries': '/etc/prometheus/console_libraries',
    'web.console.templates': '/etc/prometheus/consoles',
    'web.enable-lifecycle': true,
    ...props.extraArgs,
    ...(routePrefix !== undefined && { 'web.route-prefix': routePrefix }),
    ...(externalUrl !== undefined && { 'web.external-url': externalUrl }),
  };
}

/** The arguments of the server: a flag that is `true` has no value, one that is `false` is left out. */
export const serverArgs = (input: PrometheusInput): string[] =>
  Object.entries(flags(input)).flatMap(([flag, value]) => {
    if (value === false) return [];
    return [value === true ? `--${flag}` : `--${flag}=${String(value)}`];
  });
