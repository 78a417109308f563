import type { ScalarTag } from 'yaml';

const BOOL: ScalarTag = {
  tag: 'tag:yaml.org,2002:bool',
  default: true,
  identify: () => false,
  test: /^(?:y|Y|yes|Yes|YES|on|On|ON|n|N|no|No|NO|off|Off|OFF)$/,
  resolve: (text) => /^(?:y|yes|on)$/i.test(text),
};
const OCTAL: ScalarTag = {
  tag: 'tag:yaml.org,2002:int',
  default: true,
  identify: () => false,
  test: /^[-+]?0[0-7]+$/,
  resolve: (text) => (text.startsWith('-') ? -1 : 1) * parseInt(text.replace(/^[-+]/, ''), 8),
};

/**
 * The data of one YAML document as Kubernetes reads it: with YAML 1.1's words for true and false, numbers with a leading 0 in octal, and
 * the last of two equal keys. @throws Error with line and column where the text is no YAML
 */
export function readYaml(text: string): unknown {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- the library is loaded when the first YAML is read, not with the module
  const { parseDocument } = require('yaml') as typeof import('yaml');
  const document = parseDocument(text, {
    version: '1.2',
    merge: true,
    uniqueKeys: false,
    logLevel: 'silent',
    customTags: (tags) => [BOOL, OCTAL, ...tags],
  });
  if (document.errors.length > 0) throw new Error(document.errors[0].message.split('\n')[0].replace(/:$/, ''));
  return document.toJS({ maxAliasCount: 1000 });
}
