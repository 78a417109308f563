import { checkKialiConfig } from '../../../lib/addons/kiali/config/check';
import type { KialiConfig } from '../../../imports/kiali-config';
import { codeFirst } from '../../support/problems';

const found = (config: unknown, version = '2.27'): string[] => checkKialiConfig(config, version).map(codeFirst);

describe('keys that Kiali would ignore', () => {
  test('a slip, at any depth, in a list and in a map', () => {
    expect(
      found({
        external_service: {},
        external_services: { grafana: { dashboards: [{ name: 'a', variables: { namespaces: 'var' } }] } },
        custom_dashboards: [{ items: [{ chart: { metric: [] } }] }],
        deployment: { discovery_selectors: { overrides: { east: [{ matchLabel: {} }] } } },
      }),
    ).toEqual([
      'error kiali/unknown-key config.external_service: Kiali 2.27 knows no such key and would ignore it; ' +
        'did you mean `external_services`?',
      'error kiali/unknown-key config.external_services.grafana.dashboards[0].variables.namespaces: ' +
        'Kiali 2.27 knows no such key and would ignore it; did you mean `namespace`?',
      'error kiali/unknown-key config.custom_dashboards[0].items[0].chart.metric: ' +
        'Kiali 2.27 knows no such key and would ignore it; did you mean `metrics`?',
      'error kiali/unknown-key config.deployment.discovery_selectors.overrides.east[0].matchLabel: ' +
        'Kiali 2.27 knows no such key and would ignore it; did you mean `matchLabels`?',
    ]);
  });

  test('the address of Prometheus under the name that others have', () => {
    expect(found({ external_services: { prometheus: { in_cluster_url: 'http://prometheus:9090' } } })).toEqual([
      'error kiali/unknown-key config.external_services.prometheus.in_cluster_url: ' +
        'Kiali 2.27 knows no such key and would ignore it; did you mean `url`?',
    ]);
  });

  test('a key that stands elsewhere is named by its place', () => {
    expect(found({ web_root: '/kiali' })).toEqual([
      'error kiali/unknown-key config.web_root: Kiali 2.27 knows no such key and would ignore it; ' +
        'did you mean `server.web_root`?',
    ]);
  });

  test('what only the operator reads', () => {
    expect(found({ deployment: { replicas: 2 }, istio_namespace: 'istio-system' })).toEqual([
      'error kiali/operator-key config.deployment.replicas: only the operator of Kiali reads this key, ' +
        'and Kiali itself would ignore it; remove it, and use the prop for it',
      'error kiali/operator-key config.istio_namespace: only the operator of Kiali reads this key, ' +
        'and Kiali itself would ignore it; remove it, and use the prop for it',
    ]);
  });

  test('what an earlier version or a later one has', () => {
    expect(found({ istio_labels: { injection_label_name: 'inject' } })).toEqual([
      'error kiali/unknown-key config.istio_labels.injection_label_name: ' +
        'Kiali 2.27 does not have this key, which 2.26 has, and would ignore it; remove it',
    ]);
    expect(found({ chat_ai: { enabled: false } }, '2.21')).toEqual([
      'error kiali/unknown-key config.chat_ai: Kiali 2.21 does not have this key, which 2.27 has, and would ignore ' +
        'it; ' +
        'remove it',
    ]);
  });
});

test('deprecated keys name the new one, as short as it can be from there', () => {
  expect(
    found({
      auth: { openid: { authorization_endpoint: 'https://login.example.com' } },
      external_services: {
        grafana: { url: 'https://grafana.example.com', in_cluster_url: 'http://grafana:3000' },
        prometheus: { auth: { ca_file: '/ca.pem' } },
      },
    }),
  ).toEqual([
    'warning kiali/deprecated-key config.auth.openid.authorization_endpoint: deprecated; ' +
      'write `discovery_override.authorization_endpoint`',
    'warning kiali/deprecated-key config.external_services.grafana.url: deprecated; write `external_url`',
    'warning kiali/deprecated-key config.external_services.grafana.in_cluster_url: deprecated; write `internal_url`',
    'warning kiali/deprecated-key config.external_services.prometheus.auth.ca_file: ignored since Kiali 2; use ' +
      '`caBundle`',
  ]);
});

