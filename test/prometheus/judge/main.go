// Reads JSON on stdin and says what Prometheus' own code says of it, as JSON on stdout:
// configs and rules (YAML texts) are parsed, queries are parsed, and, when there are series, run on a real engine.
package main

import (
	"context"
	"encoding/json"
	"io"
	"log/slog"
	"os"
	"sort"
	"time"

	"github.com/prometheus/common/model"
	"github.com/prometheus/prometheus/config"
	_ "github.com/prometheus/prometheus/discovery/kubernetes"
	"github.com/prometheus/prometheus/model/labels"
	"github.com/prometheus/prometheus/model/rulefmt"
	"github.com/prometheus/prometheus/promql"
	"github.com/prometheus/prometheus/promql/parser"
	"github.com/prometheus/prometheus/tsdb"
)

type series struct {
	Labels map[string]string `json:"labels"`
	// Value at sample i is Start + i*Step.
	Start float64 `json:"start"`
	Step  float64 `json:"step"`
}

type input struct {
	Configs map[string]string `json:"configs"`
	Rules   map[string]string `json:"rules"`
	Queries []string          `json:"queries"`
	Series  []series          `json:"series"`
	Samples int               `json:"samples"`
}

type answer struct {
	Error string `json:"error,omitempty"`
	// Of a query that was run.
	Type   string              `json:"type,omitempty"`
	Count  int                 `json:"count"`
	Labels []map[string]string `json:"labels,omitempty"`
	Values []string            `json:"values,omitempty"`
	Points [][]float64         `json:"points,omitempty"`
}

func main() {
	text, err := io.ReadAll(os.Stdin)
	check(err)
	var in input
	check(json.Unmarshal(text, &in))
	log := slog.New(slog.NewTextHandler(io.Discard, nil))
	out := map[string]any{}
	configs := map[string]string{}
	for name, c := range in.Configs {
		if _, err := config.Load(c, log); err != nil {
			configs[name] = err.Error()
		} else {
			configs[name] = ""
		}
	}
	rules := map[string][]string{}
	p := newParser()
	for name, r := range in.Rules {
		rules[name] = []string{}
		_, errs := parseRules(r, p)
		for _, e := range errs {
			rules[name] = append(rules[name], e.Error())
		}
	}
	out["configs"], out["rules"] = configs, rules
	out["queries"] = queries(in, p)
	check(json.NewEncoder(os.Stdout).Encode(out))
}

func queries(in input, p parser.Parser) []answer {
	answers := make([]answer, len(in.Queries))
	dir, err := os.MkdirTemp("", "promcheck")
	check(err)
	defer os.RemoveAll(dir)
	opts := tsdb.DefaultOptions()
	opts.RetentionDuration = int64(365 * 24 * time.Hour / time.Millisecond)
	db, err := tsdb.Open(dir, nil, nil, opts, nil)
	check(err)
	defer db.Close()
	start := time.Unix(1700000000, 0)
	step := 15 * time.Second
	app := db.Appender(context.Background())
	for _, s := range in.Series {
		lset := labels.FromMap(s.Labels)
		for i := 0; i < in.Samples; i++ {
			_, err := app.Append(0, lset, start.Add(time.Duration(i)*step).UnixMilli(), s.Start+float64(i)*s.Step)
			check(err)
		}
	}
	check(app.Commit())
	end := start.Add(time.Duration(in.Samples-1) * step)
	engine := promql.NewEngine(promql.EngineOpts{MaxSamples: 50000000, Timeout: time.Minute, Parser: p})
	for i, q := range in.Queries {
		if _, err := p.ParseExpr(q); err != nil {
			answers[i].Error = err.Error()
			continue
		}
		if len(in.Series) == 0 {
			continue
		}
		query, err := engine.NewRangeQuery(context.Background(), db, nil, q, end.Add(-10*time.Minute), end, time.Minute)
		if err != nil {
			answers[i].Error = err.Error()
			continue
		}
		answers[i] = run(query)
		query.Close()
	}
	return answers
}

func run(query promql.Query) answer {
	res := query.Exec(context.Background())
	if res.Err != nil {
		return answer{Error: res.Err.Error()}
	}
	a := answer{Type: string(res.Value.Type())}
	matrix, err := res.Matrix()
	if err != nil {
		a.Error = err.Error()
		return a
	}
	a.Count = len(matrix)
	sort.Sort(matrix)
	for _, s := range matrix {
		a.Labels = append(a.Labels, s.Metric.Map())
		points := []float64{}
		for _, f := range s.Floats {
			points = append(points, f.F)
		}
		if n := len(points); n > 0 {
			a.Values = append(a.Values, model.SampleValue(points[n-1]).String())
		}
		for i := range points {
			if points[i] != points[i] || points[i] > 1e300 || points[i] < -1e300 {
				points[i] = 0
			}
		}
		a.Points = append(a.Points, points)
	}
	return a
}

func check(err error) {
	if err != nil {
		panic(err)
	}
}


func newParser() parser.Parser { return parser.NewParser(parser.Options{}) }

func parseRules(text string, p parser.Parser) (*rulefmt.RuleGroups, []error) {
	return rulefmt.Parse([]byte(text), false, model.UTF8Validation, p)
}
