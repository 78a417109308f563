import { type Problem, suggest } from '../../model';
import type { Template } from '../go-template';
import type { PodMetadata } from '../pod/typed-pod';

const ANNOTATION = 'inject.istio.io/templates';

/**
 * Returns the templates of a pod in order: those that its annotation names, else the default ones; an alias stands for
 * its templates.
 */
export function selectTemplates(
  metadata: PodMetadata,
  choice: {
    readonly defaultTemplates: readonly string[];
    readonly aliases: Readonly<Record<string, readonly string[]>>;
  },
  templates: ReadonlyMap<string, Template>,
  path: string,
  problems: Problem[],
): Template[] {
  const named = metadata.annotations?.[ANNOTATION];
  const names = named === undefined ? choice.defaultTemplates : named.split(',').map((name) => name.trim());
  const resolved = names.flatMap((name) => (Object.hasOwn(choice.aliases, name) ? choice.aliases[name] : [name]));
  return resolved.flatMap((name) => {
    const template = templates.get(name);
    if (template) return [template];
    const fix = suggest(name, templates.keys());
    problems.push({
      severity: 'error',
      code: 'injection/unknown-template',
      path: named === undefined ? 'defaultTemplates' : `${path}["${ANNOTATION}"]`,
      found: name,
      message: 'there is no injection template of this name',
      ...(fix ? { fix } : {}),
    });
    return [];
  });
}
