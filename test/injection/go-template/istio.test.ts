import {
  execute,
  istioFunctions,
  parseTemplate,
  stringMap,
  structOf,
  TemplateError,
  unknownFunctions,
} from '../../../lib/injection/go-template';
import { functionSince, hasFunction } from '../../../lib/releases/template-functions';

const render = (text: string, data: unknown, version = '1.30.3'): string =>
  execute(parseTemplate('sidecar', text), data, istioFunctions(version));

function failure(text: string, data: unknown): TemplateError {
  try {
    render(text, data);
  } catch (error) {
    if (error instanceof TemplateError) return error;
    throw error;
  }
  throw new Error('no error');
}

describe('which istiod has a function', () => {
  test.each([
    ['1.28.5', false],
    ['1.29.0', false],
    ['1.29.1', true],
    ['1.30.0', true],
    ['1.31.0-rc.0', true],
    ['1.27.9', false],
  ])('omitNil in %s: %s', (version, expected) => {
    expect(hasFunction('omitNil', version)).toBe(expected);
  });

  test('otelResourceAttributes came with 1.30.0', () => {
    expect(functionSince('otelResourceAttributes')).toBe('1.30.0');
    expect([hasFunction('otelResourceAttributes', '1.29.6'), hasFunction('otelResourceAttributes', '1.30.0')]).toEqual([
      false,
      true,
    ]);
  });

  test('a template names the functions that its istiod lacks, each once, and none that sprig or Go has', () => {
    const text =
      '{{ omitNil .a | toYaml }}{{ now | date "2006" }}{{ printf "%s" (nope (omitNil .b)) }}{{ strdict "a" "b" ' +
      '| toJsonMap }}';
    expect(unknownFunctions(text, '1.29.0')).toEqual(['omitNil', 'nope']);
    expect(unknownFunctions(text, '1.30.3')).toEqual(['nope']);
  });

  test('execute refuses such a template before it prints anything', () => {
    expect(() => render('{{ .a }}\n{{ omitNil .a }}', {}, '1.29.0')).toThrow(
      'template sidecar, line 2: there is no function omitNil',
    );
  });
});

describe('errors', () => {
  test('name the template, the place and the reason', () => {
    const error = failure('a\n  {{ .Values.global.proxy }}', { Values: { global: null } });
    expect([error.template, error.line, error.column]).toEqual(['sidecar', 2, 12]);
    expect(error.reason).toBe('the value before .proxy is null');
  });

  test.each(['{{ env "A" "b" }}', '{{ now }}', '{{ randAlphaNum 5 }}', '{{ genCA "a" 1 }}', '{{ uuidv4 }}'])(
    '%s is refused: its result is not known here',
    (text) => {
      expect(failure(text, {}).reason).toMatch(/not known here/);
    },
  );
});

test("the functions that Istio has in place of sprig's behave as Istio's", () => {
  const data = {
    meta: structOf('v1.ObjectMeta', { Annotations: stringMap({ a: '1' }), Labels: stringMap({ app: 'web', x: 'y' }) }),
  };
  expect(render('{{ "a\\nb" | indent 2 }}', {})).toBe('a\n  b');
  expect(render('{{ omit .meta.Labels "x" | toJsonMap }}', data)).toBe('{"app":"web"}');
  expect(render('{{ annotation .meta "a" 5 }}{{ annotation .meta "b" 5 }}{{ annotation .meta "b" nil }}', data)).toBe(
    '15<nil>',
  );
});
