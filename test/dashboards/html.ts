const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Returns text as it stands in a page. */
export const text = (words: string): string => words.replace(/[&<>"]/g, (letter) => ENTITIES[letter]);

/** Returns an element; what is in it is HTML already. */
export function element(name: string, attributes: Readonly<Record<string, string>>, inner = ''): string {
  const all = Object.entries(attributes).map(([key, value]) => ` ${key}="${text(value)}"`);
  return `<${name}${all.join('')}>${inner}</${name}>`;
}
