import type { Problem } from '../../model';
import { doubtful, urlProblems, wrong } from '../shared/problems';
import { foldersOf } from './folders';
import type { GrafanaInput } from './input';

/** What is wrong or doubtful with the props of a Grafana. */
export function grafanaProblems(input: GrafanaInput): Problem[] {
  const { props, asSample } = input;
  return [
    ...(['prometheus', 'loki', 'externalUrl'] as const).flatMap((name) => urlProblems(name, props[name])),
    ...sameUids(input),
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

function sameUids(input: GrafanaInput): Problem[] {
  const { dashboards } = input.props;
  if (!Array.isArray(dashboards)) return [];
  const uids = foldersOf(input).length === 0 ? [] : dashboards.map(uidOf);
  return uids.flatMap((uid, i) =>
    uid !== undefined && uids.indexOf(uid) < i
      ? [
          wrong('twice', `dashboards[${i}]`, uid, [
            `got a second dashboard with uid ${JSON.stringify(uid)}`,
            'give it another uid',
          ]),
        ]
      : [],
  );
}

function uidOf(dashboard: unknown): unknown {
  const { json, uid } = dashboard as { readonly json?: { readonly uid?: unknown }; readonly uid?: unknown };
  return uid ?? json?.uid;
}
