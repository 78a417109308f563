import type { Manifest } from '../../../../model';
import type { ProgramFacts } from '../../../facts';
import { DESTINATION_RULE, GATEWAY, type Check, type CheckFinding, type Report } from '../../check';
import { fieldsOf, itemsOf, namespaceOf, textOf, textsByIndex, type Fields } from '../../../objects/read';

/** Reports Secrets that Gateways and DestinationRules need and the set does not have. */
export const credentials: Check = {
  codes: ['IST0101', 'ISC1002'],
  kinds: [GATEWAY, DESTINATION_RULE],
  needs: ['secrets'],
  check: (facts, report) => {
    for (const object of facts.of(GATEWAY)) checkGateway(object, facts, report);
    for (const object of facts.of(DESTINATION_RULE)) checkRule(object, facts, report);
  },
};

interface Credential {
  readonly object: Manifest;
  readonly path: string;
  readonly name: string | undefined;
  /** Namespaces of the pods that read the Secret, as far as they are known. */
  readonly readers: readonly string[];
}

function checkGateway(object: Manifest, facts: ProgramFacts, report: Report): void {
  const spec = fieldsOf(object, 'spec');
  const hasSelector = Object.keys(fieldsOf(spec, 'selector')).length > 0;
  const readers = hasSelector ? [...new Set(facts.gatewayPods.podsOf(object).map(({ namespace }) => namespace))] : [];
  itemsOf(spec, 'servers').forEach((server, i) => {
    const tls = fieldsOf(server, 'tls');
    const path = `spec.servers[${i}].tls`;
    checkSecret(
      { object, path: `${path}.credentialName`, name: textOf(tls, 'credentialName'), readers },
      facts,
      report,
    );
    textsByIndex(tls, 'credentialNames').forEach((name, j) =>
      checkSecret({ object, path: `${path}.credentialNames[${j}]`, name, readers }, facts, report),
    );
  });
}

function checkRule(object: Manifest, facts: ProgramFacts, report: Report): void {
  const spec = fieldsOf(object, 'spec');
  const check = (path: string, policy: Fields): void => {
    const checkTls = (at: string, of: Fields) =>
      checkSecret(
        { object, path: `${at}.tls.credentialName`, name: textOf(fieldsOf(of, 'tls'), 'credentialName'), readers: [] },
        facts,
        report,
      );
    checkTls(path, policy);
    itemsOf(policy, 'portLevelSettings').forEach((port, i) => checkTls(`${path}.portLevelSettings[${i}]`, port));
  };
  check('spec.trafficPolicy', fieldsOf(spec, 'trafficPolicy'));
  itemsOf(spec, 'subsets').forEach((subset, i) =>
    check(`spec.subsets[${i}].trafficPolicy`, fieldsOf(subset, 'trafficPolicy')),
  );
}

const DECLARE = 'declare the Secret, or name it in `outside`';

function checkSecret(credential: Credential, facts: ProgramFacts, report: Report): void {
  const { object, name, readers } = credential;
  if (name === undefined || name === '' || name.includes('://') || mayExist(credential, facts)) return;
  const { secrets } = facts;
  const elsewhere = secrets.namespacesOf(name);
  if (elsewhere.length > 0 && readers.length === 0) return;
  // Istio's own analyzer only looks at pods that it knows, and at one Secret of a server.
  const isIstios =
    object.kind === 'Gateway' &&
    credential.path.endsWith('.credentialName') &&
    (readers.length > 0 || !facts.isComplete);
  const finding: Pick<CheckFinding, 'code' | 'object' | 'path' | 'found' | 'parameters'> = {
    code: isIstios ? 'IST0101' : 'ISC1002',
    object,
    path: credential.path,
    found: name,
    ...(isIstios && { parameters: ['credentialName', name] }),
  };
  if (elsewhere.length > 0) {
    report({
      ...finding,
      message:
        `the Secret is in namespace ${elsewhere.join(', ')}, but the gateway's pods read it from ` +
        `${readers.join(', ')}`,
      fix: `create it in ${readers[0]}`,
    });
  } else if (facts.expects(secrets.size > 0)) {
    report({
      ...finding,
      message: 'there is no such Secret',
      known: () => secrets.qualified().map((known) => known.slice(known.indexOf('/') + 1)),
      fix: DECLARE,
    });
  }
}

/** Reports whether the Secret is in a namespace from which it is read, or may be there without its object. */
function mayExist({ object, name = '', readers }: Credential, facts: ProgramFacts): boolean {
  const own = namespaceOf(object);
  const namespaces = readers.length > 0 ? readers : [own];
  return (
    [...readers, own].some((namespace) => facts.isOutside(namespace)) ||
    namespaces.some((namespace) => facts.secrets.has(namespace, name))
  );
}
