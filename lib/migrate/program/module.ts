import { Names } from './names';

const WIDTH = 120;

/** One file of a program: its imports, and its statements in order. */
export class Module {
  /** Names that are imported, by the package or file that they are from. */
  private readonly imported = new Map<string, Set<string>>();
  private readonly chunks: string[] = [];
  /** Ids of the constructs of the file's chart. */
  readonly ids = new Names();

  constructor(readonly file: string) {}

  /** Imports a name, and returns it. */
  use(name: string, from: string): string {
    this.imported.set(from, (this.imported.get(from) ?? new Set()).add(name));
    return name;
  }

  /** Adds statements, with an empty line before them. */
  add(...statements: readonly string[]): void {
    if (statements.length > 0) this.chunks.push(statements.join('\n'));
  }

  get text(): string {
    const files = [...this.imported].sort(([a], [b]) => rank(a) - rank(b) || (a < b ? -1 : 1));
    const imports = files.map(([from, names]) => importLine([...names], from)).join('\n');
    return `${[imports, ...this.chunks].filter((chunk) => chunk !== '').join('\n\n')}\n`;
  }
}

/** Packages come first, files of the program last. */
const rank = (from: string): number => (from.startsWith('.') ? 1 : 0);

function importLine(names: readonly string[], from: string): string {
  if (names.includes('')) return `import '${from}';`;
  const sorted = [...names].sort((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1));
  const line = `import { ${sorted.join(', ')} } from '${from}';`;
  return line.length <= WIDTH ? line : `import {\n${sorted.map((name) => `  ${name},`).join('\n')}\n} from '${from}';`;
}
