import type { Manifest } from '../model';
import type { Core, Resolved } from './core';
import type { Rendered } from './rendered';
import type { OutputEngine } from './engine';
import { findOutputs } from './found';
import { refusal } from './open-problems';
import { throwLocated } from './problems';
import { manifestsOf, Resolution } from './resolution';

/**
 * Renders props that may have Outputs in them. The core is rendered with samples in place of the Outputs; a leaf that
 * changes with a sample depends on that Output, and is rendered again from the real values when they are known.
 * Everything else is plain at once.
 *
 * @throws MeshProblems with everything that is wrong and does not depend on an Output
 */
export function resolveInputs<P, R extends Rendered>(engine: OutputEngine, core: Core<P, R>, props: P): Resolved<R> {
  const { opens, problems } = findOutputs(engine, props, core.nameOf);
  const refused = [...opens.values()].flatMap((open) => refusal(core, open));
  if (opens.size === 0) {
    const rendered = core.render(props);
    // What is in a text or in the name of a field is wrong inside too.
    const isInText = (at: string): boolean =>
      problems.some(({ path }) => at === path || at.startsWith(`${path}.`) || at.startsWith(`${path}[`));
    throwLocated([...problems, ...rendered.problems.filter(({ path }) => !isInText(path))], core.urn);
    return { manifests: manifestsOf(rendered), rendered, other: rendered, warnings: rendered.problems };
  }
  throwLocated([...problems, ...refused], core.urn);
  return new Resolution(engine, core, props, opens).resolve();
}

/**
 * Returns what follows from a rendering, with Outputs in the leaves that depend on Outputs.
 *
 * @param name what problems call it, in the two words that name an object
 */
export function resolveValue<P, R extends Rendered, V extends object>(
  engine: OutputEngine,
  core: Core<P, R>,
  props: P,
  [kind, name]: readonly [string, string],
  read: (rendered: R) => V,
): V {
  const render = (given: P): Rendered => {
    const rendered = core.render(given);
    const manifest = { apiVersion: '', kind, metadata: { name }, ...read(rendered) };
    return { nodes: [{ id: kind, manifest }], problems: rendered.problems };
  };
  return resolveInputs(engine, { ...core, render }, props).manifests.get(kind) as Manifest & V;
}
