/**
 * The messages inside ProxyConfig and MeshConfig, one line per message, one word per field, in the order of their definition, which is
 * the order of their JSON. Generated from Istio's API of release 1.31; facts only.
 *
 * A word is `json:type`, with `[]` list, `{}` map, `|group` field of a one-of group.
 */
export const MESH_MESSAGES: Readonly<Record<string, string>> = {
  ProxyConfig:
    'configPath:string binaryPath:string serviceCluster:string|cluster_name ' +
    'tracingServiceName:ProxyConfig.TracingServiceName|cluster_name drainDuration:Duration discoveryAddress:string ' +
    'discoveryRefreshDelay:Duration zipkinAddress:string statsdUdpAddress:string envoyMetricsServiceAddress:string proxyAdminPort:int32 ' +
    'availabilityZone:string controlPlaneAuthPolicy:AuthenticationPolicy customConfigFile:string statNameLength:int32 ' +
    'concurrency:Int32Value proxyBootstrapTemplatePath:string interceptionMode:ProxyConfig.InboundInterceptionMode tracing:Tracing ' +
    'sds:SDS envoyAccessLogService:RemoteService envoyMetricsService:RemoteService proxyMetadata:{}string runtimeValues:{}string ' +
    'statusPort:int32 extraStatTags:[]string gatewayTopology:Topology terminationDrainDuration:Duration meshId:string ' +
    'readinessProbe:ReadinessProbe proxyStatsMatcher:ProxyConfig.ProxyStatsMatcher holdApplicationUntilProxyStarts:BoolValue ' +
    'caCertificatesPem:[]string image:ProxyImage privateKeyProvider:PrivateKeyProvider proxyHeaders:ProxyConfig.ProxyHeaders ' +
    'fileFlushInterval:Duration fileFlushMinSizeKb:uint32 statsCompression:BoolValue connectionSettings:ProxyConfig.ConnectionSettings',
  MeshConfig:
    'proxyListenPort:int32 proxyInboundListenPort:int32 proxyHttpPort:int32 connectTimeout:Duration hboneIdleTimeout:Duration ' +
    'protocolDetectionTimeout:Duration tcpKeepalive:ConnectionPoolSettings.TCPSettings.TcpKeepalive ingressClass:string ' +
    'ingressService:string ingressControllerMode:MeshConfig.IngressControllerMode ingressSelector:string enableTracing:bool ' +
    'accessLogFile:string accessLogFormat:string accessLogEncoding:MeshConfig.AccessLogEncoding enableEnvoyAccessLogService:bool ' +
    'disableEnvoyListenerLog:bool defaultConfig:ProxyConfig outboundTrafficPolicy:MeshConfig.OutboundTrafficPolicy ' +
    'inboundTrafficPolicy:MeshConfig.InboundTrafficPolicy configSources:[]ConfigSource enableAutoMtls:BoolValue trustDomain:string ' +
    'trustDomainAliases:[]string caCertificates:[]MeshConfig.CertificateData defaultServiceExportTo:[]string ' +
    'defaultVirtualServiceExportTo:[]string defaultDestinationRuleExportTo:[]string rootNamespace:string ' +
    'localityLbSetting:LocalityLoadBalancerSetting zoneAwareLbSetting:ZoneAwareLoadBalancerSetting dnsRefreshRate:Duration ' +
    'h2UpgradePolicy:MeshConfig.H2UpgradePolicy inboundClusterStatName:string outboundClusterStatName:string certificates:[]Certificate ' +
    'serviceSettings:[]MeshConfig.ServiceSettings serviceScopeConfigs:[]MeshConfig.ServiceScopeConfigs enablePrometheusMerge:BoolValue ' +
    'verifyCertificateAtClient:BoolValue ca:MeshConfig.CA extensionProviders:[]MeshConfig.ExtensionProvider ' +
    'defaultProviders:MeshConfig.DefaultProviders discoverySelectors:[]LabelSelector pathNormalization:MeshConfig.ProxyPathNormalization ' +
    'defaultHttpRetryPolicy:HTTPRetry meshMTLS:MeshConfig.TLSConfig tlsDefaults:MeshConfig.TLSConfig ' +
    'defaultTrafficPolicy:MeshConfig.DefaultTrafficPolicy serviceEntryVisibility:ServiceEntryVisibility',
  Tracing:
    'zipkin:Tracing.Zipkin|tracer lightstep:Tracing.Lightstep|tracer datadog:Tracing.Datadog|tracer ' +
    'stackdriver:Tracing.Stackdriver|tracer openCensusAgent:Tracing.OpenCensusAgent|tracer customTags:{}Tracing.CustomTag ' +
    'maxPathTagLength:uint32 sampling:double tlsSettings:ClientTLSSettings enableIstioTags:BoolValue',
  SDS: 'enabled:bool k8sSaJwtPath:string',
  RemoteService: 'address:string tlsSettings:ClientTLSSettings tcpKeepalive:ConnectionPoolSettings.TCPSettings.TcpKeepalive',
  Topology: 'numTrustedProxies:uint32 forwardClientCertDetails:ForwardClientCertDetails proxyProtocol:Topology.ProxyProtocolConfiguration',
  ReadinessProbe:
    'initialDelaySeconds:int32 timeoutSeconds:int32 periodSeconds:int32 successThreshold:int32 failureThreshold:int32 ' +
    'httpGet:HTTPHealthCheckConfig|health_check_method tcpSocket:TCPHealthCheckConfig|health_check_method ' +
    'exec:ExecHealthCheckConfig|health_check_method grpc:GrpcHealthCheckConfig|health_check_method',
  'ProxyConfig.ProxyStatsMatcher': 'inclusionPrefixes:[]string inclusionSuffixes:[]string inclusionRegexps:[]string',
  ProxyImage: 'imageType:string',
  PrivateKeyProvider: 'cryptomb:PrivateKeyProvider.CryptoMb|provider qat:PrivateKeyProvider.QAT|provider',
  'ProxyConfig.ProxyHeaders':
    'forwardedClientCert:ForwardClientCertDetails setCurrentClientCertDetails:ProxyConfig.ProxyHeaders.SetCurrentClientCertDetails ' +
    'requestId:ProxyConfig.ProxyHeaders.RequestId server:ProxyConfig.ProxyHeaders.Server ' +
    'attemptCount:ProxyConfig.ProxyHeaders.AttemptCount envoyDebugHeaders:ProxyConfig.ProxyHeaders.EnvoyDebugHeaders ' +
    'metadataExchangeHeaders:ProxyConfig.ProxyHeaders.MetadataExchangeHeaders preserveHttp1HeaderCase:BoolValue ' +
    'xForwardedHost:ProxyConfig.ProxyHeaders.XForwardedHost xForwardedPort:ProxyConfig.ProxyHeaders.XForwardedPort',
  'ProxyConfig.ConnectionSettings':
    'profile:ProxyConfig.ConnectionSettings.Profile listenerPerConnectionBufferLimitBytes:Int32Value ' +
    'clusterPerConnectionBufferLimitBytes:Int32Value httpIdleTimeout:Duration httpMaxConnectionDuration:Duration ' +
    'httpDrainTimeout:Duration httpRequestTimeout:Duration httpRequestHeadersTimeout:Duration httpStreamIdleTimeout:Duration ' +
    'httpMaxStreamDuration:Duration httpMaxConcurrentStreams:Int32Value http2InitialStreamWindowSize:Int32Value ' +
    'http2InitialConnectionWindowSize:Int32Value ' +
    'httpHeadersWithUnderscoresAction:ProxyConfig.ConnectionSettings.HeadersWithUnderscoresAction httpMergeSlashes:BoolValue ' +
    'httpPathWithEscapedSlashesAction:ProxyConfig.ConnectionSettings.PathWithEscapedSlashesAction listenerConnectionLimit:Int32Value ' +
    'globalDownstreamConnectionLimit:Int32Value',
  'ConnectionPoolSettings.TCPSettings.TcpKeepalive': 'probes:uint32 time:Duration interval:Duration',
  'MeshConfig.OutboundTrafficPolicy': 'mode:MeshConfig.OutboundTrafficPolicy.Mode tls:ClientTLSSettings',
  'MeshConfig.InboundTrafficPolicy': 'mode:MeshConfig.InboundTrafficPolicy.Mode',
  ConfigSource: 'address:string tlsSettings:ClientTLSSettings subscribedResources:[]Resource',
  'MeshConfig.CertificateData': 'pem:string|certificate_data spiffeBundleUrl:string|certificate_data certSigners:[]string trustDomains:[]string',
  LocalityLoadBalancerSetting:
    'distribute:[]LocalityLoadBalancerSetting.Distribute failover:[]LocalityLoadBalancerSetting.Failover failoverPriority:[]string ' +
    'enabled:BoolValue',
  ZoneAwareLoadBalancerSetting:
    'enabled:BoolValue failover:[]ZoneAwareLoadBalancerSetting.Failover failoverPriority:[]string minClusterSize:UInt32Value',
  Certificate: 'secretName:string dnsNames:[]string',
  'MeshConfig.ServiceSettings': 'settings:MeshConfig.ServiceSettings.Settings hosts:[]string',
  'MeshConfig.ServiceScopeConfigs': 'namespaceSelector:LabelSelector servicesSelector:LabelSelector scope:MeshConfig.ServiceScopeConfigs.Scope',
  'MeshConfig.CA': 'address:string tlsSettings:ClientTLSSettings requestTimeout:Duration istiodSide:bool',
  'MeshConfig.ExtensionProvider':
    'name:string envoyExtAuthzHttp:ExtensionProvider.EnvoyExternalAuthorizationHttpProvider|provider ' +
    'envoyExtAuthzGrpc:ExtensionProvider.EnvoyExternalAuthorizationGrpcProvider|provider ' +
    'zipkin:ExtensionProvider.ZipkinTracingProvider|provider lightstep:ExtensionProvider.LightstepTracingProvider|provider ' +
    'datadog:ExtensionProvider.DatadogTracingProvider|provider stackdriver:ExtensionProvider.StackdriverProvider|provider ' +
    'opencensus:ExtensionProvider.OpenCensusAgentTracingProvider|provider skywalking:ExtensionProvider.SkyWalkingTracingProvider|provider ' +
    'opentelemetry:ExtensionProvider.OpenTelemetryTracingProvider|provider ' +
    'prometheus:ExtensionProvider.PrometheusMetricsProvider|provider ' +
    'envoyFileAccessLog:ExtensionProvider.EnvoyFileAccessLogProvider|provider ' +
    'envoyHttpAls:ExtensionProvider.EnvoyHttpGrpcV3LogProvider|provider envoyTcpAls:ExtensionProvider.EnvoyTcpGrpcV3LogProvider|provider ' +
    'envoyOtelAls:ExtensionProvider.EnvoyOpenTelemetryLogProvider|provider sds:ExtensionProvider.SDSProvider|provider',
  'MeshConfig.DefaultProviders': 'tracing:[]string metrics:[]string accessLogging:[]string',
  LabelSelector: 'matchLabels:{}string matchExpressions:[]LabelSelectorRequirement',
  'MeshConfig.ProxyPathNormalization': 'normalization:MeshConfig.ProxyPathNormalization.NormalizationType',
  HTTPRetry:
    'attempts:int32 perTryTimeout:Duration retryOn:string retryRemoteLocalities:BoolValue retryIgnorePreviousHosts:BoolValue ' +
    'backoff:Duration',
  'MeshConfig.TLSConfig': 'minProtocolVersion:MeshConfig.TLSConfig.TLSProtocol ecdhCurves:[]string cipherSuites:[]string',
  'MeshConfig.DefaultTrafficPolicy': 'connectionPool:ConnectionPoolSettings outlierDetection:OutlierDetection',
  ServiceEntryVisibility: 'defaultVisibility:ServiceEntryVisibility.Visibility applyToSidecars:bool policies:[]ServiceEntryVisibility.Policy',
  'Tracing.Zipkin': 'address:string',
  'Tracing.Lightstep': 'address:string accessToken:string',
  'Tracing.Datadog': 'address:string',
  'Tracing.Stackdriver': 'debug:bool maxNumberOfAttributes:Int64Value maxNumberOfAnnotations:Int64Value maxNumberOfMessageEvents:Int64Value',
  'Tracing.OpenCensusAgent': 'address:string context:[]Tracing.OpenCensusAgent.TraceContext',
  'Tracing.CustomTag': 'literal:Tracing.Literal|type environment:Tracing.Environment|type header:Tracing.RequestHeader|type',
  ClientTLSSettings:
    'mode:ClientTLSSettings.TLSmode clientCertificate:string privateKey:string caCertificates:string credentialName:string ' +
    'subjectAltNames:[]string sni:string insecureSkipVerify:BoolValue caCrl:string',
  'Topology.ProxyProtocolConfiguration': '',
  HTTPHealthCheckConfig: 'path:string port:uint32 host:string scheme:string httpHeaders:[]HTTPHeader',
  TCPHealthCheckConfig: 'host:string port:uint32',
  ExecHealthCheckConfig: 'command:[]string',
  GrpcHealthCheckConfig: 'port:uint32 service:string',
  'PrivateKeyProvider.CryptoMb': 'pollDelay:Duration fallback:BoolValue',
  'PrivateKeyProvider.QAT': 'pollDelay:Duration fallback:BoolValue',
  'ProxyConfig.ProxyHeaders.SetCurrentClientCertDetails': 'subject:BoolValue cert:BoolValue chain:BoolValue dns:BoolValue uri:BoolValue',
  'ProxyConfig.ProxyHeaders.RequestId': 'disabled:BoolValue',
  'ProxyConfig.ProxyHeaders.Server': 'disabled:BoolValue value:string',
  'ProxyConfig.ProxyHeaders.AttemptCount': 'disabled:BoolValue',
  'ProxyConfig.ProxyHeaders.EnvoyDebugHeaders': 'disabled:BoolValue',
  'ProxyConfig.ProxyHeaders.MetadataExchangeHeaders': 'mode:ProxyConfig.ProxyHeaders.MetadataExchangeMode',
  'ProxyConfig.ProxyHeaders.XForwardedHost': 'enabled:BoolValue',
  'ProxyConfig.ProxyHeaders.XForwardedPort': 'enabled:BoolValue',
  'LocalityLoadBalancerSetting.Distribute': 'from:string to:{}uint32',
  'LocalityLoadBalancerSetting.Failover': 'from:string to:string',
  'ZoneAwareLoadBalancerSetting.Failover': 'from:string to:string',
  'MeshConfig.ServiceSettings.Settings': 'clusterLocal:bool',
  'ExtensionProvider.EnvoyExternalAuthorizationHttpProvider':
    'service:string port:uint32 timeout:Duration pathPrefix:string failOpen:bool clearRouteCache:bool statusOnError:string ' +
    'includeHeadersInCheck:[]string includeRequestHeadersInCheck:[]string includeAdditionalHeadersInCheck:{}string ' +
    'includeRequestBodyInCheck:ExtensionProvider.EnvoyExternalAuthorizationRequestBody headersToUpstreamOnAllow:[]string ' +
    'headersToDownstreamOnDeny:[]string headersToDownstreamOnAllow:[]string',
  'ExtensionProvider.EnvoyExternalAuthorizationGrpcProvider':
    'service:string port:uint32 timeout:Duration failOpen:bool clearRouteCache:bool statusOnError:string ' +
    'includeRequestBodyInCheck:ExtensionProvider.EnvoyExternalAuthorizationRequestBody',
  'ExtensionProvider.ZipkinTracingProvider':
    'service:string port:uint32 maxTagLength:uint32 enable64bitTraceId:bool path:string ' +
    'traceContextOption:ExtensionProvider.ZipkinTracingProvider.TraceContextOption timeout:Duration ' +
    'headers:[]ExtensionProvider.HttpHeader',
  'ExtensionProvider.LightstepTracingProvider': 'service:string port:uint32 accessToken:string maxTagLength:uint32',
  'ExtensionProvider.DatadogTracingProvider': 'service:string port:uint32 maxTagLength:uint32',
  'ExtensionProvider.StackdriverProvider':
    'debug:bool maxNumberOfAttributes:Int64Value maxNumberOfAnnotations:Int64Value maxNumberOfMessageEvents:Int64Value ' +
    'maxTagLength:uint32 logging:ExtensionProvider.StackdriverProvider.Logging',
  'ExtensionProvider.OpenCensusAgentTracingProvider':
    'service:string port:uint32 context:[]ExtensionProvider.OpenCensusAgentTracingProvider.TraceContext maxTagLength:uint32',
  'ExtensionProvider.SkyWalkingTracingProvider': 'service:string port:uint32 accessToken:string',
  'ExtensionProvider.OpenTelemetryTracingProvider':
    'service:string port:uint32 maxTagLength:uint32 http:ExtensionProvider.HttpService grpc:ExtensionProvider.GrpcService ' +
    'resourceDetectors:ExtensionProvider.ResourceDetectors serviceAttributeEnrichment:ExtensionProvider.ServiceAttributeEnrichment ' +
    'dynatraceSampler:ExtensionProvider.OpenTelemetryTracingProvider.DynatraceSampler|sampling',
  'ExtensionProvider.PrometheusMetricsProvider': '',
  'ExtensionProvider.EnvoyFileAccessLogProvider':
    'path:string logFormat:ExtensionProvider.EnvoyFileAccessLogProvider.LogFormat omitEmptyValues:bool',
  'ExtensionProvider.EnvoyHttpGrpcV3LogProvider':
    'service:string port:uint32 logName:string filterStateObjectsToLog:[]string additionalRequestHeadersToLog:[]string ' +
    'additionalResponseHeadersToLog:[]string additionalResponseTrailersToLog:[]string',
  'ExtensionProvider.EnvoyTcpGrpcV3LogProvider': 'service:string port:uint32 logName:string filterStateObjectsToLog:[]string',
  'ExtensionProvider.EnvoyOpenTelemetryLogProvider':
    'service:string port:uint32 logName:string logFormat:ExtensionProvider.EnvoyOpenTelemetryLogProvider.LogFormat',
  'ExtensionProvider.SDSProvider': 'name:string service:string port:uint32',
  LabelSelectorRequirement: 'key:string operator:string values:[]string',
  ConnectionPoolSettings: 'tcp:ConnectionPoolSettings.TCPSettings http:ConnectionPoolSettings.HTTPSettings',
  OutlierDetection:
    'consecutiveErrors:int32 splitExternalLocalOriginErrors:bool consecutiveLocalOriginFailures:UInt32Value ' +
    'consecutiveGatewayErrors:UInt32Value consecutive5xxErrors:UInt32Value interval:Duration baseEjectionTime:Duration ' +
    'maxEjectionPercent:int32 minHealthPercent:int32 outlierDetectionHttpErrorCodes:[]uint32',
  'ServiceEntryVisibility.Policy': 'visibility:ServiceEntryVisibility.Visibility matchingRules:[]ServiceEntryVisibility.MatchRule',
  'Tracing.Literal': 'value:string',
  'Tracing.Environment': 'name:string defaultValue:string',
  'Tracing.RequestHeader': 'name:string defaultValue:string',
  HTTPHeader: 'name:string value:string',
  'ExtensionProvider.EnvoyExternalAuthorizationRequestBody': 'maxRequestBytes:uint32 allowPartialMessage:bool packAsBytes:bool',
  'ExtensionProvider.HttpHeader': 'name:string value:string|header_value envName:string|header_value',
  'ExtensionProvider.StackdriverProvider.Logging': 'labels:{}string',
  'ExtensionProvider.HttpService': 'path:string timeout:Duration headers:[]ExtensionProvider.HttpHeader',
  'ExtensionProvider.GrpcService': 'timeout:Duration initialMetadata:[]ExtensionProvider.HttpHeader',
  'ExtensionProvider.ResourceDetectors':
    'environment:ExtensionProvider.ResourceDetectors.EnvironmentResourceDetector ' +
    'dynatrace:ExtensionProvider.ResourceDetectors.DynatraceResourceDetector',
  'ExtensionProvider.OpenTelemetryTracingProvider.DynatraceSampler':
    'tenant:string clusterId:int32 rootSpansPerMinute:uint32 ' +
    'httpService:ExtensionProvider.OpenTelemetryTracingProvider.DynatraceSampler.DynatraceApi',
  'ExtensionProvider.EnvoyFileAccessLogProvider.LogFormat': 'text:string|log_format labels:Struct|log_format',
  'ExtensionProvider.EnvoyOpenTelemetryLogProvider.LogFormat': 'text:string labels:Struct',
  'ConnectionPoolSettings.TCPSettings':
    'maxConnections:int32 connectTimeout:Duration tcpKeepalive:ConnectionPoolSettings.TCPSettings.TcpKeepalive ' +
    'maxConnectionDuration:Duration idleTimeout:Duration',
  'ConnectionPoolSettings.HTTPSettings':
    'http1MaxPendingRequests:int32 http2MaxRequests:int32 maxRequestsPerConnection:int32 maxRetries:int32 idleTimeout:Duration ' +
    'h2UpgradePolicy:ConnectionPoolSettings.HTTPSettings.H2UpgradePolicy useClientProtocol:bool maxConcurrentStreams:int32 ' +
    'http2KeepAlive:ConnectionPoolSettings.HTTPSettings.ConnectionKeepalive',
  'ServiceEntryVisibility.MatchRule': 'namespaceSelector:LabelSelector|matcher',
  'ExtensionProvider.ResourceDetectors.EnvironmentResourceDetector': '',
  'ExtensionProvider.ResourceDetectors.DynatraceResourceDetector': '',
  'ExtensionProvider.OpenTelemetryTracingProvider.DynatraceSampler.DynatraceApi': 'service:string port:uint32 http:ExtensionProvider.HttpService',
  'ConnectionPoolSettings.HTTPSettings.ConnectionKeepalive': 'interval:Duration timeout:Duration',
};

