import type { Manifest } from '../../model';
import type { Findings } from './findings';
import type { Program } from './declared';
import { fields, items, kindOf, namespaceOf, text, texts } from './read';
import type { Fields } from './read';

const DECLARE = 'declare the Secret, or name it in `outside`';

/** Secrets with certificates: of the servers of a Gateway, or of the TLS settings of a DestinationRule. */
export function checkCredentials(object: Manifest, program: Program, findings: Findings): void {
  const spec = fields(object, 'spec');
  if (kindOf(object) === 'networking.istio.io/DestinationRule') {
    checkPolicy(object, 'spec.trafficPolicy', fields(spec, 'trafficPolicy'), program, findings);
    items(spec, 'subsets').forEach((subset, i) =>
      checkPolicy(object, `spec.subsets[${i}].trafficPolicy`, fields(subset, 'trafficPolicy'), program, findings),
    );
    return;
  }
  const selector = fields(spec, 'selector');
  items(spec, 'servers').forEach((server, i) => {
    const tls = fields(server, 'tls');
    checkSecret(
      object,
      `spec.servers[${i}].tls.credentialName`,
      text(tls, 'credentialName'),
      selector,
      program,
      findings,
    );
    texts(tls, 'credentialNames').forEach((name, j) =>
      checkSecret(object, `spec.servers[${i}].tls.credentialNames[${j}]`, name, selector, program, findings),
    );
  });
}

function checkPolicy(object: Manifest, path: string, policy: Fields, program: Program, findings: Findings): void {
  checkSecret(
    object,
    `${path}.tls.credentialName`,
    text(fields(policy, 'tls'), 'credentialName'),
    undefined,
    program,
    findings,
  );
  items(policy, 'portLevelSettings').forEach((port, i) =>
    checkSecret(
      object,
      `${path}.portLevelSettings[${i}].tls.credentialName`,
      text(fields(port, 'tls'), 'credentialName'),
      undefined,
      program,
      findings,
    ),
  );
}

function checkSecret(
  object: Manifest,
  path: string,
  name: string | undefined,
  selector: Fields | undefined,
  program: Program,
  findings: Findings,
): void {
  if (name === undefined || name === '' || name.includes('://')) return;
  const readers = selector === undefined ? [] : gatewayNamespaces(selector, program);
  if (
    [...readers, namespaceOf(object)].some(
      (namespace) => program.isOutside(namespace) || (readers.length === 0 && program.secrets.has(namespace, name)),
    )
  )
    return;
  if (readers.some((namespace) => program.secrets.has(namespace, name))) return;
  const elsewhere = program.secrets.namespacesOf(name);
  if (elsewhere.length > 0 && readers.length === 0) return;
  if (elsewhere.length > 0) {
    findings.add(
      object,
      path,
      name,
      `the Secret is in namespace ${elsewhere.join(', ')}, but the gateway's pods read it from ${readers.join(', ')}`,
      () => [],
      `create it in ${readers[0]}`,
    );
  } else if (program.whole || program.secrets.size > 0) {
    findings.add(
      object,
      path,
      name,
      'there is no such Secret',
      () => [...program.secrets.all].map((known) => known.slice(known.indexOf('/') + 1)),
      DECLARE,
    );
  }
}

/** The namespaces of the pods that a Gateway selects, as far as the program has them. */
function gatewayNamespaces(selector: Fields, program: Program): string[] {
  const wanted = Object.entries(selector);
  const chosen = program.workloads.filter(({ labels }) => wanted.every(([key, value]) => labels[key] === value));
  return wanted.length === 0 ? [] : [...new Set(chosen.map(({ namespace }) => namespace))];
}
