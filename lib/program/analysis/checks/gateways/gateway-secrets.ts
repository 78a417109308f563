import type { Manifest } from '../../../../model';
import type { ProgramFacts } from '../../../facts';
import { GATEWAY, type Check, type Report } from '../../check';
import { fieldsOf, itemsOf, textOf, type Fields } from '../../../objects/read';

/** Keys of a certificate and its private key in Secrets, by Istio's and Kubernetes' convention. */
const PAIRS: readonly (readonly [certificate: string, key: string])[] = [
  ['cert', 'key'],
  ['tls.crt', 'tls.key'],
];
const CERTIFICATE = /^\s*-----BEGIN CERTIFICATE-----[\s\S]+-----END CERTIFICATE-----/;

/** Reports Secrets of Gateways without a certificate in PEM form. Expiry is not checked, because that needs a clock. */
export const gatewaySecrets: Check = {
  codes: ['IST0161'],
  kinds: [GATEWAY],
  needs: ['workloads', 'secrets'],
  check: (facts, report) => {
    for (const object of facts.of(GATEWAY)) checkGateway(object, facts, report);
  },
};

function checkGateway(object: Manifest, facts: ProgramFacts, report: Report): void {
  const [pod] = facts.gatewayPods.podsOf(object);
  if (pod === undefined) return;
  itemsOf(fieldsOf(object, 'spec'), 'servers').forEach((server, i) => {
    const given = textOf(fieldsOf(server, 'tls'), 'credentialName') ?? '';
    const [namespace, name] = given.includes('/') ? given.split('/', 2) : [pod.namespace, given];
    const secret = facts.find('Secret', namespace, name);
    if (secret === undefined || holdsCertificate(secret as Fields)) return;
    report({
      code: 'IST0161',
      object,
      path: `spec.servers[${i}].tls.credentialName`,
      found: given,
      message: `Secret ${namespace}/${name} has no certificate and key in PEM form`,
      fix: 'write tls.crt and tls.key',
      related: [secret],
      parameters: [String(object.metadata.name), pod.namespace],
    });
  });
}

/** Reports whether a Secret has a certificate, or may get one: other controllers may add data later. */
function holdsCertificate(secret: Fields): boolean {
  const data = fieldsOf(secret, 'data');
  const plain = fieldsOf(secret, 'stringData');
  if (secret.data === undefined && secret.stringData === undefined) return true;
  return PAIRS.some(([certificate, key]) => {
    const value = textOf(plain, certificate) ?? decoded(textOf(data, certificate));
    const hasKey = plain[key] !== undefined || data[key] !== undefined;
    return value !== undefined && hasKey && CERTIFICATE.test(value);
  });
}

const decoded = (value: string | undefined): string | undefined =>
  value === undefined ? undefined : Buffer.from(value, 'base64').toString('utf8');
