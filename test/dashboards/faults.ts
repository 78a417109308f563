import type { PanelJson } from '../../lib/addons/dashboards/json';
import type { Answer } from '../prometheus/judge';
import type { Answered } from './page';

/** A dashboard that is wrong in one way, and what the page must say of it. */
interface Fault {
  readonly name: string;
  readonly panel: (panel: PanelJson) => PanelJson;
  readonly answers?: (answers: readonly Answer[]) => readonly Answer[];
  readonly found: readonly string[];
}

const LONG = 'Requests of all services of the mesh in each second';
const moved = (more: object) => (panel: PanelJson) =>
  ({ ...panel, gridPos: { ...panel.gridPos, ...more } }) as PanelJson;
const same = (panel: PanelJson): PanelJson => panel;

/** Each is about the first panel of the dashboard `mesh`, a number in the upper left corner. */
const FAULTS: readonly Fault[] = [
  { name: 'as it is', panel: same, found: [] },
  { name: 'too far right', panel: moved({ x: 2 }), found: ['istio-mesh, Requests: overlaps Success'] },
  { name: 'too far up', panel: moved({ y: 0 }), found: ['istio-mesh, Traffic: overlaps Requests'] },
  {
    name: 'beyond the page',
    panel: moved({ x: -1, w: 5 }),
    found: ['istio-mesh, Requests: leaves the page'],
  },
  {
    name: 'a title that is too long',
    panel: (panel) => ({ ...panel, title: LONG }),
    found: [`istio-mesh, ${LONG}: cut is "${LONG}"`],
  },
  { name: 'no answer', panel: same, answers: () => [], found: ['istio-mesh, Requests: is empty'] },
  { name: 'no series', panel: same, answers: () => [{ count: 0 }], found: ['istio-mesh, Requests: is empty'] },
  {
    name: 'no numbers',
    panel: same,
    answers: () => [{ count: 1, labels: [{}], points: [[null, null]] }],
    found: ['istio-mesh, Requests: is empty'],
  },
  {
    name: 'a number that is too long',
    panel: (panel) => ({ ...moved({ w: 2 })(panel), fieldConfig: { defaults: { unit: 'suffix: requests/s' } } }),
    answers: () => [{ count: 1, labels: [{}], points: [[71, 71]] }],
    found: ['istio-mesh, Requests: cut is "71 requests/s"'],
  },
];

/** Returns a dashboard with each fault, and what must be found in it. */
export const withFaults = (mesh: Answered): { name: string; answered: Answered; found: readonly string[] }[] =>
  FAULTS.map(({ name, panel, answers = (given) => given, found }) => {
    const { panels = [] } = mesh.dashboard;
    const at = panels.findIndex(({ type }) => type !== 'row');
    return {
      name,
      answered: {
        dashboard: { ...mesh.dashboard, panels: panels.map((each, i) => (i === at ? panel(each) : each)) },
        answers: mesh.answers.map((each, i) => (i === 0 ? answers(each) : each)),
      },
      found,
    };
  });
