import { crdBodies } from '../../api/crd-text';
import { builtinTemplates } from '../../injection/templates';
import { DEFAULT_RELEASE, RELEASES } from '../../releases';
import { yamlText } from '../../components/shared/yaml-text';
import { crdFile, stored, storedDelta, templateFile } from './prebuilt';

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
        const other = version === base ? undefined : { file: file(base), text: write(base) };
        return [file(version), storedDelta(text, other)];
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
