import { crdBodies } from '../../api/crd-text';
import { builtinTemplates } from '../../injection/templates';
import { RELEASES } from '../../releases';
import { yamlText } from '../../components/shared/yaml-text';
import { crdFile, stored, templateFile } from './prebuilt';

/** Returns all texts that the build stores, by file name. */
export function prebuiltTexts(): Record<string, string> {
  return Object.fromEntries(
    RELEASES.flatMap(({ version }) => [
      [crdFile(version), stored(crdBodies(version, (body) => `${yamlText(body)}\n`))],
      [templateFile(version), stored(builtinTemplates(version))],
    ]),
  );
}