describe('values', () => {
  test('of a wrong type', () => {
    expect(found({ server: { port: '20001', audit_log: 'true', web_root: ['/kiali'] }, extensions: {} })).toEqual([
      'error schema/type config.server.port: got "20001"; must be a whole number; write 20001 without quotes',
      'error schema/type config.server.audit_log: got "true"; must be true or false; write true without quotes',
      'error schema/type config.server.web_root: got ["/kiali"]; must be a string',
      'error schema/type config.extensions: got {}; must be a list; put it in a list: [...]',
    ]);
  });

  test('numbers and booleans are texts to Kiali', () => {
    expect(
      found({ server: { web_port: 443 }, external_services: { custom_dashboards: { discovery_enabled: true } } }),
    ).toEqual([]);
  });

  test('null empties a list, and is nothing elsewhere', () => {
    expect(found({ clustering: { clusters: null }, server: { port: null } })).toEqual([
      'error schema/null config.server.port: got null; null is not allowed, a whole number is needed; ' +
        'remove the field, or give it a value',
    ]);
  });

  test('words that are not among those of Kiali', () => {
    expect(
      found({
        auth: { strategy: 'none' },
        external_services: { prometheus: { auth: { type: 'oauth' } }, tracing: { provider: 'zipkin' } },
        deployment: { tls_config: { source: 'autos' } },
        server: { observability: { tracing: { collector_type: 'jaeger' } } },
      }),
    ).toEqual([
      'error schema/enum config.auth.strategy: got "none"; ' +
        'must be one of anonymous, header, openid, openshift, token; did you mean "anonymous"?',
      'error schema/enum config.external_services.prometheus.auth.type: got "oauth"; must be one of , none, basic, ' +
        'bearer',
      'error schema/enum config.external_services.tracing.provider: got "zipkin"; must be one of jaeger, tempo',
      'error schema/enum config.deployment.tls_config.source: got "autos"; must be one of auto, config; did you ' +
        'mean "auto"?',
      'error schema/enum config.server.observability.tracing.collector_type: got "jaeger"; must be one of otel',
    ]);
  });

  test('a URL has a scheme, a duration a unit', () => {
    expect(
      found({
        external_services: { prometheus: { url: 'prometheus.monitoring:9090' }, grafana: { external_url: '' } },
        kiali_internal: { metric_log_duration_limit: '3', cache_expiration: { mesh: 5_000_000, gateway: '1m30s' } },
      }),
    ).toEqual([
      'error kiali/url config.external_services.prometheus.url: got "prometheus.monitoring:9090"; ' +
        'a URL has a scheme; write "http://prometheus.monitoring:9090"',
      'error schema/duration config.kiali_internal.metric_log_duration_limit: got "3"; this is not a duration; ' +
        'write a number with its unit, for example 30s or 2m',
    ]);
  });

  test('credentials that everybody could read, without printing them', () => {
    const auth = (token: string): unknown => ({ external_services: { grafana: { auth: { token } } } });
    expect(found(auth('glsa_0123456789'))).toEqual([
      'warning kiali/credential config.external_services.grafana.auth.token: got "glsa_…"; ' +
        'a credential in a ConfigMap can be read by everybody; name a Secret: "secret:NAME:KEY"',
    ]);
    expect(found(auth('hunter2'))).toEqual([
      'warning kiali/credential config.external_services.grafana.auth.token: got "…"; ' +
        'a credential in a ConfigMap can be read by everybody; name a Secret: "secret:NAME:KEY"',
    ]);
    expect(found(auth('secret:grafana:token'))).toEqual([]);
    expect(found(auth('/run/secrets/token'))).toEqual([]);
    expect(found(auth(''))).toEqual([]);
  });
});

