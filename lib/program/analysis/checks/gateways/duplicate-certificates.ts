import type { Manifest } from '../../../../model';
import { GATEWAY, type Check } from '../../check';
import { fieldsOf, itemsOf, textOf, type Fields } from '../../../objects/read';
import { fullName, listed } from '../../wording';

/**
 * Reports one certificate in two Gateways on the same pods: a browser reuses its HTTP/2 connection for all hosts of a
 * certificate, and gets 404 for hosts of the other Gateway.
 * https://istio.io/latest/docs/ops/common-problems/network-issues/
 */
export const duplicateCertificates: Check = {
  codes: ['IST0138'],
  kinds: [GATEWAY],
  check: (facts, report) => {
    const holders = new Map<string, Set<Manifest>>();
    for (const gateway of facts.of(GATEWAY)) {
      for (const certificate of certificatesOf(gateway))
        holders.set(certificate.key, (holders.get(certificate.key) ?? new Set()).add(gateway));
    }
    for (const [key, holding] of holders) {
      if (holding.size < 2) continue;
      const gateways = [...holding].slice(0, MAX_HOLDERS);
      for (const gateway of gateways) {
        for (const other of gateways) {
          if (other === gateway || !isWithin(selectorOf(gateway), selectorOf(other))) continue;
          for (const { path, found } of certificatesOf(gateway).filter((certificate) => certificate.key === key)) {
            report({
              code: 'IST0138',
              object: gateway,
              path,
              found,
              related: [other],
              parameters: [listed([fullName(gateway), fullName(other)])],
              message:
                `Gateway ${fullName(other)} serves the same certificate on the same pods, and clients that reuse ` +
                'an HTTP/2 connection get 404 for its hosts',
              fix: 'serve all hosts of a certificate in one Gateway',
            });
          }
        }
      }
    }
  },
};

/** Limit of the Gateways of one certificate that are compared with each other: a longer list helps nobody. */
const MAX_HOLDERS = 50;

const selectorOf = (gateway: Manifest): Fields => fieldsOf(fieldsOf(gateway, 'spec'), 'selector');

/** Reports whether the labels of a selector are among those of another. */
const isWithin = (selector: Fields, other: Fields): boolean =>
  Object.entries(selector).every(([key, value]) => other[key] === value);

function certificatesOf(gateway: Manifest): { readonly key: string; readonly path: string; readonly found: string }[] {
  return itemsOf(fieldsOf(gateway, 'spec'), 'servers').flatMap((server, i) => {
    const tls = fieldsOf(server, 'tls');
    const [secret, certificate, privateKey] = [
      textOf(tls, 'credentialName'),
      textOf(tls, 'serverCertificate'),
      textOf(tls, 'privateKey'),
    ];
    if (secret !== undefined)
      return [{ key: JSON.stringify([secret]), path: `spec.servers[${i}].tls.credentialName`, found: secret }];
    if (certificate === undefined || privateKey === undefined) return [];
    return [
      {
        key: JSON.stringify([certificate, privateKey]),
        path: `spec.servers[${i}].tls.serverCertificate`,
        found: certificate,
      },
    ];
  });
}
