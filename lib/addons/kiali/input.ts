import type { KialiProps, ExternalGrafana, ExternalPrometheus, KialiTracing } from '../../props';
import type { AddonInput } from '../addon';

/** The props of Kiali with every backend as plain data. */
export type PlainKialiProps = Omit<KialiProps, 'prometheus' | 'grafana' | 'tracing'> & {
  readonly prometheus?: string | ExternalPrometheus | false;
  readonly grafana?: string | ExternalGrafana;
  readonly tracing?: string | KialiTracing;
};

export type KialiInput = AddonInput<PlainKialiProps>;

/** Who may use Kiali: the strategy. */
export function strategyOf({ props: { auth }, asSample }: Pick<KialiInput, 'props' | 'asSample'>): string {
  if (typeof auth === 'object') return 'openid';
  return auth ?? (asSample ? 'anonymous' : 'token');
}