describe('what Kiali refuses to start with', () => {
  const root = (web_root: string): string[] => found({ server: { web_root } });
  test.each([
    [
      { server: { port: -1 } },
      'error kiali/port config.server.port: got -1; a port is not negative; write 20001, or leave it out',
    ],
    [
      { server: { web_root: 'kiali' } },
      'error kiali/web-root config.server.web_root: got "kiali"; must begin with "/" and not end with it; write ' +
        '"/kiali"',
    ],
    [
      { server: { web_root: '/kiali/' } },
      'error kiali/web-root config.server.web_root: got "/kiali/"; must begin with "/" and not end with it; write ' +
        '"/kiali"',
    ],
    [
      { server: { web_root: 5 } },
      'error kiali/web-root config.server.web_root: got "5"; must begin with "/" and not end with it; write "/5"',
    ],
    [
      { server: { web_root: '/a/../b' } },
      'error kiali/web-root config.server.web_root: got "/a/../b"; must not lead out of itself by "/../"; write "/a/b"',
    ],
    [
      { server: { web_root: '/ki ali' } },
      'error kiali/web-root config.server.web_root: got "/ki ali"; has characters that no path of a URL has; write ' +
        '"/kiali"',
    ],
    [
      { login_token: { signing_key: 'secret' } },
      'error kiali/signing-key config.login_token.signing_key: got "secret"; ' +
        'must be 16, 24 or 32 bytes long (this has 6)',
    ],
    [
      { external_services: { prometheus: { url: '' } } },
      'error kiali/no-prometheus config.external_services.prometheus.url: got ""; ' +
        'Kiali needs an address while Prometheus is enabled; ' +
        'give its URL, or write external_services.prometheus.enabled: false',
    ],
    [
      { kiali_feature_flags: { disabled_features: ['logs-tab', 'traces'] } },
      'error kiali/feature config.kiali_feature_flags.disabled_features[1]: got "traces"; Kiali has no such feature; ' +
        'write "logs-tab", or leave it out',
    ],
    [
      { kiali_feature_flags: { ui_defaults: { tracing: { limit: 9 } } } },
      'error kiali/trace-limit config.kiali_feature_flags.ui_defaults.tracing.limit: got 9; must be from 10 to ' +
        '1000; write 10',
    ],
    [
      { kiali_feature_flags: { ui_defaults: { tracing: { limit: 1001 } } } },
      'error kiali/trace-limit config.kiali_feature_flags.ui_defaults.tracing.limit: got 1001; ' +
        'must be from 10 to 1000; write 1000',
    ],
    [
      {
        deployment: { cluster_wide_access: false, discovery_selectors: { default: [{ matchLabels: { team: 'a' } }] } },
      },
      'error kiali/namespace-selector config.deployment.discovery_selectors.default[0]: got ' +
        '{"matchLabels":{"team":"a"}}; ' +
        'without cluster-wide access a selector must name its namespaces; ' +
        'write { matchLabels: { "kubernetes.io/metadata.name": NAMESPACE } }, or one matchExpressions with In',
    ],
    [
      { health_config: { compute: { duration: '30s' } } },
      'warning kiali/health-duration config.health_config.compute.duration: got "30s"; ' +
        'Kiali takes 1m for what is shorter or no duration; write "1m"',
    ],
    [
      { external_services: { tracing: { enabled: true, internal_url: 'http://jaeger-query.observability:16686' } } },
      'error kiali/tracing-port config.external_services.tracing.internal_url: ' +
        'got "http://jaeger-query.observability:16686"; with grpc the port must be Jaeger\'s gRPC port; ' +
        'write port 16685, or use_grpc: false',
    ],
    [
      {
        external_services: { tracing: { enabled: true, use_grpc: false, internal_url: 'http://jaeger:16685/jaeger' } },
      },
      'error kiali/tracing-port config.external_services.tracing.internal_url: got "http://jaeger:16685/jaeger"; ' +
        "16685 is Jaeger's gRPC port, and use_grpc is false; write port 16686, or leave use_grpc out",
    ],
    [
      { external_services: { tracing: { internal_url: 'http://jaeger-query.observability:16685/jaeger' } } },
      'warning kiali/tracing-off config.external_services.tracing.internal_url: ' +
        'got "http://jaeger-query.observability:16685/jaeger"; Kiali shows no traces unless tracing is enabled; ' +
        'write external_services.tracing.enabled: true',
    ],
  ])('%j', (config, problem) => expect(found(config)).toEqual([problem]));

  test('but not with what is right', () => {
    expect([root('/'), root('/kiali'), root('/a/b-c_d'), root('/a..b')].flat()).toEqual([]);
    expect(found({ auth: { strategy: 'anonymous' }, login_token: { signing_key: '' } })).toEqual([]);
    expect(found({ external_services: { prometheus: { enabled: false, url: '' } } })).toEqual([]);
    expect(found({ external_services: { prometheus: { url: '' } } }, '2.21')).toEqual([]);
    expect(found({ external_services: { tracing: { enabled: false, internal_url: 'http://jaeger:16686' } } })).toEqual(
      [],
    );
    const selectors = [
      { matchLabels: { 'kubernetes.io/metadata.name': 'shop' } },
      { matchExpressions: [{ key: 'kubernetes.io/metadata.name', operator: 'In', values: ['a', 'b'] }] },
      {},
    ];
    expect(found({ deployment: { cluster_wide_access: false, discovery_selectors: { default: selectors } } })).toEqual(
      [],
    );
    expect(found({ deployment: { discovery_selectors: { default: [{ matchLabels: { team: 'a' } }] } } })).toEqual([]);
  });

  test('settings of the assistant', () => {
    const model = { name: 'm', enabled: true, key: 'secret:ai:key' };
    const good = { name: 'a', enabled: true, default_model: 'm', models: [model] };
    const ai = (chat_ai: object, version = '2.27'): string[] =>
      found({ chat_ai: { enabled: true, ...chat_ai } }, version);
    const lines = (texts: string[]): string[] => texts.map((text) => text.replace('error kiali/', ''));
    expect(ai({ default_provider: 'a', providers: [good] })).toEqual([]);
    expect(found({ chat_ai: { providers: [{ enabled: true }] } })).toEqual([]);
    expect(ai({ providers: [] })).toEqual([
      'error kiali/chat-ai config.chat_ai.default_provider: the assistant needs a default provider; ' +
        'name one of chat_ai.providers',
    ]);
    const wrong = (change: object): string[] =>
      lines(ai({ default_provider: 'a', providers: [{ ...good, ...change }] }));
    const at = 'chat-ai config.chat_ai.providers[0]';
    expect(wrong({ name: 'b' })).toEqual([
      'chat-ai config.chat_ai.default_provider: got "a"; no enabled provider has this name; name one of ' +
        'chat_ai.providers',
    ]);
    expect(wrong({ type: 'opnai' })).toEqual([
      `${at}.type: got "opnai"; must be one of openai, anthropic, google, lightspeed; did you mean "openai"?`,
    ]);
    expect(wrong({ type: 'anthropic', config: 'azure' })).toEqual([
      `${at}.config: got "azure"; a provider of type anthropic has default here`,
    ]);
    expect(wrong({ default_model: '' })).toEqual([`${at}.default_model: a provider needs a default model`]);
    expect(wrong({ default_model: 'n' })).toEqual([
      `${at}.default_model: got "n"; models has none of this name; add it to models`,
    ]);
    expect(wrong({ models: [{ ...model, enabled: false }] })).toEqual([
      `${at}.default_model: got "m"; this model is not enabled; enable it`,
    ]);
    expect(wrong({ models: [{ ...model, key: '' }] })).toEqual([
      `${at}.models[0].key: neither the model nor its provider has a key; give one a key`,
    ]);
    expect(wrong({ models: [model, model] })).toEqual([
      `${at}.models[1].name: got "m"; another model has this name; give it another name`,
    ]);
    expect(wrong({ tools: { enabled_tools: ['a', ' a', ' '] } })).toEqual([
      `${at}.tools.enabled_tools[1]: got " a"; the tool is named twice; remove it`,
      `${at}.tools.enabled_tools[2]: got " "; a tool has a name; remove it`,
    ]);
    expect(lines(ai({ default_provider: 'a', providers: [good, good] }))).toEqual([
      'chat-ai config.chat_ai.providers[1].name: got "a"; another provider has this name; give it another name',
    ]);
    const lightspeed = { name: 'a', enabled: true, type: 'lightspeed' };
    expect(lines(ai({ default_provider: 'a', providers: [lightspeed] }))).toEqual([
      `${at}.endpoint: a provider of type lightspeed needs its address`,
    ]);
    expect(ai({ default_provider: 'a', providers: [{ ...lightspeed, endpoint: 'https://ols' }] })).toEqual([]);
    expect(lines(ai({ default_provider: 'a', providers: [{ ...good, type: 'lightspeed' }] }, '2.26'))).toEqual([
      `${at}.type: got "lightspeed"; must be one of openai, anthropic, google`,
    ]);
  });
});

