import { parseTemplate } from '../../../lib/injection/go-template';
import {
  and,
  annotation,
  annotationOr,
  append,
  choose,
  each,
  eachEntry,
  embed,
  embedText,
  entry,
  eq,
  type Expression,
  firstOf,
  fragment,
  gather,
  hasAnnotation,
  join,
  label,
  map,
  type MapPart,
  mapsToJson,
  ne,
  not,
  omitNil,
  optionalField,
  otelResourceAttributes,
  path,
  printTemplate,
  quoted,
  raw,
  stringMap,
  text,
  trimSuffix,
  truncate,
  variable,
  when,
} from '../../../lib/injection/templates/language';
import { templateRelease } from '../../../lib/injection/templates/release';
import { MeshProblems } from '../../../lib/model';

interface Data {
  Name: string;
  Port: number;
  Enabled: boolean;
  Values: { proxy: { image: string; resources: Record<string, unknown>; env?: { FLAG?: boolean } } };
  Secrets: string[];
  Containers: { Name: string; Ports: { Number: number }[] }[];
  Metadata: Record<string, string>;
}
const data = path<Data>('$');
const release = templateRelease('1.31.0');

function print(...parts: MapPart[]): string {
  return printTemplate({ name: 'test', documents: [map(...parts)] }, release);
}

/** The printed text, which must also be a template that parses. */
function expectText(parts: MapPart[], ...lines: string[]): void {
  const printed = print(...parts);
  expect(printed.split('\n')).toEqual([...lines, '']);
  expect(parseTemplate('test', printed).name).toBe('test');
}

describe('scalars', () => {
  it('quotes strings of the data, and prints numbers and booleans as they are', () => {
    expectText(
      [{ name: data.Name, port: raw(data.Port), text: quoted(data.Port), on: raw(data.Enabled) }],
      'name: {{ $.Name | quote }}',
      'port: {{ $.Port }}',
      'text: {{ $.Port | quote }}',
      '"on": {{ $.Enabled }}',
    );
  });

  it('writes constants plain only where every YAML reader takes them for text', () => {
    expectText(
      [
        {
          a: 'istio-proxy',
          b: 'true',
          c: '1',
          d: '--flag',
          e: '',
          f: 'a b',
          g: '/etc/istio',
          h: 'No',
          i: 'a: b',
          j: 15,
          k: false,
          l: null,
        },
      ],
      'a: istio-proxy',
      'b: "true"',
      'c: "1"',
      'd: "--flag"',
      'e: ""',
      'f: "a b"',
      'g: /etc/istio',
      'h: "No"',
      'i: "a: b"',
      'j: 15',
      'k: false',
      'l: null',
    );
  });

  it('keeps braces of a constant out of the template syntax', () => {
    expectText([{ a: 'x{{ .Name }}' }], 'a: {{ quote "x{{ .Name }}" }}');
  });

  it('builds text with printf, percent signs included', () => {
    expectText(
      [{ a: text`100% of ${data.Name}:${data.Port}\n` }],
      'a: {{ printf "100%% of %v:%v\\n" $.Name $.Port | quote }}',
    );
  });

  it('chooses between scalars on one line', () => {
    expectText(
      [{ image: choose(eq(data.Name, 'a'), 'first', choose(data.Enabled, data.Name, raw(data.Port))) }],
      'image: {{ if eq $.Name "a" }}first{{ else }}{{ if $.Enabled }}{{ $.Name | quote }}{{ else }}{{ $.Port ' +
        '}}{{ end }}{{ end }}',
    );
  });

  it('embeds structures as JSON', () => {
    expectText(
      [
        {
          a: embed(data.Values.proxy.resources),
          b: embed(omitNil(data.Values.proxy.resources)),
          c: embedText(mapsToJson(data.Metadata, stringMap({ k: data.Name }))),
        },
      ],
      'a: {{ $.Values.proxy.resources | toJson }}',
      'b: {{ omitNil $.Values.proxy.resources | toJson }}',
      'c: {{ toJsonMap $.Metadata (strdict "k" $.Name) }}',
    );
  });
});

