import { isRecord } from '../../model';
import { type Rule, has } from './rule';

/** Rule that a match on a waypoint comes with the waypoint context, and the context with the match. */
export const waypointContext: Rule = {
  name: 'waypoint-context',
  cel: 'has(self.waypoint) == (has(self.context) && self.context == "WAYPOINT")',
  message: 'waypoint needs context WAYPOINT, and context WAYPOINT needs waypoint',
  holds: (value) => !isRecord(value) || has(value, 'waypoint') === (value.context === 'WAYPOINT'),
  locate: (value) =>
    has(value, 'waypoint')
      ? [{ at: '.context', found: (value as { context?: unknown }).context, fix: 'set context to WAYPOINT' }]
      : [{ at: '.waypoint', found: undefined, fix: 'set waypoint ({} matches all), or another context' }],
};