describe('what is written beside the configuration', () => {
  test('counts where two keys decide together', () => {
    const config = { external_services: { tracing: { internal_url: 'http://jaeger:16686' } } };
    const under = { external_services: { tracing: { enabled: true, use_grpc: false } } };
    expect(checkKialiConfig(config, '2.27', { under })).toEqual([]);
  });

  test('an address does not switch tracing on that is off by default', () => {
    const config = { external_services: { tracing: { internal_url: 'http://jaeger:16685' } } };
    const under = { external_services: { tracing: { enabled: false, external_url: 'http://jaeger' } } };
    expect(checkKialiConfig(config, '2.27', { under }).map(({ code }) => code)).toEqual(['kiali/tracing-off']);
    expect(checkKialiConfig({}, '2.27', { under })).toEqual([]);
  });

  test('values that are not known yet are left alone, and paths begin where it stands', () => {
    const later = { later: true };
    const options = { path: 'addons.kiali.config', isUnknown: (value: unknown) => value === later };
    const config = { server: { port: later, web_root: later, webroot: '/' }, login_token: later };
    expect(checkKialiConfig(config, '2.27.0', options).map(({ path }) => path)).toEqual([
      'addons.kiali.config.server.webroot',
    ]);
  });
});

test('types have the official names', () => {
  const config: KialiConfig = {
    auth: { strategy: 'token' },
    external_services: { tracing: { enabled: true, provider: 'tempo', tempo_config: { org_id: '1' } } },
    health_config: { rate: [{ namespace: 'shop', tolerance: [{ code: '5XX', degraded: 1, failure: 5 }] }] },
  };
  expect(found(config)).toEqual([]);
});
