// Generated from lib/api by `npm run generate`. Changes made here are lost.
import { ApiObject } from 'cdk8s';
import type { ApiObjectMetadata } from 'cdk8s';
import type { Construct } from 'constructs';
import type { PolicyTargetReference, WorkloadSelector } from './common';
import type { AtMostOne, Duration } from './types';

export type {
  PolicyTargetReference,
  WorkloadSelector,
} from './common';

export interface AccessLogFilter {
  /** CEL expression; what it is true for is logged, for example response.code >= 400. */
  readonly expression?: string;
}

export interface LogSelector {
  /** Which end of a request writes the log; default CLIENT_AND_SERVER. */
  readonly mode?: 'CLIENT_AND_SERVER' | 'CLIENT' | 'SERVER';
}

export interface ProviderRef {
  /** Name among the extensionProviders of the mesh config. */
  readonly name: string;
}

export interface AccessLogging {
  /** Write no access log; default false. */
  readonly disabled?: boolean | null;
  /** Which requests are logged; all by default. */
  readonly filter?: AccessLogFilter;
  /** Which end of a request writes the log; both by default. */
  readonly match?: LogSelector;
  /** Providers; by default those of the next wider Telemetry, then the defaultProviders of the mesh config. */
  readonly providers?: readonly ProviderRef[];
}

/** Fields of MetricSelector that exclude one another. */
export interface MetricSelectorChoice {
  /** A metric that is not of Istio, by name. */
  readonly customMetric: string;
  /** A metric of Istio. */
  readonly metric: 'ALL_METRICS' | 'REQUEST_COUNT' | 'REQUEST_DURATION' | 'REQUEST_SIZE' | 'RESPONSE_SIZE' | 'TCP_OPENED_CONNECTIONS' | 'TCP_CLOSED_CONNECTIONS' | 'TCP_SENT_BYTES' | 'TCP_RECEIVED_BYTES' | 'GRPC_REQUEST_MESSAGES' | 'GRPC_RESPONSE_MESSAGES';
}

/** Fields of MetricSelector that exclude no other field. */
export interface MetricSelectorBase {
  /** Which end of a request is meant; default CLIENT_AND_SERVER. */
  readonly mode?: 'CLIENT_AND_SERVER' | 'CLIENT' | 'SERVER';
}

export type MetricSelector = MetricSelectorBase & AtMostOne<MetricSelectorChoice>;

export interface TagOverride {
  /** Operation on the tag; default UPSERT. */
  readonly operation?: 'UPSERT' | 'REMOVE';
  /** CEL expression whose value the tag gets, for example request.host. */
  readonly value?: string;
}

export interface MetricsOverrides {
  /** Do not make the metric; default false. */
  readonly disabled?: boolean | null;
  /** Metrics that change; all by default. */
  readonly match?: MetricSelector;
  /** Changes of tags, by the name of the tag. */
  readonly tagOverrides?: { readonly [key: string]: TagOverride };
}

export interface Metrics {
  /** Changes of metrics, in order: a later one wins. */
  readonly overrides?: readonly MetricsOverrides[];
  /** Providers; by default those of the next wider Telemetry, then the defaultProviders of the mesh config. */
  readonly providers?: readonly ProviderRef[];
  /** Time between two reports, for TCP metrics; default 5s. */
  readonly reportingInterval?: Duration;
}

export interface EnvironmentTag {
  /** Value where there is no such environment variable; without it the tag is left out. */
  readonly defaultValue?: string;
  /** Name of the environment variable. */
  readonly name: string;
}

export interface FormatterTag {
  /** Format of access logs, for example %REQ(USER-AGENT)%. */
  readonly value: string;
}

export interface RequestHeaderTag {
  /** Value where there is no such header; without it the tag is left out. */
  readonly defaultValue?: string;
  /** Name of the header. */
  readonly name: string;
}

export interface LiteralTag {
  /** The value. */
  readonly value: string;
}

/** Fields of CustomTag that exclude one another. */
export interface CustomTagChoice {
  /** Value of an environment variable of the proxy. */
  readonly environment: EnvironmentTag;
  /** Value made with a format as access logs have it. */
  readonly formatter: FormatterTag;
  /** Value of a request header. */
  readonly header: RequestHeaderTag;
  /** Always the same value. */
  readonly literal: LiteralTag;
}

export type CustomTag = AtMostOne<CustomTagChoice>;

export interface TracingSelector {
  /** Which end of a request makes spans; default CLIENT_AND_SERVER. */
  readonly mode?: 'CLIENT_AND_SERVER' | 'CLIENT' | 'SERVER';
}

export interface Tracing {
  /** Tags that each span gets, by name. */
  readonly customTags?: { readonly [key: string]: CustomTag };
  /** Do not add trace headers to requests; default false. Since Istio 1.30. */
  readonly disableContextPropagation?: boolean | null;
  /** Report no spans; trace headers are still passed on; default false. */
  readonly disableSpanReporting?: boolean | null;
  /** Give spans the tags istio.mesh_id, istio.canonical_service and the like; default true. */
  readonly enableIstioTags?: boolean | null;
  /** Which end of a request makes spans; both by default. */
  readonly match?: TracingSelector;
  /** Providers; by default those of the next wider Telemetry, then the defaultProviders of the mesh config. */
  readonly providers?: readonly ProviderRef[];
  /** Share of requests that get a trace, in percent from 0 to 100 in steps of 0.01; by default as the mesh config says, else 1. */
  readonly randomSamplingPercentage?: number | null;
  /** Decide by the request id whether to trace; default true. */
  readonly useRequestIdForTraceSampling?: boolean | null;
}

/** Fields of TelemetrySpec that exclude one another. */
export interface TelemetrySpecChoice {
  /** Pods the settings are for; by default all of the namespace, or of the mesh in the root namespace. */
  readonly selector: WorkloadSelector;
  /** The one gateway or service the settings are for; as targetRefs with one item. */
  readonly targetRef: PolicyTargetReference;
  /** Gateways, gateway classes, services or service entries the settings are for; a waypoint is bound by this. */
  readonly targetRefs: readonly PolicyTargetReference[];
}

/** Fields of TelemetrySpec that exclude no other field. */
export interface TelemetrySpecBase {
  /** Access logs that the proxies write. */
  readonly accessLogging?: readonly AccessLogging[];
  /** Metrics that the proxies make. */
  readonly metrics?: readonly Metrics[];
  /** Traces and the spans in them. */
  readonly tracing?: readonly Tracing[];
}

/** Traces, metrics and access logs of some workloads. */
export type TelemetrySpec = TelemetrySpecBase & AtMostOne<TelemetrySpecChoice>;

/** Props of `KubeTelemetry`: metadata and spec. */
export interface KubeTelemetryProps {
  readonly metadata?: ApiObjectMetadata;
  readonly spec?: TelemetrySpec;
}

/** Construct of kind Telemetry without references and checks, which `Telemetry` has. Traces, metrics and access logs of some workloads. */
export class KubeTelemetry extends ApiObject {
  /** The API version and kind. */
  static readonly GVK = { apiVersion: 'telemetry.istio.io/v1', kind: 'Telemetry' } as const;

  /** The plain object, for use without a construct. */
  static manifest(props: KubeTelemetryProps) {
    return { ...KubeTelemetry.GVK, ...props };
  }

  constructor(scope: Construct, id: string, props: KubeTelemetryProps) {
    super(scope, id, KubeTelemetry.manifest(props));
  }
}
