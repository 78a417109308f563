'use strict';
/**
 * The semantic vectors: templates and data. What real Go makes of them is recorded in test/injection/go-template/vectors.json.
 * Data is JSON; tags make other types: {"$int": 1}, {"$int32": 1}, {"$int64": 1}, {"$strings": []}, {"$stringMap": {}}, {"$thing": {}}.
 */
const int = (n) => ({ $int: n });
const int64 = (n) => ({ $int64: n });
const strings = (...items) => ({ $strings: items });
const stringMap = (map) => ({ $stringMap: map });
const thing = (fields) => ({ $thing: fields });

const pod = thing({
  Name: 'web', Count: 3, Small: 8080, Ratio: 0.25, On: true, Mode: 1, Tags: { app: 'web', tier: 'front' }, Any: { a: [1, 'x'] },
  Items: [{ Name: 'one', Small: 1 }, { Name: 'two', Small: 2 }], Next: { Name: 'next', Next: { Name: 'last' } },
});
const values = { n: 1, f: 1.5, big: 15000000, huge: 1e21, tiny: 0.0000012, neg: -3, zero: 0, yes: true, no: false, s: 'text', e: '', nil: null,
  list: [1, 'two', null, [3]], empty: [], map: { b: 2, a: 1, c: { d: 'deep' } }, none: {} };

