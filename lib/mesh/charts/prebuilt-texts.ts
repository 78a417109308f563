import { crdBodies } from '../../api/crd-text';
import { builtinTemplates } from '../../injection/templates';
import { DEFAULT_RELEASE, RELEASES } from '../../releases';
import { yamlText } from '../../components/shared/yaml-text';
import { crdFile, stored, storedDelta, templateFile } from './prebuilt';

export { withCopies } from './prebuilt';

/**
 * Returns all texts that the build stores, by file name. Those of other releases are deltas to the default one's, which
 * nearly all programs read.
 */
export function prebuiltTexts(): Record<string, string> {
  const base = DEFAULT_RELEASE.version;
  return Object.fromEntries(
    RELEASES.flatMap(({ version }) =>
      TEXTS.map(({ file, write }) => {
        const text = write(version);
        return [file(version), version === base ? text : storedDelta(text, write(base), file(base))];
      }),
    ),
  );
}

interface StoredText {
  readonly file: (version: string) => string;
  readonly write: (version: string) => string;
}

const TEXTS: readonly StoredText[] = [
  { file: crdFile, write: (version) => stored(crdBodies(version, (body) => `${yamlText(body)}\n`)) },
  { file: templateFile, write: (version) => stored(builtinTemplates(version)) },
];
