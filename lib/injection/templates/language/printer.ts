import { CODE, type Expression, isExpression } from './expression';
import { Scope } from './scope';
import {
  Choice,
  Each,
  Embedded,
  EmbeddedText,
  Entry,
  Fragment,
  isEntries,
  type ListPart,
  MapNode,
  type MapPart,
  Quoted,
  rangeLine,
  Raw,
  type ScalarValue,
  type Value,
  When,
} from './structure';
import { yamlString } from './yaml-scalar';
import type { TemplateRelease } from '../release';

/** Injection template: one or more YAML documents. */
export interface Template {
  readonly name: string;
  readonly documents: readonly MapNode[];
}

/**
 * Style of a collection: block style puts each child on its own line; flow style (`{ a: 1, }`) stays valid where all
 * children are conditional.
 */
type Style = 'block' | 'flow';
type Part = MapPart | ListPart;

const pad = (depth: number): string => '  '.repeat(depth);
const partsOf = (value: Value): readonly Part[] | undefined => {
  if (value instanceof MapNode) return value.parts;
  if (Array.isArray(value)) return value as readonly ListPart[];
  return isEntries(value) ? [value] : undefined;
};

/**
 * Returns whether a container has at least one child whatever the conditions are. An empty block would read as null,
 * and null deletes.
 *
 * @param holding texts of the conditions that hold here: a loop over one of them runs at least once
 */
function isNeverEmpty(parts: readonly Part[], inMap: boolean, holding: readonly string[]): boolean {
  return parts.some((part) => {
    if (part instanceof When)
      return isNeverEmpty(part.then, inMap, holding) && isNeverEmpty(part.otherwise, inMap, holding);
    if (part instanceof Each) return holding.includes(part.over[CODE].text) && isNeverEmpty(part.parts, inMap, holding);
    if (part instanceof Fragment) return isNeverEmpty(part.parts, inMap, []);
    return !inMap || part instanceof Entry || Object.keys(part as object).length > 0;
  });
}

class Printer {
  private readonly fragments = new Map<Fragment<Part>, { depth: number; lines: string[] }>();
  private scope: Scope;
  private holding: readonly string[] = [];

  constructor(
    private readonly template: Template,
    private readonly release: TemplateRelease,
  ) {
    this.scope = new Scope(template.name, release);
  }

  print(): string {
    const body = this.template.documents.flatMap((document, i) => [
      ...(i > 0 ? ['---'] : []),
      ...this.parts(document.parts, 0, true, 'block'),
    ]);
    const definitions = [...this.fragments].flatMap(([{ name }, { lines }]) => [
      `{{- define "${name}" }}`,
      ...lines,
      '{{- end }}',
    ]);
    return [...definitions, ...this.scope.declarations(), ...body, ''].join('\n');
  }

  private parts(parts: readonly Part[], depth: number, inMap: boolean, style: Style): string[] {
    return parts.flatMap((part) => {
      if (part instanceof When) return this.when(part as When<Part>, depth, inMap, style);
      if (part instanceof Each) {
        const head = rangeLine(part, (e) => this.scope.use(e));
        return [pad(depth) + head, ...this.parts(part.parts as Part[], depth, inMap, style), `${pad(depth)}{{- end }}`];
      }
      if (part instanceof Fragment) return this.fragment(part as Fragment<Part>, depth, inMap, style);
      if (!inMap) return this.item(part as Value, depth, style);
      if (part instanceof Entry)
        return this.entry(`{{ ${this.scope.use(part.key)} | quote }}`, part.value, depth, style);
      return Object.entries(part as Record<string, Value>).flatMap(([key, value]) =>
        this.entry(yamlString(key), value, depth, style),
      );
    });
  }

  private when(part: When<Part>, depth: number, inMap: boolean, style: Style, keyword = 'if'): string[] {
    const condition = this.scope.use(part.condition);
    const outer = this.holding;
    this.holding = [...outer, condition];
    const lines = [`${pad(depth)}{{- ${keyword} ${condition} }}`, ...this.parts(part.then, depth, inMap, style)];
    this.holding = outer;
    const [only, ...rest] = part.otherwise;
    if (only instanceof When && rest.length === 0)
      return [...lines, ...this.when(only as When<Part>, depth, inMap, style, 'else if')];
    if (only !== undefined) lines.push(`${pad(depth)}{{- else }}`, ...this.parts(part.otherwise, depth, inMap, style));
    return [...lines, `${pad(depth)}{{- end }}`];
  }

