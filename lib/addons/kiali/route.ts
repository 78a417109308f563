import type { ValueTree } from '../../model';
import type { AddonIngressProps } from '../../props';

/** The port of Kiali, by number as its chart has it. */
const PORT = 20001;

/** What a Route says: HTTPS as far as the pod, and HTTP is sent there. */
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
