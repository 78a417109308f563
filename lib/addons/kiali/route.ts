import type { ValueTree } from '../../model';
import type { AddonIngressProps } from '../../props';

/** The port of Kiali, by number as its chart has it. */
const PORT = 20001;

/** Spec of the Route: HTTPS up to the pod, to which HTTP is redirected. */
export const routeSpec = (service: string, { host, path, tlsSecret }: AddonIngressProps): ValueTree => ({
  host,
  ...(path !== undefined && { path }),
  port: { targetPort: PORT },
  tls: {
    insecureEdgeTerminationPolicy: 'Redirect',
    termination: 'reencrypt',
    ...(tlsSecret !== undefined && { externalCertificate: { name: tlsSecret } }),
  },
  to: { kind: 'Service', name: service },
});
