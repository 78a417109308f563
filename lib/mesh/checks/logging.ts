import { nearest, type Problem } from '../../model';
import type { MeshSettings } from '../../props/settings';
import { error } from './names';

const ISTIO_LEVELS = ['debug', 'info', 'warn', 'error', 'fatal', 'none'];
const ENVOY_LEVELS = ['trace', 'debug', 'info', 'warning', 'warn', 'error', 'critical', 'off'];
const RUST_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'off'];
/** Levels of other logging libraries. ztunnel reads an unknown bare word as the name of a module. */
const FOREIGN: Readonly<Record<string, string>> = {
  warning: 'warn',
  critical: 'error',
  fatal: 'error',
  verbose: 'debug',
  none: 'off',
};

/** Invalid part of a list of levels. */
interface InvalidLevel {
  readonly part: string;
  readonly level: string;
}

function invalidLevelProblem(
  path: string,
  found: string,
  { part, level }: InvalidLevel,
  levels: readonly string[],
): Problem {
  const near = FOREIGN[level.toLowerCase()];
  const meant = nearest(level, levels) ?? (near !== undefined && levels.includes(near) ? near : undefined);
  const fix = meant === undefined ? `use one of ${levels.join(', ')}` : `did you mean ${JSON.stringify(meant)}?`;
  const where = part === found ? '' : ` in ${JSON.stringify(part)}`;
  return error(path, 'log-level', found, `there is no log level ${JSON.stringify(level)}${where}`, fix);
}

/**
 * Validates levels of istiod and the CNI agent: `info`, or `scope:level` pairs with commas between. The programs do not
 * start with other levels.
 */
function istioLevels(path: string, text: string | undefined): Problem[] {
  if (!text) return [];
  const invalid = text.split(',').flatMap((part): InvalidLevel[] => {
    const pieces = part.split(':');
    const level = pieces[pieces.length - 1];
    return pieces.length <= 2 && ISTIO_LEVELS.includes(level) ? [] : [{ part, level }];
  });
  return invalid.map((one) => invalidLevelProblem(path, text, one, ISTIO_LEVELS));
}

/**
 * Validates levels of Envoy's components: `component:level` pairs with commas between. Envoy does not start with other
 * levels.
 */
function envoyLevels(path: string, text: string | undefined): Problem[] {
  if (!text) return [];
  return text.split(',').flatMap((part) => {
    const [name, level, ...more] = part.split(':');
    if (name && level !== undefined && more.length === 0) {
      return ENVOY_LEVELS.includes(level) ? [] : [invalidLevelProblem(path, text, { part, level }, ENVOY_LEVELS)];
    }
    const message = `${JSON.stringify(part)} is not a part of Envoy with a level`;
    return [error(path, 'log-level', text, message, 'write for example "misc:error,upstream:debug"')];
  });
}

/** Validates levels of ztunnel: a level, or `module=level` pairs with commas between. */
function rustLevels(path: string, text: string | undefined): Problem[] {
  if (!text) return [];
  return text.split(',').flatMap((part) => {
    const level = part.slice(part.lastIndexOf('=') + 1).trim();
    const isKnown = RUST_LEVELS.includes(level.toLowerCase()) || /^[0-5]$/.test(level);
    const isName = !part.includes('=') && !Object.hasOwn(FOREIGN, level) && nearest(level, RUST_LEVELS) === undefined;
    return isKnown || isName ? [] : [invalidLevelProblem(path, text, { part, level }, RUST_LEVELS)];
  });
}

/** Reports log levels that the programs do not have. */
export function loggingProblems({ pilot, cni, ztunnel, proxy }: MeshSettings): Problem[] {
  return [
    ...istioLevels('pilot.logLevel', pilot?.logLevel),
    ...istioLevels('cni.logLevel', cni?.logLevel),
    ...rustLevels('ztunnel.logLevel', ztunnel?.logLevel),
    ...envoyLevels('proxy.componentLogLevel', proxy?.componentLogLevel),
  ];
}
