import type { Place } from '../../place';

const CONFIG_MAP = 'configmap://';
const FILES = ['clientCertificate', 'caCertificates', 'privateKey', 'caCrl'];

/** Checks TLS that a proxy originates (`ClientTLSSettings`). */
export function checkClientTls(tls: Place | undefined, namespace: string): void {
  if (tls === undefined) return;
  // The default mode of a client is DISABLE.
  const mode = tls.text('mode');
  const credential = tls.text('credentialName');
  if (credential.startsWith(CONFIG_MAP)) checkConfigMap(tls, credential.slice(CONFIG_MAP.length), namespace);
  if (tls.flag('insecureSkipVerify')) checkUnverified(tls, mode);
  if (mode !== 'SIMPLE' && mode !== 'MUTUAL') return;
  if (credential !== '') {
    for (const file of FILES.filter((field) => tls.text(field) !== '')) {
      tls
        .at(file)
        .error(
          'tls-sources',
          'the credential in credentialName brings its certificates along',
          `remove ${file}, or credentialName`,
        );
    }
  } else if (mode === 'MUTUAL') {
    for (const file of ['clientCertificate', 'privateKey'].filter((field) => tls.text(field) === '')) {
      tls
        .at(file)
        .error(
          'tls-certificate-missing',
          `mode MUTUAL needs a certificate and its key, ${file} is missing`,
          `set ${file}, or credentialName`,
        );
    }
  }
}

function checkConfigMap(tls: Place, reference: string, namespace: string): void {
  const [owner, name] = reference.split('/');
  const fix = `write "${CONFIG_MAP}${namespace || '<namespace>'}/<name>"`;
  if (!owner || !name) tls.at('credentialName').error('tls-config-map', 'a ConfigMap is named with its namespace', fix);
  else if (owner !== namespace)
    tls.at('credentialName').error('tls-config-map', 'the ConfigMap must be in the namespace of the rule', fix);
}

function checkUnverified(tls: Place, mode: string): void {
  const verifying =
    mode === 'SIMPLE' ? ['caCertificates', 'credentialName', 'subjectAltNames'] : ['caCertificates', 'subjectAltNames'];
  if (mode !== 'SIMPLE' && mode !== 'MUTUAL') return;
  for (const field of verifying.filter((name) => tls.text(name) !== '' || tls.size(name) > 0)) {
    tls
      .at(field)
      .error('tls-unverified', 'nothing is verified with insecureSkipVerify', `remove ${field} or insecureSkipVerify`);
  }
}
