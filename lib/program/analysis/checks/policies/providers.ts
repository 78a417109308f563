import type { Manifest } from '../../../../model';
import type { ProgramFacts } from '../../../facts';
import { AUTHORIZATION_POLICY, TELEMETRY, type Check, type Report } from '../../check';
import { fieldsOf, itemsOf, textOf, type Fields } from '../../../objects/read';

const LISTS = ['tracing', 'metrics', 'accessLogging'];

/** Reports extension providers that policies name, and that the mesh config does not declare. */
export const providers: Check = {
  codes: ['ISC1002'],
  kinds: [AUTHORIZATION_POLICY, TELEMETRY],
  needs: ['mesh'],
  check: (facts, report) => {
    if (!facts.mesh.isKnown) return;
    for (const object of [AUTHORIZATION_POLICY, TELEMETRY].flatMap((kind) => facts.of(kind))) {
      const spec = fieldsOf(object, 'spec');
      checkProvider(object, 'spec.provider', fieldsOf(spec, 'provider'), facts, report);
      for (const list of LISTS) {
        itemsOf(spec, list).forEach((entry, i) =>
          itemsOf(entry, 'providers').forEach((provider, j) => {
            checkProvider(object, `spec.${list}[${i}].providers[${j}]`, provider, facts, report);
          }),
        );
      }
    }
  },
};

function checkProvider(object: Manifest, path: string, provider: Fields, facts: ProgramFacts, report: Report): void {
  const name = textOf(provider, 'name');
  if (name === undefined || facts.providers.has(name)) return;
  report({
    code: 'ISC1002',
    object,
    path: `${path}.name`,
    found: name,
    message: 'the mesh config declares no such provider',
    known: () => facts.providers,
    fix: 'declare it in `meshConfig.extensionProviders`',
  });
}
