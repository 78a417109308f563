// Reads JSON on stdin and says what Prometheus' own code says of it, as JSON on stdout:
// configs and rules (YAML texts) are parsed, queries are parsed, and, when there are series, run on a real engine.
package main

import (
	"context"
	"encoding/json"
	"io"
	"log/slog"
	"math"
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
	// Value at sample i is Start + i*Step + Swing*sin(2*pi*i/Period).
	Start  float64 `json:"start"`
	Step   float64 `json:"step"`
	Swing  float64 `json:"swing"`
	Period float64 `json:"period"`
}

type input struct {
	Configs map[string]string `json:"configs"`
	Rules   map[string]string `json:"rules"`
	Queries []string          `json:"queries"`
	Series  []series          `json:"series"`
	Samples int               `json:"samples"`
	// Of the range that queries are run over; 10 if there are none.
	Minutes int `json:"minutes"`
}

type answer struct {
	Error string `json:"error,omitempty"`
	// Of a query that was run.
	Type   string              `json:"type,omitempty"`
	Count  int                 `json:"count"`
	Labels []map[string]string `json:"labels,omitempty"`
	Values []string            `json:"values,omitempty"`
	// Nothing stands for what is no number.
	Points [][]*float64 `json:"points,omitempty"`
}

func (s series) at(i int) float64 {
	value := s.Start + float64(i)*s.Step
	if s.Period > 0 {
		value += s.Swing * math.Sin(2*math.Pi*float64(i)/s.Period)
	}
	return value
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
			_, err := app.Append(0, lset, start.Add(time.Duration(i)*step).UnixMilli(), s.at(i))
			check(err)
		}
	}
	check(app.Commit())
	end := start.Add(time.Duration(in.Samples-1) * step)
	minutes := in.Minutes
	if minutes == 0 {
		minutes = 10
	}
	from := end.Add(-time.Duration(minutes) * time.Minute)
	engine := promql.NewEngine(promql.EngineOpts{MaxSamples: 50000000, Timeout: time.Minute, Parser: p})
	for i, q := range in.Queries {
		if _, err := p.ParseExpr(q); err != nil {
			answers[i].Error = err.Error()
			continue
		}
		if len(in.Series) == 0 {
			continue
		}
		query, err := engine.NewRangeQuery(context.Background(), db, nil, q, from, end, time.Minute)
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
		points := []*float64{}
		for _, f := range s.Floats {
			if math.IsNaN(f.F) || math.IsInf(f.F, 0) {
				points = append(points, nil)
			} else {
				value := f.F
				points = append(points, &value)
			}
		}
		if n := len(s.Floats); n > 0 {
			a.Values = append(a.Values, model.SampleValue(s.Floats[n-1].F).String())
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
