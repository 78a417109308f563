import { compareText } from '../../registry/objects';
import { append } from '../../facts/append';
import { idOf } from '../ids';
import type { GraphAccess } from '../types';
import type { CallerClass, Callers } from './callers';
import type { CallOutcome, Outcomes } from './verdicts';

/** Edge of a call, without the service that is called. */
export interface CallSeed {
  readonly from: string;
  readonly label?: string;
  readonly facts: Readonly<Record<string, string>>;
}

/** Who may call a service. */
export interface Summary {
  readonly access: GraphAccess;
  readonly facts: Readonly<Record<string, string>>;
  readonly edges: readonly CallSeed[];
}

/** Limit of the `call` edges to one service: more callers are named in a fact. */
const MAX_EDGES = 40;
/** Limit of the names in a fact. */
const MAX_NAMES = 5;

/** Callers that are alike, with the outcome of their requests. */
interface Called {
  readonly callers: () => readonly CallerClass[];
  readonly outcome: CallOutcome;
}

/** Returns the callers of a service with their outcomes: those that no policy names together. */
function calledBy(callers: Callers, { named, of }: Outcomes): readonly Called[] {
  const special = [...named.keys()].map((one) => ({ callers: () => [one], outcome: of(one) }));
  const others = callers.modes.flatMap((mode): Called[] => {
    const all = callers.ofMode(mode);
    const first = all.find((one) => !named.has(one));
    if (first === undefined) return [];
    return [{ callers: () => all.filter((one) => !named.has(one)), outcome: of(first) }];
  });
  return [...special, ...others];
}

/** Summarizes who may call a service. */
export function summaryOf(callers: Callers, outcomes: Outcomes): Summary {
  const all = calledBy(callers, outcomes);
  const { plain } = outcomes;
  const facts = { 'callers without mTLS': plain.only === undefined ? plain.outcome : `allowed: ${plain.only}` };
  const of = (wanted: CallOutcome['outcome']) => all.filter(({ outcome }) => outcome.outcome === wanted);
  const [allowed, denied, open] = [of('allowed'), of('denied'), of('unknown')];
  if (all.length === 0) return unknown(facts, 'no caller is in the mesh');
  if (allowed.length === all.length) return { access: 'all', facts: { ...facts, ...onlyFacts(allowed) }, edges: [] };
  if (denied.length === all.length) return { access: 'none', facts, edges: [] };
  const edges = collapsed(callers, allowed);
  const few = edges.length <= MAX_EDGES;
  const why = open.length === 0 ? {} : whyUnknown(`${namesOf(open)}: ${open[0].outcome.why ?? ''}`);
  return {
    access: open.length === 0 ? 'some' : 'unknown',
    facts: { ...facts, ...why, ...(few ? {} : { callers: `all but ${namesOf([...denied, ...open])}` }) },
    edges: few ? edges : [],
  };
}

const unknown = (facts: Summary['facts'], why: string): Summary => ({
  access: 'unknown',
  facts: { ...facts, ...whyUnknown(why) },
  edges: [],
});

const whyUnknown = (why: string): Readonly<Record<string, string>> => ({ 'access is unknown because': why });

/** Returns the requests that are allowed to all callers, where others are not. */
function onlyFacts(allowed: readonly Called[]): Readonly<Record<string, string>> {
  const texts = new Set(allowed.map(({ outcome }) => outcome.only ?? ''));
  if (texts.size > 1) return { requests: 'not every request of every caller' };
  const [only] = texts;
  return only === '' ? {} : { requests: only };
}

/** Formats a few callers by their names. */
function namesOf(called: readonly Called[]): string {
  const ids = called.flatMap(({ callers }) => callers().flatMap(({ members }) => members.map(({ id }) => id)));
  const names = [...new Set(ids.map((id) => id.slice(id.indexOf(':') + 1)))].sort(compareText);
  const more = names.length > MAX_NAMES ? ` and ${names.length - MAX_NAMES} more` : '';
  return `${names.slice(0, MAX_NAMES).join(', ')}${more}`;
}

interface Allowed {
  readonly id: string;
  readonly outcome: CallOutcome;
}

/** Returns an edge for each caller; one for a namespace whose callers are all allowed the same. */
function collapsed(callers: Callers, allowed: readonly Called[]): readonly CallSeed[] {
  const groups = new Map<string, Allowed[]>();
  for (const { callers: classes, outcome } of allowed)
    for (const { namespace, members } of classes())
      for (const { id } of members) append(groups, namespace, { id, outcome });
  return [...groups].flatMap(([namespace, group]) => {
    const alike = new Set(group.map(({ outcome }) => outcome.only ?? '')).size === 1;
    const total = callers.in(namespace).reduce((sum, { members }) => sum + members.length, 0);
    if (group.length > 1 && group.length === total && alike)
      return [seed(idOf('namespace', namespace), group[0].outcome, `all ${group.length} workloads`)];
    const edges = group.map(({ id, outcome }) => seed(id, outcome));
    return [...new Map(edges.map((edge) => [edge.from, edge])).values()];
  });
}

function seed(from: string, { only }: CallOutcome, callers?: string): CallSeed {
  return {
    from,
    ...(only === undefined ? {} : { label: only }),
    facts: { ...(callers === undefined ? {} : { callers }), ...(only === undefined ? {} : { requests: only }) },
  };
}
