import type { AccessLogBackend, TracingBackend } from '../../imports/props';
import type { TelemetrySpec } from '../../imports/telemetry';
import type { Addressed } from '../model';

/** A tracing backend: an address with its protocol, or an addon of this program. */
export type TracingTarget = TracingBackend | Addressed;

/** A receiver of access logs: an address, or an OpenTelemetry Collector of this program. */
export type AccessLogTarget = AccessLogBackend | Addressed;

/** A tag of spans: a literal, or what is read from the environment or from a header. */
export type TracingTag = NonNullable<NonNullable<TelemetrySpec['tracing']>[number]['customTags']>[string];
