import type { ResolvedAddon } from '../model';
import type { AddonName } from '../props/addons';
import type { Addon } from './addon';
import { grafana } from './grafana';
import { jaeger } from './jaeger';
import { kiali } from './kiali';
import { loki } from './loki';
import { otel } from './otel';
import { prometheus } from './prometheus';
import { skywalking } from './skywalking';
import { zipkin } from './zipkin';

/** All addons, in the order in which they are installed: Kiali asks those before it. */
export const ADDONS = { prometheus, loki, jaeger, zipkin, skywalking, otel, grafana, kiali } as const satisfies {
  readonly [Name in AddonName]: Addon<never>;
};

/** Returns the URL inside the cluster at which an addon is reached. */
export const addonUrl = (at: ResolvedAddon): string => addonOf(at.addon as AddonName).url(at);

/** Returns what an addon stands for at a path of props. */
export const addressAt = (...[at, ...rest]: Parameters<Addon<object>['stand']>): unknown =>
  addonOf(at.addon as AddonName).stand(at, ...rest);

/** The addon of a name, whose props are not known here. */
export const addonOf = (name: AddonName): Addon<object> => ADDONS[name] as unknown as Addon<object>;
