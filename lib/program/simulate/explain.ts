import type { HttpRequest } from './http/http-request';
import type { Condition } from './routes/conditions';
import type { HttpRoute } from './routes/model';
import type { Step } from './types';

export function step(text: string, object?: string, path?: string): Step {
  if (path === undefined) return object === undefined ? { text } : { object, text };
  return object === undefined ? { path, text } : { object, path, text };
}

/** Explains why a condition does not hold: `headers.x-version is not sent; wants exact "v2"`. */
export function whyNot(condition: Condition, request: HttpRequest): string {
  if (condition.broken) return `${condition.field} wants ${condition.wants}, which RE2 cannot read`;
  const found = condition.found(request);
  return `${condition.field} is ${found === undefined ? 'not sent' : JSON.stringify(found)}; wants ${condition.wants}`;
}

/** Explains why a route matches a request. */
export function why({ conditions }: HttpRoute): string {
  return conditions.length === 0
    ? 'no match = all requests'
    : conditions.map(({ field, wants }) => `${field} is ${wants}`).join(' and ');
}

/** Formats the name of a route for explanations; empty without a name. */
export const routeTitle = ({ name }: HttpRoute): string => (name === '' ? '' : `${JSON.stringify(name)} `);
