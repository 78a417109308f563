import type { Manifest } from '../../../../model';
import type { ProgramFacts } from '../../../facts';
import type { Check, Report } from '../../check';
import { fieldsOf, textOf, type Fields } from '../../../objects/read';
import { listed } from '../../wording';

const INJECTION = 'istio-injection';
const REVISION = 'istio.io/rev';
const MODE = 'istio.io/dataplane-mode';
const ISTIO_SYSTEM = 'istio-system';

/** Reports namespaces with several labels that join the mesh, or with none. */
export const namespaceLabels: Check = {
  codes: ['IST0102', 'IST0123', 'IST0148'],
  kinds: ['Namespace'],
  check: (facts, report) => {
    for (const object of facts.of('Namespace')) {
      if (object.metadata.name === ISTIO_SYSTEM) continue;
      reportSeveral(object, report);
      reportNone(object, facts, report);
    }
  },
};

const labelsOf = (object: Manifest): Fields => fieldsOf(object.metadata as Fields, 'labels');

function reportSeveral(object: Manifest, report: Report): void {
  const labels = labelsOf(object);
  const injection = labels[INJECTION];
  const others = injection === undefined || injection === 'enabled' ? [REVISION, MODE] : [];
  const given = [INJECTION, ...others].filter((name) => labels[name] !== undefined);
  if (given.length < 2) return;
  report({
    code: 'IST0123',
    object,
    path: `metadata.labels[${JSON.stringify(given[1])}]`,
    found: labels[given[1]],
    message: `${given[0]} is there too, and which of them holds depends on more than the labels`,
    fix: 'keep one of them',
    parameters: [listed(given.map((name) => `${name}=${String(labels[name])}`))],
  });
}

function reportNone(object: Manifest, facts: ProgramFacts, report: Report): void {
  const labels = labelsOf(object);
  if (labels[MODE] === 'ambient' || textOf(labels, INJECTION) !== undefined || labels[REVISION] !== undefined) return;
  const name = String(object.metadata.name);
  const finding = {
    object,
    path: 'metadata.labels',
    fix: 'label it istio-injection=enabled or istio-injection=disabled',
  };
  if (injectsByDefault(facts)) {
    report({ ...finding, code: 'IST0148', message: 'the injector takes the namespace although no label says so' });
    return;
  }
  const message = 'no label says whether the pods of the namespace are in the mesh';
  report({ ...finding, code: 'IST0102', message, parameters: [name, name] });
}

/** Reports whether the injector in the set injects namespaces without a label. */
function injectsByDefault(facts: ProgramFacts): boolean {
  return facts.of('ConfigMap').some((configMap) => {
    if (configMap.metadata.name !== 'istio-sidecar-injector') return false;
    try {
      const values = JSON.parse(textOf(fieldsOf(configMap, 'data'), 'values') ?? '{}') as Fields;
      return fieldsOf(values, 'sidecarInjectorWebhook').enableNamespacesByDefault === true;
    } catch {
      return false;
    }
  });
}
