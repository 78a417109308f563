import { analyze, type AnalyzeOptions } from '../analyze';
import { objectText } from '../analysis/wording';
import { sourceOf } from '../registry/objects';
import type { Program } from './program';
import type { Drawing } from './drawing';
import { idOf } from './ids';
import type { GraphFinding } from './types';

/** Results of the analysis that the graph is made of. */
export interface Analyzed {
  readonly findings: readonly GraphFinding[];
  /** Objects with findings, suppressed ones included; undefined where nothing was analyzed. */
  readonly suspects?: ReadonlySet<string>;
}

/** Findings of the analysis, and the nodes and edges that each is about. */
export interface PlacedFindings {
  readonly findings: readonly GraphFinding[];
  /** Indexes of the findings by the id of a node or edge. */
  readonly byId: ReadonlyMap<string, readonly number[]>;
}

/** Analyzes the objects of a program. */
export function analyzed({ given, options }: Program): Analyzed {
  if (options.findings === false) return { findings: [] };
  const { version, mesh, meshConfig, clusterDomain, outside } = options;
  const settings: AnalyzeOptions = {
    ...(version === undefined ? {} : { version }),
    ...(mesh === undefined ? {} : { mesh }),
    ...(meshConfig === undefined ? {} : { meshConfig }),
    ...(clusterDomain === undefined ? {} : { clusterDomain }),
    ...(outside === undefined ? {} : { outside }),
  };
  const names = new Map(given.map((object) => [objectText(object), sourceOf(object)]));
  const { findings, suppressed } = analyze([{ name: 'program', objects: given }], settings);
  const nameOf = (object: string) => names.get(object) ?? object;
  return {
    findings: findings.map(({ code, severity, object, path, message, fix }) => ({
      ...{ code, severity, object: nameOf(object), path, message },
      ...(fix === undefined ? {} : { fix }),
    })),
    suspects: new Set([...findings, ...suppressed].map(({ object }) => nameOf(object))),
  };
}

/** Places findings at what they are about: at a rule's edges, else at all nodes and edges of the object. */
export function placeFindings(findings: readonly GraphFinding[], drawing: Drawing): PlacedFindings {
  const byObject = new Map<string, { readonly id: string; readonly rule?: string }[]>();
  const note = (object: string, place: { readonly id: string; readonly rule?: string }) => {
    const places = byObject.get(object);
    if (places === undefined) byObject.set(object, [place]);
    else places.push(place);
  };
  for (const { id, objects } of drawing.nodes.values()) for (const object of objects) note(object, { id });
  for (const { id, objects, facts } of drawing.edges.values())
    for (const object of objects) note(object, { id, ...(facts.rule === undefined ? {} : { rule: facts.rule }) });
  const byId = new Map<string, number[]>();
  findings.forEach(({ object, path }, index) => {
    for (const id of placesOf(byObject.get(object) ?? [], path, object, drawing)) {
      const list = byId.get(id);
      if (list === undefined) byId.set(id, [index]);
      else list.push(index);
    }
  });
  return { findings, byId };
}

function placesOf(
  places: readonly { readonly id: string; readonly rule?: string }[],
  path: string,
  object: string,
  drawing: Drawing,
): Iterable<string> {
  const atRule = places.filter(({ rule }) => rule !== undefined && isWithin(path, rule));
  const nodes = places.filter(({ id }) => drawing.nodes.has(id));
  const wide = nodes.length > 0 ? nodes : places;
  const found = new Set((atRule.length > 0 ? atRule : wide).map(({ id }) => id));
  if (found.size > 0) return found;
  const namespace = /^\S+ (.+?)\//.exec(object)?.[1];
  const fallback = namespace === undefined ? undefined : idOf('namespace', namespace);
  return fallback !== undefined && drawing.nodes.has(fallback) ? [fallback] : [];
}

const isWithin = (path: string, rule: string): boolean =>
  path === rule || (path.startsWith(rule) && /^[.[]/.test(path.slice(rule.length)));
