import { findRelease, type Release } from '../../../../releases';
import { UNQUOTED_ANNOTATIONS } from '../../../../releases/analysis.data';
import { DEFAULT_MINOR } from '../../../../releases/known';
import { isMachine } from '../../../facts';
import type { Check } from '../../check';

type Injection = typeof import('../../../../injection/proxy/unquoted-annotations');

/* eslint-disable @typescript-eslint/no-require-imports -- loaded for pods that have one of the annotations */
const injection = () => require('../../../../injection/proxy/unquoted-annotations') as Injection;
/* eslint-enable @typescript-eslint/no-require-imports */

/** Checks annotations of pods for line breaks, which istiod up to 1.31 writes into pods as they are. */
export const lineBreaksInAnnotations: Check = {
  codes: ['ISC1029'],
  kinds: [],
  check: (facts, report) => {
    const release = findRelease(facts.version) ?? (findRelease(DEFAULT_MINOR) as Release);
    for (const pod of facts.pods.all) {
      const { owner, path, annotations, isMadeByIstiod } = pod;
      if (isMadeByIstiod || isMachine(pod) || !UNQUOTED_ANNOTATIONS.some((name) => name in annotations)) continue;
      for (const problem of injection().unquotedAnnotations(annotations, `${path}.annotations`, release.facts))
        report({ ...problem, code: 'ISC1029', object: owner, parameters: [] });
    }
  },
};