describe('expressions', () => {
  const texts: [string, Expression<unknown>][] = [
    ['index $.ObjectMeta.Annotations "sidecar.istio.io/proxyCPU"', annotation('sidecar.istio.io/proxyCPU')],
    [
      'annotation $.ObjectMeta "sidecar.istio.io/logLevel" $.Name',
      annotationOr('sidecar.istio.io/logLevel', data.Name),
    ],
    [
      'not (isset $.ObjectMeta.Annotations "sidecar.istio.io/userVolume")',
      not(hasAnnotation('sidecar.istio.io/userVolume')),
    ],
    ['or (index $.ObjectMeta.Labels "app") $.Name "none"', firstOf(label('app'), data.Name, 'none')],
    ['and $.Enabled (ne $.Name "")', and(data.Enabled, ne(data.Name, ''))],
    ['trimSuffix "-" (trunc 63 $.Name)', trimSuffix('-', truncate(63, data.Name))],
    ['eq ($.Values.proxy.env).FLAG true', eq(optionalField(data.Values.proxy.env, 'FLAG'), true)],
  ];
  it.each(texts)('%s', (expected, expression) => {
    expect(print({ a: quoted(expression) })).toBe(`a: {{ ${expected} | quote }}\n`);
  });
});

describe('containers', () => {
  it('prints maps and lists in block style where a child is certain', () => {
    expectText(
      [{ a: { b: [{ c: 'x', d: ['v'] }, 'z'], e: {}, f: [] } }],
      'a:',
      '  b:',
      '    - c: x',
      '      d:',
      '        - v',
      '    - z',
      '  e: {}',
      '  f: []',
    );
  });

  it('prints conditional parts between lines of their own, with else and else if', () => {
    expectText(
      [{ a: 'x' }, when<MapPart>(data.Enabled, [{ b: 'v' }], [when<MapPart>(data.Name, [{ b: 'z' }], [{ c: 'w' }])])],
      'a: x',
      '{{- if $.Enabled }}',
      'b: v',
      '{{- else if $.Name }}',
      'b: z',
      '{{- else }}',
      'c: w',
      '{{- end }}',
    );
  });

  it('prints flow style where all children are conditional: an empty block would be null', () => {
    expectText(
      [{ a: map(when<MapPart>(data.Enabled, [{ b: { c: [data.Name] } }])), d: [when(data.Name, ['e'])] }],
      'a: {',
      '    {{- if $.Enabled }}',
      '    b: {',
      '        c: [',
      '            {{ $.Name | quote }},',
      '          ],',
      '      },',
      '    {{- end }}',
      '  }',
      'd: [',
      '    {{- if $.Name }}',
      '    e,',
      '    {{- end }}',
      '  ]',
    );
  });

  it('prints block style where both branches of a condition have a child', () => {
    expectText(
      [{ a: map(when<MapPart>(data.Enabled, [{ b: 'x' }], [{ c: 'v' }])) }],
      'a:',
      '  {{- if $.Enabled }}',
      '  b: x',
      '  {{- else }}',
      '  c: v',
      '  {{- end }}',
    );
  });

  it('loops in block style under a condition that says the list is not empty, else in flow style', () => {
    const names = each('secret', data.Secrets, (secret) => [{ name: secret }]);
    expectText(
      [when<MapPart>(data.Secrets, [{ a: [names] }]), { b: [names] }],
      '{{- if $.Secrets }}',
      'a:',
      '  {{- range $_, $secret := $.Secrets }}',
      '  - name: {{ $secret | quote }}',
      '  {{- end }}',
      '{{- end }}',
      'b: [',
      '    {{- range $_, $secret := $.Secrets }}',
      '    {',
      '        name: {{ $secret | quote }},',
      '      },',
      '    {{- end }}',
      '  ]',
    );
  });

  it('starts a list item that begins with a condition on a line of its own', () => {
    expectText(
      [{ a: [map(when<MapPart>(data.Enabled, [{ b: 'x' }]), { c: 'v' })] }],
      'a:',
      '  -',
      '    {{- if $.Enabled }}',
      '    b: x',
      '    {{- end }}',
      '    c: v',
    );
  });

  it('loops over the entries of a map, and takes keys from the data', () => {
    expectText(
      [
        { env: ['x', eachEntry(['key', 'value'], data.Metadata, (name, value) => [{ name, value }])] },
        entry(data.Name, 'v'),
      ],
      'env:',
      '  - x',
      '  {{- range $key, $value := $.Metadata }}',
      '  - name: {{ $key | quote }}',
      '    value: {{ $value | quote }}',
      '  {{- end }}',
      '{{ $.Name | quote }}: v',
    );
  });

  it('separates documents', () => {
    const printed = printTemplate({ name: 'two', documents: [map({ a: 'x' }), map({ b: 'v' })] }, release);
    expect(printed).toBe('a: x\n---\nb: v\n');
  });
});