/** The enums of those messages: name and number of each value; the first with number 0 is the default. */
export const MESH_ENUMS: Readonly<Record<string, string>> = {
  'ProxyConfig.TracingServiceName': 'APP_LABEL_AND_NAMESPACE=0 CANONICAL_NAME_ONLY=1 CANONICAL_NAME_AND_NAMESPACE=2',
  AuthenticationPolicy: 'NONE=0 MUTUAL_TLS=1 INHERIT=1000',
  'ProxyConfig.InboundInterceptionMode': 'REDIRECT=0 TPROXY=1 NONE=2',
  'MeshConfig.IngressControllerMode': 'UNSPECIFIED=0 OFF=1 DEFAULT=2 STRICT=3',
  'MeshConfig.AccessLogEncoding': 'TEXT=0 JSON=1',
  'MeshConfig.H2UpgradePolicy': 'DO_NOT_UPGRADE=0 UPGRADE=1',
  ForwardClientCertDetails: 'UNDEFINED=0 SANITIZE=1 FORWARD_ONLY=2 APPEND_FORWARD=3 SANITIZE_SET=4 ALWAYS_FORWARD_ONLY=5',
  'ProxyConfig.ConnectionSettings.Profile': 'SIDECAR=0 EDGE=1',
  'ProxyConfig.ConnectionSettings.HeadersWithUnderscoresAction':
    'HEADERS_WITH_UNDERSCORES_UNSPECIFIED=0 HEADERS_WITH_UNDERSCORES_ALLOW=1 HEADERS_WITH_UNDERSCORES_REJECT_REQUEST=2 ' +
    'HEADERS_WITH_UNDERSCORES_DROP_HEADER=3',
  'ProxyConfig.ConnectionSettings.PathWithEscapedSlashesAction':
    'PATH_WITH_ESCAPED_SLASHES_UNSPECIFIED=0 KEEP_UNCHANGED=1 REJECT_REQUEST=2 UNESCAPE_AND_REDIRECT=3 UNESCAPE_AND_FORWARD=4',
  'MeshConfig.OutboundTrafficPolicy.Mode': 'REGISTRY_ONLY=0 ALLOW_ANY=1 ALLOW_ANY_DYNAMIC_DNS=3',
  'MeshConfig.InboundTrafficPolicy.Mode': 'PASSTHROUGH=0 LOCALHOST=1',
  Resource: 'SERVICE_REGISTRY=0',
  'MeshConfig.ServiceScopeConfigs.Scope': 'LOCAL=0 GLOBAL=1',
  'MeshConfig.ProxyPathNormalization.NormalizationType': 'DEFAULT=0 NONE=1 BASE=2 MERGE_SLASHES=3 DECODE_AND_MERGE_SLASHES=4',
  'MeshConfig.TLSConfig.TLSProtocol': 'TLS_AUTO=0 TLSV1_2=1 TLSV1_3=2',
  'ServiceEntryVisibility.Visibility': 'VISIBILITY_UNSPECIFIED=0 NONE=1 NAMESPACE=2 PUBLIC=3',
  'Tracing.OpenCensusAgent.TraceContext': 'UNSPECIFIED=0 W3C_TRACE_CONTEXT=1 GRPC_BIN=2 CLOUD_TRACE_CONTEXT=3 B3=4',
  'ClientTLSSettings.TLSmode': 'DISABLE=0 SIMPLE=1 MUTUAL=2 ISTIO_MUTUAL=3',
  'ProxyConfig.ProxyHeaders.MetadataExchangeMode': 'UNDEFINED=0 IN_MESH=1',
  'ExtensionProvider.ZipkinTracingProvider.TraceContextOption': 'USE_B3=0 USE_B3_WITH_W3C_PROPAGATION=1',
  'ExtensionProvider.OpenCensusAgentTracingProvider.TraceContext': 'UNSPECIFIED=0 W3C_TRACE_CONTEXT=1 GRPC_BIN=2 CLOUD_TRACE_CONTEXT=3 B3=4',
  'ExtensionProvider.ServiceAttributeEnrichment': 'ISTIO_CANONICAL=0 OTEL_SEMANTIC_CONVENTIONS=1',
  'ConnectionPoolSettings.HTTPSettings.H2UpgradePolicy': 'DEFAULT=0 DO_NOT_UPGRADE=1 UPGRADE=2',
};
