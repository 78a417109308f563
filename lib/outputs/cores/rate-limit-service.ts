import { rateLimitServiceObjects, type RateLimitServiceProps } from '../../policies/intents';
import type { Facts } from '../../schema/notation';
import type { Core } from '../core';
import type { Rendered } from '../rendered';
import type { Path } from '../found';

const PLAIN: readonly string[] = ['name', 'namespace', 'domain'];
const SHAPES: Readonly<Record<string, Facts>> = {
  replicas: { type: 'integer', min: 0 },
  requests: { type: 'integer', min: 0 },
  byClientAddress: { type: 'boolean' },
  limits: { type: 'list' },
  per: { type: 'string', values: new Map(['second', 'minute', 'hour', 'day'].map((unit) => [unit, ''])) },
};

/** The rendering of a rate-limit service, called `name` unless its props say otherwise. */
export function rateLimitServiceCore(urn: string, name: string): Core<RateLimitServiceProps, Rendered> {
  return {
    urn,
    render: (props) => ({
      nodes: rateLimitServiceObjects({ name, ...props }).map((manifest) => ({
        id: `${manifest.kind.toLowerCase()}-${manifest.metadata.name}`,
        manifest,
      })),
      problems: [],
    }),
    shapeAt: (path: Path) => SHAPES[String(path.at(-1))],
    isStructural: (path: Path) => path.length === 1 && PLAIN.includes(String(path[0])),
  };
}
