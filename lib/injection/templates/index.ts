import { printTemplate } from './language';
import { templateRelease } from './release';
import { sidecar } from './sidecar';

export { templateRelease, type TemplateRelease } from './release';

/**
 * The injection templates that Istio brings with it, as the Go text that istiod of the given release runs.
 *
 * @param version exact release: major, minor and patch
 * @returns text by template name
 * @throws MeshProblems `injection/unknown-release` for a release that is not known
 * @see https://istio.io/latest/docs/setup/additional-setup/sidecar-injection/
 */
export function builtinTemplates(version: string): Record<string, string> {
  const release = templateRelease(version);
  return Object.fromEntries([sidecar(release)].map((template) => [template.name, printTemplate(template, release)]));
}