describe('variables and fragments', () => {
  it('declares variables once at the head, in the order in which they rely on each other', () => {
    const mode = variable('mode', annotationOr('sidecar.istio.io/interceptionMode', data.Name));
    const tproxy = variable('tproxy', eq(mode, 'TPROXY'));
    expectText(
      [{ a: raw(tproxy), b: mode }, when<MapPart>(tproxy, [{ c: mode }])],
      '{{- $mode := annotation $.ObjectMeta "sidecar.istio.io/interceptionMode" $.Name }}',
      '{{- $tproxy := eq $mode "TPROXY" }}',
      'a: {{ $tproxy }}',
      'b: {{ $mode | quote }}',
      '{{- if $tproxy }}',
      'c: {{ $mode | quote }}',
      '{{- end }}',
    );
  });

  it('gathers a list over nested loops', () => {
    const numbers = gather<number>(
      'numbers',
      each('container', data.Containers, (container) => [
        when(ne(container.Name, 'istio-proxy'), [each('port', container.Ports, (port) => [append(port.Number)])]),
      ]),
    );
    expectText(
      [{ a: join(',', numbers) }],
      '{{- $numbers := list }}',
      '{{- range $_, $container := $.Containers }}',
      '{{- if ne $container.Name "istio-proxy" }}',
      '{{- range $_, $port := $container.Ports }}',
      '{{- $numbers = append $numbers $port.Number }}',
      '{{- end }}',
      '{{- end }}',
      '{{- end }}',
      'a: {{ join "," $numbers | quote }}',
    );
  });

  it('prints a fragment once, with the variables it uses, and calls it where it stands', () => {
    const name = variable('name', firstOf(data.Name, 'x'));
    const container = fragment('container', { name, port: raw(data.Port) });
    expectText(
      [when<MapPart>(data.Enabled, [{ a: [container] }], [{ b: [container] }])],
      '{{- define "container" }}',
      '{{- $name := or $.Name "x" }}',
      '  - name: {{ $name | quote }}',
      '    port: {{ $.Port }}',
      '{{- end }}',
      '{{- if $.Enabled }}',
      'a:',
      '  {{- template "container" $ }}',
      '{{- else }}',
      'b:',
      '  {{- template "container" $ }}',
      '{{- end }}',
    );
  });

  it('refuses two variables of one name, and a fragment at two depths', () => {
    expect(() => print({ a: variable('x', data.Name), b: variable('x', text`b`) })).toThrow(
      'two variables are named $x',
    );
    const part = fragment<MapPart>('part', { c: 'x' });
    expect(() => print({ a: map(part), b: { d: map(part) } })).toThrow('fragment "part" is used at two depths');
    expect(() => print({ a: map(when<MapPart>(data.Enabled, [part])) })).toThrow(
      'fragment "part" stands in a part that may be empty',
    );
  });
});

describe('functions of the release', () => {
  const problemsOf = (version: string, part: MapPart): unknown[] => {
    try {
      printTemplate({ name: 'mine', documents: [map(part)] }, templateRelease(version));
      return [];
    } catch (error) {
      if (error instanceof MeshProblems)
        return error.problems.map(({ code, path: at, found, fix }) => ({ code, at, found, fix }));
      throw error;
    }
  };
  const resources: MapPart = { resources: embed(omitNil(data.Values.proxy.resources)) };
  const otel: MapPart = when<MapPart>(variable('otel', otelResourceAttributes(data.Metadata)), [{ a: 'x' }]);

  it('refuses a function that came in a later patch', () => {
    expect(problemsOf('1.29.0', resources)).toEqual([
      {
        code: 'injection/unknown-function',
        at: 'templates.mine',
        found: 'omitNil',
        fix: 'use Istio 1.29.1 or later, or do without the function',
      },
    ]);
    expect(problemsOf('1.29.1', resources)).toEqual([]);
  });

  it('refuses a function that came in a later minor, in a variable too', () => {
    expect(problemsOf('1.29.6', otel)).toMatchObject([
      { found: 'otelResourceAttributes', fix: 'use Istio 1.30.0 or later, or do without the function' },
    ]);
    expect(problemsOf('1.30.0', otel)).toEqual([]);
  });

  it.each(['1.28.0', '1.99.0', '1.30', 'latest', ''])('does not know release "%s"', (version) => {
    expect(() => templateRelease(version)).toThrow(MeshProblems);
  });
});
