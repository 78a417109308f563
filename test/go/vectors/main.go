// Runs templates with Go's own text/template and sprig: one JSON case per line in, one JSON result per line out.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"regexp"
	"strconv"
	"strings"
	"text/template"

	"github.com/Masterminds/sprig/v3"
)

// Mode is an enum with a name for each value.
type Mode int32

func (m Mode) String() string { return []string{"REDIRECT", "TPROXY", "NONE"}[m] }

// Thing is the struct of the cases: fields of the usual kinds, methods with and without arguments.
type Thing struct {
	Name  string
	Count int
	Small int32
	Ratio float64
	On    bool
	Mode  Mode
	Tags  map[string]string
	Any   any
	Items []Thing
	Next  *Thing
}

// Greet is a method with an argument.
func (t Thing) Greet(who string) string { return "hello " + who + " from " + t.Name }

// GetNext works on a nil pointer, as getters of protobuf messages do.
func (t *Thing) GetNext() *Thing {
	if t == nil {
		return nil
	}
	return t.Next
}

// GetName works on a nil pointer.
func (t *Thing) GetName() string {
	if t == nil {
		return ""
	}
	return t.Name
}

type testCase struct {
	Template string `json:"template"`
	Data     any    `json:"data"`
}

type result struct {
	Output *string `json:"output,omitempty"`
	Error  *place  `json:"error,omitempty"`
}

type place struct {
	Stage  string `json:"stage"`
	Line   int    `json:"line"`
	Column *int   `json:"column,omitempty"`
	Go     string `json:"-"`
}

// decode turns the tagged JSON of a case into Go values: {"$int": 1}, {"$int32": 1}, {"$int64": 1}, {"$strings": []},
// {"$stringMap": {}}, {"$thing": {fields}}, {"$nilThing": true}.
func decode(v any) any {
	switch v := v.(type) {
	case []any:
		out := make([]any, len(v))
		for i, item := range v {
			out[i] = decode(item)
		}
		return out
	case map[string]any:
		if len(v) == 1 {
			for key, item := range v {
				if strings.HasPrefix(key, "$") {
					return tagged(key, item)
				}
			}
		}
		out := map[string]any{}
		for key, item := range v {
			out[key] = decode(item)
		}
		return out
	}
	return v
}

func tagged(tag string, v any) any {
	switch tag {
	case "$int":
		return int(v.(float64))
	case "$int32":
		return int32(v.(float64))
	case "$int64":
		return int64(v.(float64))
	case "$strings":
		out := []string{}
		for _, item := range v.([]any) {
			out = append(out, item.(string))
		}
		return out
	case "$stringMap":
		return stringMap(v)
	case "$mode":
		return Mode(v.(float64))
	case "$nilThing":
		return (*Thing)(nil)
	case "$thing":
		return thing(v.(map[string]any))
	}
	panic("unknown tag " + tag)
}

func stringMap(v any) map[string]string {
	if v == nil {
		return nil
	}
	out := map[string]string{}
	for key, item := range v.(map[string]any) {
		out[key] = item.(string)
	}
	return out
}

func thing(fields map[string]any) *Thing {
	t := &Thing{}
	for name, v := range fields {
		switch name {
		case "Name":
			t.Name = v.(string)
		case "Count":
			t.Count = int(v.(float64))
		case "Small":
			t.Small = int32(v.(float64))
		case "Ratio":
			t.Ratio = v.(float64)
		case "On":
			t.On = v.(bool)
		case "Mode":
			t.Mode = Mode(v.(float64))
		case "Tags":
			t.Tags = stringMap(v)
		case "Any":
			t.Any = decode(v)
		case "Items":
			for _, item := range v.([]any) {
				t.Items = append(t.Items, *thing(item.(map[string]any)))
			}
		case "Next":
			t.Next = thing(v.(map[string]any))
		}
	}
	return t
}

var position = regexp.MustCompile(`template: [^:]*:(\d+)(?::(\d+))?:`)

func failure(stage string, err error) result {
	p := &place{Stage: stage, Go: err.Error()}
	if m := position.FindStringSubmatch(err.Error()); m != nil {
		p.Line, _ = strconv.Atoi(m[1])
		if m[2] != "" {
			column, _ := strconv.Atoi(m[2])
			p.Column = &column
		}
	}
	if os.Getenv("SHOW_ERRORS") != "" {
		fmt.Fprintln(os.Stderr, err)
	}
	return result{Error: p}
}

func run(c testCase) (res result) {
	defer func() {
		if r := recover(); r != nil {
			res = result{Error: &place{Stage: "execute"}}
		}
	}()
	t, err := template.New("t").Funcs(sprig.TxtFuncMap()).Parse(c.Template)
	if err != nil {
		return failure("parse", err)
	}
	var out strings.Builder
	if err := t.Execute(&out, decode(c.Data)); err != nil {
		return failure("execute", err)
	}
	text := out.String()
	return result{Output: &text}
}

func main() {
	lines := bufio.NewScanner(os.Stdin)
	lines.Buffer(make([]byte, 1<<20), 1<<26)
	out := json.NewEncoder(os.Stdout)
	out.SetEscapeHTML(false)
	for lines.Scan() {
		var c testCase
		if err := json.Unmarshal(lines.Bytes(), &c); err != nil {
			panic(err)
		}
		if err := out.Encode(run(c)); err != nil {
			panic(err)
		}
	}
}
