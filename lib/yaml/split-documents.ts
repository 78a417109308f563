/** Pattern of a line that begins a YAML document. */
const SEPARATOR = /^---(?:[ \t].*)?$/;

/** Splits a YAML stream into documents, each with the separator line in front of it: joined again they are the text. */
export function splitDocuments(text: string): { readonly separator: string; readonly body: string }[] {
  const documents: { separator: string; body: string }[] = [{ separator: '', body: '' }];
  for (const line of text.match(/[^\n]*\n|[^\n]+$/g) ?? []) {
    if (SEPARATOR.test(line.replace(/\r?\n$/, ''))) documents.push({ separator: line, body: '' });
    else documents[documents.length - 1].body += line;
  }
  return documents;
}
