import type { Problem } from '../../model';
import { authorityData } from './kubeconfig';
import { doubtful, wrong } from './problem';
import type { RemoteSecretProps } from './props';

const EXAMPLE = 'write an address as in a kubeconfig: "https://east.example.com:6443"';

/** Returns what is wrong or doubtful with the address and the authority of an API server. */
export function addressProblems(props: RemoteSecretProps, path: string): Problem[] {
  return [...urlProblems(props, `${path}.url`), ...authorityProblems(props.ca, `${path}.ca`)];
}

/** Reads an address as client-go does: without a scheme it is HTTPS where an authority is known, else HTTP. */
function readAddress(url: string, hasAuthority: boolean): URL | undefined {
  if (url === '' || /\s/.test(url)) return undefined;
  const whole = parsed(url);
  if (whole?.host) return whole;
  const completed = parsed(`${hasAuthority ? 'https' : 'http'}://${url}`);
  return completed?.pathname === '/' ? completed : undefined;
}

const parsed = (text: string): URL | undefined => (URL.canParse(text) ? new URL(text) : undefined);

function urlProblems({ url, ca, credential }: RemoteSecretProps, path: string): Problem[] {
  if (typeof url !== 'string') return [];
  const address = readAddress(url, ca !== undefined || 'externalSecret' in credential);
  if (address === undefined || !/^https?:$/.test(address.protocol))
    return [wrong('address', path, url, ['not a URL of an API server', EXAMPLE])];
  const own = isOwn(address.hostname)
    ? [
        doubtful('own-address', path, url, [
          'from another cluster this address leads to another server',
          'write the address at which the watching istiod reaches the API server',
        ]),
      ]
    : [];
  if (address.protocol === 'https:') return own;
  const message = 'the API server is called without TLS: the token goes over the network in plain text';
  return [...own, doubtful('plain-http', path, url, [message, 'use "https://", and give the `ca` of the API server'])];
}

/** Whether a host leads back to the machine or to the cluster that asks for it. */
const isOwn = (host: string): boolean =>
  /^(localhost|127(\.\d+){3}|0\.0\.0\.0|\[::1?\]|kubernetes(\.default(\.svc(\.cluster\.local)?)?)?)$/.test(host);

function authorityProblems(ca: unknown, path: string): Problem[] {
  if (typeof ca !== 'string') return [];
  const text = Buffer.from(authorityData(ca), 'base64').toString();
  const fix = 'give the PEM text of the certificate, or its base64 text as in `certificate-authority-data`';
  if (text.includes('PRIVATE KEY-----'))
    return [wrong('authority', path, '(hidden)', ['a private key stands among the certificates', fix])];
  if (/-----BEGIN CERTIFICATE-----[\s\S]+-----END CERTIFICATE-----/.test(text)) return [];
  return [wrong('authority', path, ca, ['not a certificate in PEM form', fix])];
}
