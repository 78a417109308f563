import type { Problem } from '../../model';
import { authorityData } from './kubeconfig';
import { doubtful, wrong } from './problem';
import type { RemoteSecretProps } from './props';

const NO_ADDRESS = 'not a URL of an API server';
const EXAMPLE = 'write an address as in a kubeconfig: "https://east.example.com:6443"';

/** Returns what is wrong or doubtful with the address and the authority of an API server. */
export function addressProblems(props: RemoteSecretProps, pathOf: (prop: string) => string): Problem[] {
  return [...urlProblems(props, pathOf('url')), ...authorityProblems(props.ca, pathOf('ca'))];
}

const parsed = (text: string): URL | undefined =>
  text !== '' && !/\s/.test(text) && URL.canParse(text) ? new URL(text) : undefined;

function urlProblems({ url }: RemoteSecretProps, path: string): Problem[] {
  if (typeof url !== 'string') return [];
  const address = parsed(url);
  if (!address?.host) {
    // client-go takes `HOST:PORT` too, but a credential only with a scheme that says that it is safe.
    const bare = parsed(`https://${url}`);
    if (!bare?.host || bare.pathname !== '/') return [wrong('address', path, url, [NO_ADDRESS, EXAMPLE])];
    const message = 'istiod shows its credential only to an address that begins with "https://"';
    return [wrong('address', path, url, [message, `write "https://${url}"`])];
  }
  if (!/^https?:$/.test(address.protocol)) return [wrong('address', path, url, [NO_ADDRESS, EXAMPLE])];
  const own = isOwn(address.hostname)
    ? [
        doubtful('own-address', path, url, [
          'from another cluster this address leads to another server',
          'write the address at which the watching istiod reaches the API server',
        ]),
      ]
    : [];
  if (address.protocol === 'https:') return own;
  const message = 'istiod shows no credential to an address without TLS, and reads what everybody may read there';
  return [...own, doubtful('without-tls', path, url, [message, 'use "https://", and give the `ca` of the API server'])];
}

/** Whether a host leads back to the machine or to the cluster that asks for it. */
const isOwn = (host: string): boolean =>
  /^(localhost|127(\.\d+){3}|0\.0\.0\.0|\[::1?\]|kubernetes(\.default(\.svc(\.cluster\.local)?)?)?)$/.test(host);

function authorityProblems(ca: unknown, path: string): Problem[] {
  if (typeof ca !== 'string') return [];
  const text = Buffer.from(authorityData(ca), 'base64').toString();
  const fix = 'give the PEM text of the certificate, or its base64 text as in `certificate-authority-data`';
  if (text.includes('PRIVATE KEY-----'))
    return [doubtful('private-key', path, '(hidden)', ['a private key stands beside the certificate', 'leave it out'])];
  if (/-----BEGIN CERTIFICATE-----[\s\S]+-----END CERTIFICATE-----/.test(text)) return [];
  return [wrong('authority', path, ca, ['not a certificate in PEM form', fix])];
}
