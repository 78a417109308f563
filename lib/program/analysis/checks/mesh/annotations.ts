import { releaseNumber, type Manifest } from '../../../../model';
import { findRelease, type Release } from '../../../../releases';
import { ANNOTATIONS } from '../../../../releases/analysis.data';
import { DEFAULT_MINOR } from '../../../../releases/known';
import { isMachine, type ProgramFacts } from '../../../facts';
import type { Check, Report } from '../../check';
import { fieldsOf, type Fields } from '../../../objects/read';

type InjectorAnnotations = typeof import('../../../../injection/proxy/check-annotations');

/* eslint-disable @typescript-eslint/no-require-imports -- loaded for objects that have annotations of the injector */
/** Loads the checks of the injector's annotations. They are not in `lazy.ts`, which loads this module itself. */
const injectorAnnotations = () => require('../../../../injection/proxy/check-annotations') as InjectorAnnotations;
/* eslint-enable @typescript-eslint/no-require-imports */

/** Kinds whose annotations are checked. */
const KINDS = ['Namespace', 'Service', 'Pod', 'apps/Deployment'];

/** Annotations that Istio sets itself. */
const SET_BY_ISTIO: ReadonlySet<string> = new Set([
  'sidecar.istio.io/status',
  'gateway.istio.io/controller-version',
  'istio.io/rev',
]);
const INGRESS_CLASS = 'kubernetes.io/ingress.class';
const INJECT = 'sidecar.istio.io/inject';

/**
 * Checks annotations in Istio's domain: their names, the kinds that they apply to, and the values that the injector
 * accepts.
 */
export const annotations: Check = {
  codes: ['IST0107', 'IST0108', 'IST0125', 'IST0135'],
  kinds: [],
  check: (facts, report) => {
    for (const object of KINDS.flatMap((kind) => facts.of(kind))) {
      checkAll(
        { object, kind: object.kind, at: 'metadata' },
        fieldsOf(object.metadata as Fields, 'annotations'),
        facts,
        report,
      );
    }
    for (const pod of facts.pods.all) {
      const { owner, kind, path, annotations: given, isMadeByIstiod } = pod;
      if (kind === 'Pod' || isMadeByIstiod || isMachine(pod)) continue;
      checkAll({ object: owner, kind: 'Pod', at: path }, given, facts, report);
    }
  },
};

const isIstios = (name: string): boolean => name === INGRESS_CLASS || name.split('/')[0].endsWith('istio.io');

/** Place of annotations in an object. */
interface Place {
  readonly object: Manifest;
  /** Kind of the annotated object: that of the pods in a template. */
  readonly kind: string;
  readonly at: string;
}

function checkAll(place: Place, given: Fields, facts: ProgramFacts, report: Report): void {
  for (const [name, value] of Object.entries(given)) {
    if (isIstios(name) && !SET_BY_ISTIO.has(name)) checkAnnotation({ ...place, name, value }, facts, report);
  }
}

interface Annotation extends Place {
  readonly name: string;
  readonly value: unknown;
}

function checkAnnotation({ object, kind, at, name, value }: Annotation, facts: ProgramFacts, report: Report): void {
  const path = `${at}.annotations[${JSON.stringify(name)}]`;
  const known = Object.hasOwn(ANNOTATIONS, name) ? ANNOTATIONS[name] : undefined;
  const isKnown = known?.since === undefined || releaseNumber(facts.version) >= releaseNumber(known.since);
  if (known === undefined || !isKnown) {
    report({
      code: 'IST0108',
      object,
      path,
      found: name,
      message: 'Istio has no such annotation',
      known: () => Object.keys(ANNOTATIONS),
      fix: 'correct its name, or remove it',
      parameters: [name],
    });
    return;
  }
  if (known.deprecated && kind === object.kind) reportDeprecated({ object, kind, at, name, value }, path, report);
  if (known.on.includes('Any')) return;
  if (!known.on.includes(kind)) {
    report({
      code: 'IST0107',
      object,
      path,
      found: value,
      message: `nothing reads this annotation on a ${kind}, only on ${known.on.join(', ')}`,
      fix:
        kind === 'Deployment' && known.on.includes('Pod')
          ? 'move it to spec.template.metadata.annotations'
          : `move it to the ${known.on.join(' or ')} that is meant`,
      parameters: [name, known.on.join(', ')],
    });
    return;
  }
  const release = findRelease(facts.version) ?? (findRelease(DEFAULT_MINOR) as Release);
  const [wrong] = injectorAnnotations().checkAnnotations(
    { [name]: String(value) },
    'metadata.annotations',
    release.facts,
  );
  if (wrong === undefined) return;
  const { message, fix } = wrong;
  report({
    code: 'IST0125',
    object,
    path,
    found: value,
    message,
    fix,
    parameters: [name, message],
  });
}

function reportDeprecated({ object, name, value }: Annotation, path: string, report: Report): void {
  // An object with the label as well has migrated from the annotation already.
  if (name === INJECT && object.metadata.labels?.[INJECT] !== undefined) return;
  report({
    code: 'IST0135',
    object,
    path,
    found: value,
    message: 'the annotation is deprecated, and may not work in releases to come',
    ...(name === INJECT && { fix: 'use the label of the same name' }),
    parameters: [name, name === INJECT ? ` in favor of the "${INJECT}" label` : ''],
  });
}