/** [template, data?] by group. */
const groups = {
  text: [
    [''], ['plain text'], ['a\nb\n'], ['{ {x} }'], ['}}'], ['{{/* a comment */}}x'], ['a {{- /* a comment */ -}} b'], ['{{""}}'], ['{{`raw\\n`}}'],
    ['{{"\\u00e9\\t\\x41\\101"}}'], ['{{"日本"}}'],
  ],
  trim: [
    ['a {{1}} b'], ['a {{- 1}} b'], ['a {{1 -}} b'], ['a {{- 1 -}} b'], ['a \n\t {{- 1 -}} \r\n b'], ['{{1 -}}\n\n{{- 2}}'], ['{{-1}}'], ['{{- -1}}'], ['x{{- 3 -}}{{- 4 -}}y'],
    ['{{if true -}}  yes  {{- end}}'], ['a{{- /* c */}} b'], ['a {{/* c */ -}} b'], ['{{ 1 - }}'], ['{{range .list -}} [{{.}}] {{- end}}', values],
  ],
  values: [
    ['{{.}}', 'x'], ['{{.}}', null], ['{{.}}', 12], ['{{.}}', int(12)], ['{{.}}', true], ['{{.}}', [1, 'a', null, true]], ['{{.}}', { b: 1, a: [] }], ['{{.}}', stringMap({ z: '1', a: '2' })],
    ['{{.missing}}', values], ['{{.nil}}', values], ['{{.missing.x.y}}', values], ['{{.nil.x}}', values], ['{{.s.x}}', values], ['{{.n.x}}', values], ['{{.list.x}}', values],
    ['{{.map.c.d}}', values], ['{{.map.c.x}}', values], ['{{.map.c.x.y}}', values], ['{{(.map).c.d}}', values], ['{{(.nil).x}}', values], ['{{(.missing).x}}', values],
    ['{{$.s}}', values], ['{{$.map.a}}', values], ['{{with .map}}{{.a}}{{$.s}}{{end}}', values], ['{{.a}}', null], ['{{.a.b}}', { a: null }], ['x\n  {{ .a.b.c }}', { a: { b: null } }],
    ['{{.a}}', stringMap({})], ['{{.a.b}}', stringMap({})], ['{{.a.b}}', stringMap({ a: 'x' })], ['{{ .list }}', values], ['{{.map}}', values], ['{{.none}}{{.empty}}{{.e}}', values],
  ],
  structs: [
    ['{{.Name}} {{.Count}} {{.Small}} {{.Ratio}} {{.On}}', pod], ['{{.Mode}}', pod], ['{{.Mode.String}}', pod], ['{{.Missing}}', pod], ['{{.Tags.app}} {{.Tags.nope}}', pod],
    ['{{.Any.a}}', pod], ['{{.Any.b.c}}', pod], ['{{.Next.Name}} {{.Next.Next.Name}}', pod], ['{{.Next.Next.Next.Name}}', pod], ['{{.Next.Next.Next}}', pod], ['{{.GetNext.GetNext.GetNext.GetName}}', pod],
    ['{{.GetNext.Name}}', pod], ['{{.GetNext.GetNext.GetNext.Name}}', pod], ['{{if .GetNext.GetNext.GetNext}}a{{else}}b{{end}}', pod], ['{{.Greet "you"}}', pod], ['{{"you" | .Greet}}', pod], ['{{.Greet}}', pod],
    ['{{.Greet 1}}', pod], ['{{.Greet "a" "b"}}', pod], ['{{.Name "x"}}', pod], ['{{range .Items}}{{.Name}}={{.Small}};{{end}}', pod], ['{{(index .Items 1).Name}}', pod], ['{{(.Greet "x") | len}}', pod],
    ['{{printf "%d %v %s" .Mode .Mode .Mode}}', pod], ['{{eq .Mode 1}}', pod], ['{{eq .Mode "TPROXY"}}', pod], ['{{eq .Small 8080}}', pod], ['{{.Small | quote}}', pod], ['{{.Small | default 1}}', pod],
    ['{{with .Next}}{{.Name}}{{end}}', pod], ['{{index .Tags "app"}} [{{index .Tags "nope"}}]', pod], ['{{.Any.a.b}}', pod], ['{{.Name}}', { $nilThing: true }], ['{{.GetName}}', { $nilThing: true }],
    ['{{(.Next).GetNext.Name}}', pod], ['{{.Next.Any.x}}', pod], ['{{.Next.Tags.x}}', pod], ['{{len .Next.Tags}} {{len .Next.Items}}', pod], ['{{typeOf .Small}} {{kindOf .Mode}} {{typeOf .Tags}}', pod],
  ],
  numbers: [
    ['{{.n}} {{.f}} {{.big}} {{.huge}} {{.tiny}} {{.neg}} {{.zero}}', values], ['{{1}} {{-1}} {{+1}} {{1.0}} {{1.5}} {{1e3}} {{1e6}} {{1e20}} {{1e21}} {{0.0001}} {{0.00001}}'], ['{{0x1F}} {{0b101}} {{0o17}} {{017}} {{1_000}}'],
    ['{{\'a\'}} {{\'\\n\'}}'], ['{{100000.0}} {{1000000.0}} {{123456.0}} {{1234567.0}} {{12345678.9}}'], ['{{.}}', 123456789], ['{{.}}', 100000], ['{{.}}', 1000000], ['{{.}}', 2097152], ['{{.}}', 0.1], ['{{.}}', 1e-7],
    ['{{9223372036854775807}}'], ['{{9223372036854775808}}'], ['{{1e400}}'], ['{{08}}'], ['{{1__0}}'], ['{{.5}}'], ['{{5.}}'], ['{{0x1p4}}'], ['{{1a}}'], ['{{\'ab\'}}'], ['{{.}}', int64(7)], ['{{.big | quote}}', values],
    ['{{eq .n 1}}', values], ['{{eq .n 1.0}}', values], ['{{printf "%d" .n}}', values], ['{{printf "%.0f" .n}}', values], ['{{.n | int}}', values], ['{{eq (int .n) 1}}', values], ['{{.big | int}} {{.big | int64}}', values],
  ],
  compare: [
    ['{{eq 1 1}} {{eq 1 2}} {{eq 1 2 1}} {{eq "a" "b" "a"}}'], ['{{eq 1 1.0}}'], ['{{eq "1" 1}}'], ['{{eq true 1}}'], ['{{eq .nil nil}}', values], ['{{eq nil .missing}}', values], ['{{eq .nil "x"}} {{ne .nil ""}}', values],
    ['{{eq .missing "x"}} {{ne .missing ""}}', values], ['{{eq .list .list}}', values], ['{{eq .map .map}}', values], ['{{eq .list .map}}', values], ['{{eq 1}}'], ['{{eq}}'], ['{{ne 1 2 3}}'], ['{{lt 1 2}} {{lt 2 1}} {{le 1 1}} {{gt 2 1}} {{ge 1 2}}'],
    ['{{lt "a" "b"}} {{lt "a" "B"}} {{lt "é" "z"}}'], ['{{lt 1 1.5}}'], ['{{lt true false}}'], ['{{lt .nil 1}}', values], ['{{lt .list 1}}', values], ['{{ge (len .list) 1}}', values], ['{{eq (add 1 2) 3}}'], ['{{eq .s .e}}', values],
    ['{{eq .list nil}}', values], ['{{eq .nil .missing}}', values], ['{{eq true true}}'], ['{{gt 1.5 1.0}}'], ['{{le .f .n}}', values],
  ],
  logic: [
    ['{{and 1 0}} {{and 1 2}} {{and 0 (fail "no")}} {{and ""}}'], ['{{or 0 2}} {{or 1 (fail "no")}} {{or "" 0}}'], ['{{and 1 (fail "no")}}'], ['{{not 0}} {{not "x"}} {{not .nil}} {{not .missing}}', values], ['{{or .missing "x"}} {{or .nil "y"}}', values],
    ['{{and .missing "x"}}', values], ['{{and .nil "x"}}', values], ['{{or .missing .nil}}', values], ['{{1 | and 2}} {{0 | and 2}} {{1 | or 0}}'], ['{{and}}'], ['{{not}}'], ['{{not 1 2}}'], ['{{or .map.x .map.c.d}}', values], ['{{if and .yes (not .no)}}t{{end}}', values],
    ['{{or nil 1}}'], ['{{and .list .map}}', values],
  ],
  control: [
    ['{{if true}}a{{end}}{{if false}}b{{end}}'], ['{{if .e}}a{{else}}b{{end}}', values], ['{{if .zero}}a{{else if .n}}b{{else}}c{{end}}', values], ['{{if .zero}}a{{else if .e}}b{{else if .nil}}c{{else}}d{{end}}', values], ['{{if .missing}}a{{end}}-', values],
    ['{{if .empty}}a{{end}}{{if .none}}b{{end}}{{if .list}}c{{end}}', values], ['{{if 0.0}}a{{end}}{{if -1}}b{{end}}'], ['{{with .s}}{{.}}{{else}}none{{end}}', values], ['{{with .e}}{{.}}{{else}}none{{end}}', values],
    ['{{with .e}}a{{else with .s}}{{.}}{{else}}c{{end}}', values], ['{{with $x := .s}}{{$x}}{{.}}{{end}}', values], ['{{with .missing}}a{{else}}{{.s}}{{end}}', values], ['{{if true}}'], ['{{end}}'], ['{{else}}'], ['{{if}}{{end}}'], ['{{if true}}{{else}}{{else}}{{end}}'],
    ['{{if true}}a{{end'], ['{{if true}}{{range .}}{{end}}'], ['{{with .n}}{{.}}{{end}}', values], ['{{if .n.x}}a{{end}}', values],
  ],
  range: [
    ['{{range .list}}[{{.}}]{{end}}', values], ['{{range $i, $e := .list}}{{$i}}={{$e}};{{end}}', values], ['{{range $e := .list}}{{$e}};{{end}}', values], ['{{range .empty}}a{{else}}none{{end}}', values], ['{{range .missing}}a{{else}}none{{end}}', values],
    ['{{range .nil}}a{{else}}none{{end}}', values], ['{{range .map}}{{.}};{{end}}', values], ['{{range $k, $v := .map}}{{$k}}={{$v}};{{end}}', values], ['{{range $k, $v := .}}{{$k}}={{$v}};{{end}}', stringMap({ b: '1', a: '2', A: '3', _: '4' })],
    ['{{range 3}}{{.}}{{end}}'], ['{{range $i := 3}}{{$i}}{{end}}'], ['{{range $i, $j := 3}}{{$i}}{{end}}'], ['{{range 0}}a{{else}}none{{end}}'], ['{{range .s}}a{{end}}', values], ['{{range .n}}a{{end}}', values], ['{{range .yes}}a{{end}}', values],
    ['{{range $i, $e := .list}}{{if eq $i 1}}{{continue}}{{end}}{{$i}}{{if eq $i 2}}{{break}}{{end}}{{end}}', values], ['{{break}}'], ['{{continue}}'], ['{{range .}}{{range .}}{{.}}{{break}}{{end}};{{end}}', [[1, 2], [3, 4]]],
    ['{{range .}}{{range .}}x{{else}}{{continue}}{{end}}y{{end}}', [[], [1]]], ['{{range .list}}{{.x}}{{end}}', { list: [{ x: 1 }, null, { x: 3 }] }], ['{{range $e := .list}}{{$e.x}}{{end}}', { list: [null] }], ['{{range until 3}}{{.}}{{end}}'],
    ['{{range $i, $e := splitList "," "a,b"}}{{$i}}{{$e}}{{end}}'], ['{{range list}}a{{else}}b{{end}}'], ['{{range $k, $v := dict "z" 1 "y" 2}}{{$k}}{{$v}}{{end}}'], ['{{range int64 3}}{{.}}{{end}}'], ['{{range $a, $b, $c := .list}}{{end}}', values],
    ['{{range .list}}{{$.s}}{{break}}{{end}}', values], ['{{range .}}{{.Name}}{{end}}', pod],
  ],
  variables: [
    ['{{$x := 1}}{{$x}}'], ['{{$x := 1}}{{$x = 2}}{{$x}}'], ['{{$x := 0}}{{range .list}}{{$x = .}}{{end}}{{$x}}', { list: [1, 2, 3] }], ['{{$x := 0}}{{if true}}{{$x = 1}}{{end}}{{$x}}'], ['{{$x := 0}}{{if true}}{{$x := 1}}{{$x}}{{end}}{{$x}}'],
    ['{{$c := list}}{{range .list}}{{$c = append $c .}}{{end}}{{len $c}} {{$c}}', values], ['{{$x}}'], ['{{$x = 1}}'], ['{{if true}}{{$x := 1}}{{end}}{{$x}}'], ['{{$x := .map}}{{$x.c.d}}', values], ['{{$x := .nil}}{{$x.y}}', values], ['{{$x := .missing}}{{$x.y}}', values],
    ['{{$x := .s | upper}}{{$x}}', values], ['{{$é := 1}}{{$é}}'], ['{{$x := 1}}{{$x.y}}'], ['{{$x := 1}}{{with 2}}{{$x}}{{.}}{{end}}'], ['{{$i := 9}}{{range $i, $e := .list}}{{$i}}{{end}}{{$i}}', values], ['{{$i := 9}}{{$e := 9}}{{range $i, $e = .list}}{{end}}{{$i}}{{$e}}', { list: ['a', 'b'] }],
    ['{{$x := 1}}{{$x 2}}'], ['{{$x := 1}}{{2 | $x}}'], ['{{$first := true}}{{range .list}}{{if not $first}},{{end}}{{$first = false}}{{.}}{{end}}', { list: ['a', 'b', 'c'] }], ['{{$f := .Greet "a"}}{{$f}}', pod], ['{{$t := .}}{{$t.Greet "b"}}', pod],
    ['{{$x, $y := 1}}'], ['{{$e := 5}}{{range $e = .list}}{{end}}{{$e}}', { list: ['a', 'b'] }],
  ],
  templates: [
    ['{{define "a"}}[{{.}}]{{end}}{{template "a" 1}}{{template "a" .s}}', values], ['{{define "a"}}[{{.}}]{{end}}{{template "a"}}'], ['{{template "a" .}}{{define "a"}}{{.s}}{{end}}', values], ['{{template "nope"}}'], ['a\nb {{template "nope" .}}', values],
    ['{{block "b" .s}}<{{.}}>{{end}}', values], ['{{define "b"}}one{{end}}{{block "b" .}}two{{end}}'], ['{{define "a"}}{{$x}}{{end}}{{$x := 1}}'], ['{{$x := 1}}{{define "a"}}{{$}}{{end}}{{template "a" $x}}'], ['{{define "a"}}1{{end}}{{define "a"}}2{{end}}{{template "a"}}'],
    ['{{define "a"}} {{end}}{{define "a"}}2{{end}}{{template "a"}}'], ['{{define "r"}}{{if .}}{{first .}}{{template "r" (rest .)}}{{end}}{{end}}{{template "r" .}}', [1, 2, 3]], ['{{define "r"}}{{template "r"}}{{end}}{{template "r"}}'], ['{{define "a"}}{{.x.y}}{{end}}\n{{template "a" .}}', { x: null }],
    ['{{if true}}{{define "a"}}x{{end}}{{end}}'], ['{{define a}}{{end}}'], ['{{define "a"}}'], ['{{template a}}'], ['{{template "a" 1 2}}{{define "a"}}{{end}}'], ['{{define "a" -}}  x  {{- end}}[{{template "a"}}]'], ['{{template `a`}}{{define `a`}}raw{{end}}'], ['{{define "a"}}{{end}}x'],
    ['{{with .nil}}{{else}}{{template "a" .nil}}{{end}}{{define "a"}}{{.}}{{end}}', values],
  ],
  pipes: [
    ['{{"a" | upper | quote}}'], ['{{"b" | printf "%s-%s" "a"}}'], ['{{1 | 2}}'], ['{{"x" | "y"}}'], ['{{(1 | add 2) | add 3}}'], ['{{1 | .}}', values], ['{{printf "%d" (add 1 (mul 2 3))}}'], ['{{"a" |}}'], ['{{| upper}}'], ['{{()}}'], ['{{(upper "a")}}'], ['{{(dict "a" (dict "b" 1)).a.b}}'],
    ['{{upper (lower "A")}}'], ['{{upper"a"}}'], ['{{upper "a")}}'], ['{{(upper "a"}}'], ['{{nil}}'], ['{{nil | quote}}'], ['{{quote nil}}'], ['{{.s | quote | squote}}', values], ['{{.nil | quote}}|{{.missing | quote}}', values], ['{{.nil | toJson}}', values], ['{{.missing | default "d"}}', values], ['{{.nil | upper}}', values],
    ['{{.missing | upper}}', values], ['{{upper .nil}}', values], ['{{upper .missing}}', values], ['{{upper .n}}', values], ['{{upper 1}}'], ['{{upper nil}}'], ['{{trunc "a" "b"}}'], ['{{trunc 1.0 "bc"}}'], ['{{trunc 1.5 "bc"}}'], ['{{trunc .n "bc"}}', values], ['{{trunc (add 1 0) "bc"}}'], ['{{trunc (int 1) "bc"}}'],
    ['{{nofunction 1}}'], ['a\n\n {{ 1 | nofunction }}'], ['{{upper}}'], ['{{upper "a" "b"}}'], ['{{"a" | upper "b"}}'], ['{{fail "stop"}}'], ['abc\n {{ "x" | fail }}'], ['{{hasKey .missing "a"}}', values], ['{{hasKey .nil "a"}}', values], ['{{hasKey .list "a"}}', values], ['{{hasKey . "a"}}', stringMap({})], ['{{.map.c.d.e}}', values],
    ['{{ternary 1 2 .n}}', values], ['{{ternary 1 2 true}}'], ['{{true | ternary "a" "b"}}'],
  ],
  builtins: [
    ['{{len "é"}} {{len .list}} {{len .map}} {{len .empty}}', values], ['{{len .n}}', values], ['{{len .nil}}', values], ['{{len nil}}'], ['{{index .list 0}} {{index .list 1}} {{index .list 3 0}}', values], ['{{index .list 9}}', values], ['{{index .list -1}}', values], ['{{index .list "a"}}', values], ['{{index .list .n}}', values],
    ['{{index .list (int .n)}}', values], ['{{index .map "a"}} [{{index .map "x"}}]', values], ['{{index .map "c" "d"}}', values], ['{{index .map "x" "y"}}', values], ['{{index .map 1}}', values], ['{{index .nil "a"}}', values], ['{{index .missing "a"}}', values], ['{{index .s 0}}', values], ['{{index .n 0}}', values], ['{{index .list}}', { list: [1] }], ['{{index .map nil}}', values],
    ['{{index . "x"}}|', stringMap({ a: 'b' })], ['{{index . "x" | default "d"}}', stringMap({})], ['{{slice "hello" 1 3}} {{slice "hello" 2}} {{slice "hello"}}'], ['{{slice "hello" 3 9}}'], ['{{slice "hello" 3 1}}'], ['{{slice "hello" 1 2 3}}'], ['{{len (list 1 2 | reverse)}}'],
    ['{{print 1 2 "a" "b" 3 true nil}}'], ['{{print}}'], ['{{println 1 "a"}}'], ['{{print .nil .missing}}', values], ['{{html "<a href=\'x\'>&\\"</a>"}}'], ['{{js "it\'s <b> = \\"q\\" \\\\ \\n é"}}'], ['{{urlquery "a b&c=d/é+~!*"}}'], ['{{html .nil}} {{html 1 2}} {{urlquery .list}}', values], ['{{call .s}}', values], ['{{call nil}}'],
    ['{{not (eq 1 2)}}'], ['{{index "abc" 3}}'], ['{{html}}'], ['{{js .n}}', values],
  ],
  printf: [
    ['{{printf "%v %v %v %v" 1 "a" true 1.5}}'], ['{{printf "%d|%5d|%-5d|%05d|%+d|%x|%X|%o|%b|%c|%q|%U" 42 42 42 42 42 255 255 8 5 65 65 65}}'], ['{{printf "%s|%10s|%-10s|%.2s|%q|%x|% x|%X" "abc" "abc" "abc" "abc" "a\\"b" "abc" "abc" "abc"}}'],
    ['{{printf "%f|%.2f|%8.3f|%e|%g|%.3g|%G|%08.2f|%+.1f" 3.14159 3.14159 3.14159 31415.9 0.00001 3.14159 1e20 -3.14159 2.25}}'], ['{{printf "%t|%v|%5t" true false true}}'], ['{{printf "%s" nil}} {{printf "%v" nil}} {{printf "%d" nil}}'], ['{{printf "%d" "a"}} {{printf "%s" 1}} {{printf "%s" 1.5}} {{printf "%t" 1}} {{printf "%d" 1.5}}'],
    ['{{printf "%d"}}'], ['{{printf "a" 1 "b"}}'], ['{{printf "%z" 1}}'], ['{{printf "%"}}'], ['{{printf "100%%"}}'], ['{{printf "%[2]d %[1]d" 1 2}}'], ['{{printf "%*d" 5 42}}'], ['{{printf "%v %s %d" .list .list .list}}', values], ['{{printf "%v" .map}} {{printf "%+v" .map}}', values], ['{{printf "%T %T %T %T %T %T" 1 1.5 "a" true .list .map}}', values],
    ['{{printf "%#v %#v %#v" "a" 1 true}}'], ['{{printf "%q" .list}}', { list: ['a', 'b c'] }], ['{{printf "%s" .nil}}|{{printf "%v" .missing}}', values], ['{{printf "%t" .yes}}', values], ['{{printf "%-8s|" "é"}}'], ['{{printf "%6.2f%%" 12.345}}'], ['{{printf "%x" -255}}'], ['{{printf "%#x %#o" 255 8}}'], ['{{printf "%v" .}}', { a: null }],
    ['{{printf "%s" (list "a" nil 1)}}'], ['{{printf "%3c|%-3c|" 65 66}}'], ['{{printf "%.0f %.0f" 0.5 1.5}}'], ['{{printf "%5.1f|%-7.2f|" .f .f}}', values], ['{{printf "%!"}}'], ['{{printf "%s %s" "a"}}'], ['{{printf "%v" .big}}', values],
  ],
  strings: [
    ['{{trim "  a b\\n"}}|{{trimAll "$" "$5$"}}|{{trimSuffix "-" "a-"}}|{{trimPrefix "-" "-a"}}|{{trimSuffix "" "a"}}'], ['{{upper "aß"}} {{lower "AÉ"}} {{title "hello world"}} {{untitle "Hello World"}}'], ['{{repeat 3 "ab"}}|{{repeat 0 "a"}}'], ['{{repeat -1 "a"}}'], ['{{substr 1 3 "hello"}} {{substr -1 3 "hello"}} {{substr 2 -1 "hello"}} {{substr 0 99 "hello"}}'],
    ['{{trunc 3 "hello"}} {{trunc -3 "hello"}} {{trunc 9 "hello"}} {{trunc -9 "hello"}} {{trunc 0 "a"}}|'], ['{{nospace "a b\\tc"}} {{initials "Mesh Node"}} {{swapcase "aBc"}}'], ['{{abbrev 5 "hello world"}} {{abbrev 3 "hello"}} {{abbrevboth 6 11 "north gateway of shop"}} {{abbrevboth 2 9 "istiod-canary"}}'],
    ['{{snakecase "MeshConfig"}} {{snakecase "XDSServer"}} {{snakecase "UseHBONE"}} {{snakecase "POD_NAME"}} {{snakecase "ISTIO_META"}}'], ['{{kebabcase "MeshConfig"}} {{kebabcase "mesh config"}} {{kebabcase "Zone4Rack2"}} {{kebabcase "a1b2"}}'], ['{{camelcase "xds_server"}} {{camelcase "pod-name port"}} {{camelcase "XDS_server"}} {{camelcase "_a__b"}}'],
    ['{{wrap 5 "hello world foo"}}'], ['{{wrapWith 5 "\\t" "hello worldwide"}}'], ['{{contains "b" "abc"}} {{hasPrefix "a" "abc"}} {{hasSuffix "c" "abc"}}'], ['{{quote "a" 1 nil true}} {{squote "a" 1}}'], ['{{quote "\\t\\n\\\\\\"é\\u200b\\x01"}}'], ['{{cat "a" 1 nil "b"}}|{{cat}}'], ['{{indent 2 "a\\nb"}}|{{nindent 2 "a\\nb"}}'], ['{{replace "a" "b" "banana"}}|{{replace "" "-" "ab"}}'],
    ['{{plural "one" "many" 1}} {{plural "one" "many" 2}}'], ['{{toString 1}} {{toString true}} {{toString (list 1 2)}}'], ['{{(split "$" "a$b$c")._1}}'], ['{{(splitn "$" 2 "a$b$c")._1}}'], ['{{splitList "," "a,,b"}} {{len (splitList "," "")}}'], ['{{join "-" (list 1 nil "a")}} {{join "," "x"}} {{join "," nil}}|'], ['{{splitList "" "aé"}}'], ['{{untitle "HELLO World foo"}}'], ['{{hello}}'],
    ['{{trimall "x" "xax"}} {{trimAll "ab" "abcba"}}'], ['{{initials "  a  b "}}'], ['{{title "o\'neil ab-cd x_y"}}'], ['{{b64enc "hé"}} {{b64dec "aMOp"}} {{b32enc "a"}} {{b32dec "ME======"}}'], ['{{sha256sum "a"}} {{sha1sum "a"}} {{adler32sum "abc"}}'], ['{{b64dec "!!"}}'], ['{{b64dec "YQ"}}'], ['{{toStrings (list 1 "a" nil)}}'],
  ],
  lists: [
    ['{{list 1 "a" nil}} {{list}}'], ['{{first (list 1 2)}} {{last (list 1 2)}} {{rest (list 1 2)}} {{initial (list 1 2)}}'], ['{{first list}}|{{last list}}|{{rest list}}'], ['{{append (list 1) 2}} {{prepend (list 1) 0}} {{push (list 1) 2}}'], ['{{concat (list 1) (list 2 3)}}'], ['{{reverse (list 1 2 3)}} {{uniq (list 1 1 "a" 1.0 "a")}}'], ['{{without (list 1 2 3) 2}} {{has 2 (list 1 2)}} {{has 2.0 (list 1 2)}}'],
    ['{{compact (list 1 "" 0 "a" nil false)}}'], ['{{slice (list 1 2 3) 1}} {{slice (list 1 2 3) 0 2}} {{slice (list 1 2 3)}}'], ['{{slice (list 1 2) 5}}'], ['{{chunk 2 (list 1 2 3)}}'], ['{{sortAlpha (list "b" "a" 1)}} {{sortAlpha "x"}}'], ['{{append nil 1}}'], ['{{append "a" 1}}'], ['{{first "a"}}'], ['{{has 1 nil}}'], ['{{has "a" .}}', strings('a')], ['{{append . "b"}}', strings('a')],
    ['{{without . "a"}}', strings('a', 'b')], ['{{join "," .}}', strings('a', 'b')], ['{{tuple 1 2}}'], ['{{until 3}} {{untilStep 0 6 2}} {{until -2}}'], ['{{seq 3}}|{{seq 0 2}}|{{seq 0 2 6}}|{{seq 3 1}}|{{seq}}'], ['{{mustFirst list}}|'], ['{{$l := list 1 2}}{{$m := append $l 3}}{{$l}}{{$m}}'], ['{{has (add 1 1) (list 2)}}'], ['{{uniq (list 1 (int64 1))}}'], ['{{mustAppend "x" 1}}'], ['{{concat}}|{{concat list}}'],
  ],
  dicts: [
    ['{{dict "a" 1 "b" (list 2)}} {{dict "a"}} {{dict}}'], ['{{get (dict "a" 1) "a"}} [{{get (dict "a" 1) "x"}}]'], ['{{$d := dict "a" 1}}{{$_ := set $d "b" 2}}{{$d}}{{$_ := unset $d "a"}}{{$d}}'], ['{{hasKey (dict "a" nil) "a"}} {{hasKey (dict) "a"}}'], ['{{pluck "a" (dict "a" 1) (dict "b" 2) (dict "a" 3)}}'], ['{{keys (dict "b" 1 "a" 2) | sortAlpha}}'], ['{{values (dict "b" 1)}}'], ['{{pick (dict "a" 1 "b" 2) "a" "x"}} {{omit (dict "a" 1 "b" 2) "a"}}'],
    ['{{merge (dict "a" 1 "b" (dict "c" 1)) (dict "a" 2 "b" (dict "c" 2 "d" 3) "e" 4)}}'], ['{{mergeOverwrite (dict "a" 1 "b" (dict "c" 1)) (dict "a" 2 "b" (dict "c" 2 "d" 3))}}'], ['{{merge (dict "a" "" "b" 0) (dict "a" "x" "b" 5)}}'], ['{{mergeOverwrite (dict "a" "x") (dict "a" "")}}'], ['{{dig "a" "b" "def" (dict "a" (dict "b" 1))}} {{dig "a" "x" "def" (dict "a" (dict "b" 1))}}'], ['{{dig "a" "b" "def" (dict "a" 1)}}'], ['{{dig "a" (dict)}}'],
    [`{{mergeOverwrite (dict "a" 1 "b" 2 "c" (dict "d" 1)) (dict "a" nil "b" (list 1) "c" 5)}}{{mergeOverwrite (dict "a" 1 "c" 5) (dict "a" (list) "c" (dict "d" 0))}}{{merge (dict "a" 1 "c" (dict)) (dict "a" (list 1) "c" (dict "d" 1) "n" nil)}}`],
    ['{{$d := dict "a" (dict "b" 1)}}{{$c := deepCopy $d}}{{$_ := set $c.a "b" 2}}{{$d}}{{$c}}'], ['{{dict 1 2}}'], ['{{get . "a"}}', stringMap({ a: 'b' })], ['{{range $k, $v := dict "a" 1}}{{$k}}{{$v}}{{end}}'], ['{{set .map "z" 1}}', values], ['{{merge (dict) .map}}', values], ['{{hasKey .map.x "a"}}', values], ['{{merge (dict "a" nil) (dict "a" 1)}}'],
  ],
  defaults: [
    ['{{default "d" ""}} {{default "d" "x"}} {{default "d" 0}} {{default "d" nil}} {{default "d" list}} {{default "d" false}} {{default "d"}}'], ['{{empty ""}} {{empty 0}} {{empty "a"}} {{empty nil}} {{empty (dict)}}'], ['{{coalesce 0 "" nil "x" "y"}} [{{coalesce}}]'], ['{{all 1 "a"}} {{all 1 ""}} {{any 0 ""}} {{any 0 1}}'],
    ['{{fromJson "{\\"a\\": [1, 2.5, null]}"}} {{(fromJson "{\\"a\\": 1}").a}}'], ['{{fromJson "nope"}}'], ['{{mustFromJson "nope"}}'], ['{{toJson .}}', values], ['{{toPrettyJson .map}}', values], ['{{toJson "<a>&\\u2028é"}} {{toRawJson "<a>&"}}'], ['{{toJson nil}} {{toJson (list 1 "a" nil true 1.5)}} {{toJson (dict "b" 1 "a" 2)}}'], ['{{toJson (add 1 2)}} {{toJson 1.0}} {{toJson 1e21}} {{toJson 1e-7}}'],
    ['{{toPrettyJson (dict)}} {{toPrettyJson (list)}} {{toPrettyJson (list 1 (dict "a" 2))}}'], ['{{default .map.a .nil}}', values], ['{{.nil | default .missing}}', values], ['{{toJson "\\x01\\t\\"\\\\/"}}'], ['{{empty .}}', pod], ['{{default "x" .}}', int(0)], ['{{toJson .}}', stringMap(null)], ['{{toJson .}}', strings()],
  ],
  math: [
    ['{{add 1 2 3}} {{sub 5 2}} {{mul 2 3 4}} {{div 7 2}} {{div -7 2}} {{mod 7 3}} {{mod -7 3}} {{add1 1}}'], ['{{add 1.9 "2" true nil}} {{add "x"}} {{add "1.0"}} {{add "010"}}'], ['{{div 1 0}}'], ['{{max 1 3 2}} {{min 3 1 2}} {{biggest 1 2}} {{maxf 1.5 2} }'], ['{{maxf 1.5 2}} {{minf 1 0.5}}'], ['{{addf 1.1 2.2}} {{subf 1.5 0.5}} {{mulf 1.1 3}} {{divf 1 3}} {{add1f 1.5}}'], ['{{ceil 1.2}} {{floor 1.8}} {{round 123.5555 3}} {{round 2.5 0}} {{round -2.5 0}} {{round 123.5 0 0.6}}'],
    ['{{int "12"}} {{int 3.9}} {{int -3.9}} {{int "x"}} {{int true}} {{int "3.0"}} {{int "3.5"}}'], ['{{int64 "12"}} {{float64 "1.5"}} {{float64 "x"}} {{atoi "12"}} {{atoi "x"}} {{toDecimal 777}}'], ['{{typeOf (add 1 2)}} {{typeOf (int 1.0)}} {{typeOf 1}} {{typeOf 1.0}} {{typeOf (ceil 1.0)}}'], ['{{mul .big 1000}}', values], ['{{add .n .f}}', values], ['{{add 9223372036854775807 1}}'], ['{{until "3"}}'], ['{{divf 1 0}}'], ['{{float64 1}} {{float64 10000000}}'], ['{{int "0x1f"}} {{int "1_000"}} {{int " 1"}} {{int "1e3"}}'],
    ['{{addf 0.1 0.2}} {{mulf 0.1 0.2}} {{divf 10 4}} {{divf 2 3}}'],
  ],
  types: [
    ['{{typeOf "a"}} {{typeOf nil}} {{typeOf .list}} {{typeOf .map}} {{typeOf .n}} {{typeOf .yes}}', values], ['{{kindOf "a"}} {{kindOf nil}} {{kindOf .list}} {{kindOf .map}} {{kindOf 1}} {{kindOf 1.5}} {{kindOf true}}', values], ['{{typeIs "string" "a"}} {{kindIs "map" .map}} {{typeIsLike "string" "a"}}', values], ['{{deepEqual (list 1 (dict "a" 2)) (list 1 (dict "a" 2))}} {{deepEqual 1 1.0}}'], ['{{typeOf (splitList "," "a")}} {{typeOf (keys (dict))}} {{typeOf (split "," "a")}} {{typeOf (until 1)}}'],
    ['{{deepEqual nil nil}} {{deepEqual .nil .missing}}', values], ['{{typeOf .}} {{kindOf .}}', pod],
  ],
  regex: [
    ['{{regexMatch "^a+$" "aaa"}} {{regexMatch "(" "a"}}'], ['{{mustRegexMatch "(" "a"}}'], ['{{regexFind "[0-9]+" "ab12cd34"}} [{{regexFind "x" "a"}}]'], ['{{regexFindAll "[0-9]" "1a2b3" -1}} {{regexFindAll "[0-9]" "1a2b3" 2}} {{regexFindAll "x" "a" -1}}'], ['{{regexReplaceAll "a(x*)b" "-ab-axxb-" "${1}W"}} {{regexReplaceAll "a(x*)b" "-ab-axxb-" "$1W"}}'], ['{{regexReplaceAllLiteral "a(x*)b" "-ab-axxb-" "${1}"}}'],
    ['{{regexSplit "z+" "pizza" -1}} {{regexSplit "z" "pizza" 2}} {{regexSplit "," "" -1}}'], ['{{regexQuoteMeta "1.2.3*[a]"}}'], ['{{regexReplaceAll "(?i)ABC" "xabcx" "-"}}'], ['{{regexReplaceAll "(?P<first>\\\\w)(\\\\w)" "abcd" "${2}${first}"}}'], ['{{regexReplaceAll "x*" "abc" "-"}}'], ['{{regexReplaceAll "[[:upper:]]" "aBcD" "-"}}'], ['{{regexFind "(" "a"}}'], ['{{regexReplaceAll "\\\\s+" "a  b\\tc" " "}}'], ['{{regexFindAll "a*" "baac" -1 | toJson}}'], ['{{regexReplaceAll "\\\\.[^.]*$" "a.b.c" ""}}'],
    ['{{regexReplaceAll "\\\\p{Lu}" "aÉb" "-"}} {{regexFind "a{2,3}" "aaaa"}} {{regexReplaceAll "{" "a{b" "-"}}'],
  ],
  semver: [
    ['{{semverCompare ">=1.2.0" "1.3.0"}} {{semverCompare "^1.2.0" "2.0.0"}} {{semverCompare "~1.2.0" "1.2.9"}} {{semverCompare "1.2.x" "1.2.3"}}'], ['{{semverCompare ">=1.28" "v1.28.3"}} {{semverCompare "<1.28-0" "1.28.0-rc.1"}} {{semverCompare ">1.2" "1.2.5"}} {{semverCompare "!=1.2" "1.3.0"}}'], ['{{semverCompare ">=1.0 <2.0 || >3.0" "3.5.0"}} {{semverCompare "1.2 - 1.4" "1.3.0"}} {{semverCompare "*" "9.9.9"}}'], ['{{semverCompare ">=1.0" "x"}}'], ['{{semverCompare "nope" "1.0.0"}}'], ['{{(semver "1.2.3-beta+x").Minor}} {{(semver "v1.2").Patch}} {{semver "v1.2"}} {{(semver "1.2.3-beta+x").Prerelease}}'], ['{{semver "x"}}'],
    ['{{semverCompare "^0.2.3" "0.2.9"}} {{semverCompare "^0.0.3" "0.0.4"}} {{semverCompare "<=1.2" "1.2.9"}} {{semverCompare ">=1.30.0" "1.31.0-rc.0"}} {{semverCompare "~1" "1.9.0"}} {{semverCompare "^0" "0.9.0"}}'], ['{{semverCompare "= 1.2.3, < 2" "1.2.3"}} {{semverCompare "~0.0.0" "0.1.0"}} {{semverCompare ">= 1.2.3-alpha" "1.2.3-beta"}}'],
  ],
  paths: [
    ['{{base "/a/b/"}} {{base ""}} {{base "/"}} {{dir "/a/b"}} {{dir "a"}} {{dir "/a/b/"}} {{clean "/a/../b//c/"}} {{ext "a.tar.gz"}} {{ext "a"}} {{isAbs "/a"}}'], ['{{osBase "/a/b"}} {{osDir "/a/b"}} {{osClean "a//b"}} {{osExt "x.y"}} {{osIsAbs "a"}}'], ['{{$u := urlParse "https://user:pw@host:8080/a%20b?q=1#f"}}{{$u.scheme}} {{$u.host}} {{$u.hostname}} {{$u.path}} {{$u.query}} {{$u.fragment}} {{$u.userinfo}}'], ['{{urlJoin (dict "scheme" "http" "host" "h" "path" "/p" "query" "q=1" "fragment" "f")}} {{urlJoin (dict "host" "h" "path" "p")}}'], ['{{urlParse "mailto:a@b"}}'], ['{{clean ""}} {{clean "./a"}} {{dir ""}} {{dir "/"}}'],
  ],
  syntax: [
    ['{{'], ['{{ 1'], ['{{"a'], ['{{"a\n"}}'], ['{{`a'], ['{{/* a'], ['{{/* a */ b}}'], ['{{"\\q"}}'], ['{{.a.}}', values], ['{{..}}'], ['{{.a b}}', values], ['{{1 2}}'], ['{{true 1}}'], ['{{. 1}}', values], ['{{@}}'], ['{{a.b}}'], ['{{"a".b}}'], ['{{1.b}}'], ['{{true.b}}'], ['{{nil.b}}'], ['{{:}}'], ['{{$x :=}}'], ['{{$x := 1 2}}'], ['{{,}}'],
    ['line1\nline2 {{\n  .s\n  | upper\n}}\nline4 {{.nil.x}}', values], ['{{.s\n}}', values], ['a{{1}}\n{{2}}\n\n   {{upper 3}}'], ['é {{.nil.x}}', values], ['{{range .}}{{end}}{{.x}}', [1]], ['{{if eq .n 1}}a{{end}}', values], ['{{ .s | trunc 2 | upper | nofn }}', values], ['{{(.s).x}}', values], ['{{index .map "a" | upper}}', values], ['{{printf "%s" (index .list 9)}}', values], ['{{template "a" .nil.x}}{{define "a"}}{{end}}', values],
    ['{{.list.first.x}}', values], ['{{with .map}}{{.a.b}}{{end}}', values], ['{{ upper (printf "%s" .nil.x) }}', values], ['{{upper .s .s}}', values], ['{{- .s.x -}}', values], ['{{break 1}}'], ['{{else if}}'], ['{{if true}}{{else if}}{{end}}'], ['{{define "x"}}{{break}}{{end}}'], ['{{range .}}{{define "x"}}{{end}}{{end}}'], ['{{/*a*/}}{{/*b*/ -}}  c'],
  ],
};

module.exports = Object.entries(groups).flatMap(([group, cases]) => cases.map(([template, data], i) => ({ name: `${group} ${i + 1}`, template, data: data ?? null })));
