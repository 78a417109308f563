import { execute, parseTemplate, TemplateError } from '../../../lib/injection/go-template';
import { SPRIG } from '../../../lib/injection/go-template/sprig';
import { caseData } from './case-data';
import recorded from './vectors.json';
import { report } from '../../support/report';

/**
 * What real Go's text/template with sprig does, recorded by test/go/run.js. An error has its line, and its column where
 * Go gives one.
 */
interface Vector {
  readonly name: string;
  readonly template: string;
  readonly data: unknown;
  readonly output?: string;
  readonly error?: { readonly stage: string; readonly line: number; readonly column?: number };
}

const vectors = recorded.vectors as readonly Vector[];

function outcome({ template, data }: Vector): unknown {
  try {
    return { output: execute(parseTemplate('t', template), caseData(data), SPRIG) };
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    return { error: { line: error.line, ...(error.column !== undefined && { column: error.column }) } };
  }
}

function expected({ output, error }: Vector): unknown {
  return error
    ? { error: { line: error.line, ...(error.column !== undefined && { column: error.column }) } }
    : { output };
}

describe('what Go does with a template', () => {
  test.each(
    vectors.map((vector) => [`${vector.name}: ${JSON.stringify(vector.template).slice(0, 80)}`, vector] as const),
  )('%s', (_name, vector) => {
    expect(outcome(vector)).toEqual(expected(vector));
  });

  test('there are at least 150 vectors, errors among them', () => {
    const errors = vectors.filter(({ error }) => error !== undefined).length;
    report(
      `${vectors.length} vectors recorded with ${recorded.go}: ${vectors.length - errors} outputs, ${errors} errors`,
    );
    expect(vectors.length).toBeGreaterThanOrEqual(150);
    expect(errors).toBeGreaterThanOrEqual(50);
  });
});
