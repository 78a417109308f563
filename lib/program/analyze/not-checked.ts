import { releaseNumber } from '../../model';
import type { Check, Need } from '../analysis/check';
import { CODES, codeFacts, type CodeName } from '../analysis/codes.data';
import type { ProgramFacts } from '../facts';
import type { NotChecked } from './types';

const WEBHOOKS = 'admissionregistration.k8s.io/MutatingWebhookConfiguration';

/** Test of each precondition, with the reason that is reported where it is not met. */
const NEEDS: Readonly<Record<Need, { readonly isMet: (facts: ProgramFacts) => boolean; readonly why: string }>> = {
  services: { isMet: (facts) => facts.expects(facts.hosts.declaresServices), why: 'no Service is among the objects' },
  workloads: {
    isMet: (facts) => facts.expects(facts.pods.all.length > 0),
    why: 'no workload is among the objects',
  },
  namespaces: {
    isMet: (facts) => facts.namespaces.size > 0 && facts.expects(true),
    why: 'no Namespace is among the objects',
  },
  gateways: {
    isMet: (facts) => facts.expects(facts.has('networking.istio.io/Gateway')),
    why: 'no Gateway is among the objects',
  },
  secrets: { isMet: (facts) => facts.expects(facts.secrets.size > 0), why: 'no Secret is among the objects' },
  mesh: { isMet: (facts) => facts.mesh.isKnown, why: 'the mesh is not known' },
  meshNetworks: { isMet: (facts) => facts.meshNetworks !== undefined, why: 'the networks of the mesh are not known' },
  webhooks: { isMet: (facts) => facts.has(WEBHOOKS), why: 'no injection webhook is among the objects' },
  injector: {
    isMet: (facts) =>
      facts.of('ConfigMap').some(({ metadata }) => String(metadata.name).startsWith('istio-sidecar-injector')),
    why: "the injector's ConfigMap is not among the objects",
  },
};

/** Preconditions that a declared part does not meet, whatever is in it. */
const OF_WHOLE_SETS: ReadonlySet<Need> = new Set(['services', 'workloads', 'namespaces', 'gateways', 'secrets']);

function reasonOf(missing: readonly Need[], facts: ProgramFacts): string {
  const reasons = missing.map((need) =>
    OF_WHOLE_SETS.has(need) && !facts.expects(true) ? 'the files are a part' : NEEDS[need].why,
  );
  return [...new Set(reasons)].join('; ');
}

/** Reports whether the analyzers of a release have a code. */
export function hasCode(code: CodeName, version: string): boolean {
  const { since } = codeFacts(code);
  return since === undefined || releaseNumber(version) >= releaseNumber(since);
}

/** Returns the codes that could not be decided for some of the objects, each with the reason. */
export function notChecked(checks: readonly Check[], facts: ProgramFacts): NotChecked[] {
  const undecidable = (Object.keys(CODES) as CodeName[]).flatMap((code) => {
    const why = codeFacts(code).undecidable;
    return why === undefined ? [] : [{ code, why }];
  });
  const unmet = new Map<string, string>();
  for (const { codes, kinds, needs = [] } of checks) {
    const concerns =
      kinds.length === 0 ? needs.length > 0 && facts.objects.length > 0 : kinds.some((kind) => facts.has(kind));
    const missing = concerns ? needs.filter((need) => !NEEDS[need].isMet(facts)) : [];
    for (const code of missing.length > 0 ? codes : []) unmet.set(code, reasonOf(missing, facts));
  }
  return [...undecidable, ...[...unmet].map(([code, why]) => ({ code, why }))].sort((a, b) =>
    a.code.localeCompare(b.code),
  );
}
