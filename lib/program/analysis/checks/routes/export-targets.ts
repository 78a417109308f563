import type { Manifest } from '../../../../model';
import type { ProgramFacts } from '../../../facts';
import { EXPORT_TO, exportToOfAnnotation } from '../../../objects/visibility';
import { DESTINATION_RULE, SERVICE_ENTRY, VIRTUAL_SERVICE, type Check } from '../../check';
import { fieldsOf, namespaceOf, textsByIndex } from '../../../objects/read';

const EXPORTED = [VIRTUAL_SERVICE, DESTINATION_RULE, SERVICE_ENTRY];

/** Items of `exportTo` that are no names of namespaces. */
const PLACES: ReadonlySet<string> = new Set(['*', '.', '~', '']);

/** Reports namespaces in `exportTo` that do not exist. In a program they may be created elsewhere. */
export const exportTargets: Check = {
  codes: ['ISC1023'],
  kinds: [...EXPORTED, 'Service'],
  needs: ['namespaces'],
  check: (facts, report) => {
    if (!facts.isComplete || facts.namespaces.size === 0) return;
    const inhabited = new Set(facts.objects.map((object) => namespaceOf(object)));
    for (const { object, path, namespace } of exportsOf(facts)) {
      if (facts.namespaces.get(namespace) !== undefined || inhabited.has(namespace) || facts.isOutside(namespace))
        continue;
      report({
        code: 'ISC1023',
        object,
        path,
        found: namespace,
        message: 'there is no such namespace, so nobody there sees the object',
        known: () => facts.namespaces.names(),
        fix: 'name a namespace of the callers',
        audience: 'analyze',
      });
    }
  },
};

interface Export {
  readonly object: Manifest;
  readonly path: string;
  readonly namespace: string;
}

function exportsOf(facts: ProgramFacts): Export[] {
  const fields = EXPORTED.flatMap((kind) => facts.of(kind)).flatMap((object) =>
    textsByIndex(fieldsOf(object, 'spec'), 'exportTo').map((namespace, i) => ({
      object,
      path: `spec.exportTo[${i}]`,
      namespace,
    })),
  );
  const annotated = facts.of('Service').flatMap((object) =>
    exportToOfAnnotation(object.metadata.annotations?.[EXPORT_TO]).map((namespace) => ({
      object,
      path: `metadata.annotations[${JSON.stringify(EXPORT_TO)}]`,
      namespace,
    })),
  );
  return [...fields, ...annotated].filter(({ namespace }) => !PLACES.has(namespace));
}
