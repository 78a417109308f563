import { RELEASES, findRelease } from '../releases';
import type { Release } from '../releases';
import { readDocuments } from './documents';
import { Notes } from './noted';
import { readOperator } from './operator/read-operator';
import { folded } from './fold/fold';
export function importMesh(input: any, options: any = {}): any {
  const release = findRelease(options.version ?? RELEASES[0].version) as Release;
  const docs = readDocuments(input);
  const notes = new Notes(docs);
  const r = readOperator(docs, release, notes);
  const charts = r.meant.components.map((c) => ({
    chart: c.chart,
    release: 'istio',
    namespace: c.spec.namespace,
    values: c.values,
    objects: c.objects,
    valuesPath: 'spec.values',
    k8s: c.spec.k8s,
  }));
  const t = Date.now();
  const f = charts.length ? folded(charts, r.profile, release, notes) : undefined;
  return {
    objects: r.objects,
    notes: notes.all(),
    props: f?.props,
    ms: Date.now() - t,
    reached: f ? f.target.isReached(f.props) : true,
    differing: f
      ? (() => {
          const x = f.target.rendered(f.props);
          return x ? f.target.differing(x) : 'refused';
        })()
      : [],
  };
}
