import type { Problem } from '../../model';
import { dashboardProblems } from '../dashboards/problems';
import { doubtful, sizeProblems, urlProblems } from '../shared/problems';
import type { GrafanaInput } from './input';

/** What is wrong or doubtful with the props of a Grafana. */
export function grafanaProblems(input: GrafanaInput): Problem[] {
  const { props, asSample } = input;
  return [
    ...(['prometheus', 'loki', 'externalUrl'] as const).flatMap((name) => urlProblems(name, props[name])),
    ...(Array.isArray(props.dashboards) ? dashboardProblems(props.dashboards, input.release.version) : []),
    ...sizeProblems(props.storage),
    ...(!asSample && props.adminSecret === undefined && props.anonymous !== true
      ? [
          doubtful('default-password', 'adminSecret', undefined, [
            'everybody knows the password of its first user, which is `admin`',
            'name a Secret: `adminSecret: { secret: "grafana-admin" }`',
          ]),
        ]
      : []),
  ];
}