  private fragment(part: Fragment<Part>, depth: number, inMap: boolean, style: Style): string[] {
    if (style === 'flow')
      throw new Error(`template ${this.template.name}: fragment "${part.name}" stands in a part that may be empty`);
    const known = this.fragments.get(part);
    if (known !== undefined && known.depth !== depth)
      throw new Error(`template ${this.template.name}: fragment "${part.name}" is used at two depths`);
    if (known === undefined) {
      const outer = { scope: this.scope, holding: this.holding };
      this.scope = new Scope(this.template.name, this.release);
      this.holding = [];
      const lines = this.parts(part.parts, depth, inMap, style);
      this.fragments.set(part, { depth, lines: [...this.scope.declarations(), ...lines] });
      this.scope = outer.scope;
      this.holding = outer.holding;
    }
    return [`${pad(depth)}{{- template "${part.name}" $ }}`];
  }

  private entry(key: string, value: Value, depth: number, style: Style): string[] {
    const parts = partsOf(value);
    if (parts === undefined)
      return [`${pad(depth)}${key}: ${this.scalar(value as ScalarValue)}${style === 'flow' ? ',' : ''}`];
    const inMap = !Array.isArray(value);
    if (style === 'flow' || !isNeverEmpty(parts, inMap, this.holding))
      return this.flow(`${key}: `, parts, depth, inMap, style);
    return [`${pad(depth)}${key}:`, ...this.parts(parts, depth + 1, inMap, 'block')];
  }

  private item(value: Value, depth: number, style: Style): string[] {
    const parts = partsOf(value);
    if (parts === undefined) {
      const text = this.scalar(value as ScalarValue);
      return [style === 'flow' ? `${pad(depth)}${text},` : `${pad(depth)}- ${text}`];
    }
    const inMap = !Array.isArray(value);
    if (style === 'flow') return this.flow('', parts, depth, inMap, style);
    if (!isNeverEmpty(parts, inMap, this.holding)) return this.flow('- ', parts, depth, inMap, style);
    const [first, ...rest] = this.parts(parts, depth + 1, inMap, 'block');
    const startsWithText = inMap && !first.startsWith(`${pad(depth + 1)}{{-`);
    return startsWithText ? [`${pad(depth)}- ${first.trimStart()}`, ...rest] : [`${pad(depth)}-`, first, ...rest];
  }

  private flow(before: string, parts: readonly Part[], depth: number, inMap: boolean, style: Style): string[] {
    const [open, close] = inMap ? '{}' : '[]';
    const comma = style === 'flow' ? ',' : '';
    const inner = this.parts(parts, depth + 2, inMap, 'flow');
    if (inner.length === 0) return [`${pad(depth)}${before}${open}${close}${comma}`];
    return [`${pad(depth)}${before}${open}`, ...inner, `${pad(depth + 1)}${close}${comma}`];
  }

  private scalar(value: ScalarValue | Embedded | EmbeddedText): string {
    if (typeof value === 'string') return yamlString(value);
    if (value instanceof Choice) {
      return (
        `{{ if ${this.scope.use(value.condition)} }}${this.scalar(value.yes)}{{ else ` +
        `}}${this.scalar(value.no)}{{ end }}`
      );
    }
    if (value instanceof Raw || value instanceof EmbeddedText) return this.action(value.value);
    if (value instanceof Embedded) return this.action(value.value, 'toJson');
    if (value instanceof Quoted) return this.action(value.value, 'quote');
    if (isExpression(value)) return this.action(value, 'quote');
    return String(value);
  }

  private action(value: Expression<unknown>, pipe?: 'quote' | 'toJson'): string {
    if (pipe !== undefined) this.scope.check([pipe]);
    return `{{ ${this.scope.use(value)}${pipe === undefined ? '' : ` | ${pipe}`} }}`;
  }
}

/**
 * Returns the Go text of a template for one Istio release.
 *
 * Variables are declared where they are used, named parts are defined once. A function that the release's istiod does
 * not have is a problem, because such a template would stop all injection there.
 */
export function printTemplate(template: Template, release: TemplateRelease): string {
  return new Printer(template, release).print();
}
