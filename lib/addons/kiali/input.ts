import type { KialiProps, ExternalGrafana, ExternalPrometheus, KialiTracing } from '../../props';
import type { AddonInput } from '../addon';
import { isOpenShift } from '../shared/openshift';

/** The props of Kiali with every backend as plain data. */
export type PlainKialiProps = Omit<KialiProps, 'prometheus' | 'grafana' | 'tracing'> & {
  readonly prometheus?: string | ExternalPrometheus | false;
  readonly grafana?: string | ExternalGrafana;
  readonly tracing?: string | KialiTracing;
};

export type KialiInput = AddonInput<PlainKialiProps>;

/** The files of a certificate that OpenShift gives the Service, in the pod. */
export const SERVING_CERTIFICATE = { cert_file: '/kiali-cert/tls.crt', private_key_file: '/kiali-cert/tls.key' };

type Placed = Pick<KialiInput, 'props' | 'platform'>;

/** Reports whether a Route of OpenShift leads to Kiali: unless an Ingress or a gateway of the mesh is chosen. */
export const hasRoute = ({ props: { ingress }, platform }: Placed): boolean =>
  isOpenShift({ platform }) &&
  ingress !== undefined &&
  ingress.className === undefined &&
  ingress.gateway === undefined;

/** Reports whether Kiali serves HTTPS: on OpenShift, unless gateways of the mesh call it, which lack its issuer. */
export const servesHttps = ({ props: { ingress }, platform }: Placed): boolean =>
  isOpenShift({ platform }) && ingress?.gateway === undefined;

/** The path of its pages where nothing is said. */
export const defaultRoot = ({ platform }: Pick<KialiInput, 'platform'>): string =>
  isOpenShift({ platform }) ? '/' : '/kiali';

/** Who may use Kiali: the strategy. */
export function strategyOf({ props: { auth }, asSample }: Pick<KialiInput, 'props' | 'asSample'>): string {
  if (typeof auth === 'object') return 'openid';
  return auth ?? (asSample ? 'anonymous' : 'token');
}
