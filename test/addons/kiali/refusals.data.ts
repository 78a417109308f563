/** A configuration that Kiali 2.27 does not start with, and all that is said about it here. */
export interface Refusal {
  readonly id: string;
  readonly config: object;
  readonly texts: readonly string[];
}

const KEY = { login_token: { signing_key: '0123456789abcdef' } };
/** What Kiali starts with, and `more`. */
const good = (more: object): object => ({ ...KEY, ...more });
const server = (more: object): object => good({ server: more });
const services = (more: object): object => good({ external_services: more });
const selectors = (...list: object[]): object =>
  good({ deployment: { cluster_wide_access: false, discovery_selectors: { default: list } } });

const model = { name: 'm', model: 'm', enabled: true, key: 'secret:ai:key' };
const provider = { name: 'p', enabled: true, type: 'openai', default_model: 'm', models: [model] };
const assistant = (more: object): object =>
  good({ chat_ai: { enabled: true, default_provider: 'p', providers: [provider], ...more } });
const withProvider = (more: object): object => assistant({ providers: [{ ...provider, ...more }] });

const SELECTOR =
  'without cluster-wide access a selector must name its namespaces; write { matchLabels: ' +
  '{ "kubernetes.io/metadata.name": NAMESPACE } }, or one matchExpressions with In (kiali/namespace-selector)';
const PLACE = 'config.deployment.discovery_selectors.default[0]';
const NAME = 'kubernetes.io/metadata.name';
const MODEL = 'config.chat_ai.providers[0]';

/** All that Kiali itself refuses, by what it is about, each with its forms. */
export const REFUSALS: Readonly<Record<string, readonly Refusal[]>> = {
  'a wrong type': [
    {
      id: 'type-number',
      config: server({ port: 'web' }),
      texts: ['config.server.port: got "web"; must be a whole number (schema/type)'],
    },
    {
      id: 'type-list',
      config: good({ extensions: 'none' }),
      texts: ['config.extensions: got "none"; must be a list; put it in a list: [...] (schema/type)'],
    },
    {
      id: 'type-boolean',
      config: services({ tracing: { enabled: 'maybe' } }),
      texts: ['config.external_services.tracing.enabled: got "maybe"; must be true or false (schema/type)'],
    },
  ],
  'the number of traces': [
    {
      id: 'limit-low',
      config: good({ kiali_feature_flags: { ui_defaults: { tracing: { limit: 9 } } } }),
      texts: [
        'config.kiali_feature_flags.ui_defaults.tracing.limit: got 9; must be from 10 to 1000; write 10 ' +
          '(kiali/trace-limit)',
      ],
    },
    {
      id: 'limit-high',
      config: good({ kiali_feature_flags: { ui_defaults: { tracing: { limit: 1001 } } } }),
      texts: [
        'config.kiali_feature_flags.ui_defaults.tracing.limit: got 1001; must be from 10 to 1000; write 1000 ' +
          '(kiali/trace-limit)',
      ],
    },
  ],
  'the port': [
    {
      id: 'port',
      config: server({ port: -1 }),
      texts: ['config.server.port: got -1; a port is not negative; write 20001, or leave it out (kiali/port)'],
    },
  ],
  'the source of TLS settings': [
    {
      id: 'tls-source',
      config: good({ deployment: { tls_config: { source: 'file' } } }),
      texts: ['config.deployment.tls_config.source: got "file"; must be one of auto, config (schema/enum)'],
    },
  ],
  'the begin of the web root': [
    {
      id: 'root-begin',
      config: server({ web_root: 'kiali' }),
      texts: [
        'config.server.web_root: got "kiali"; must begin with "/" and not end with it; write "/kiali" ' +
          '(kiali/web-root)',
      ],
    },
    {
      id: 'root-characters',
      config: server({ web_root: '/kia li' }),
      texts: [
        'config.server.web_root: got "/kia li"; has characters that no path of a URL has; write "/kiali" ' +
          '(kiali/web-root)',
      ],
    },
    {
      id: 'root-empty',
      config: server({ web_root: '' }),
      texts: ['config.server.web_root: got ""; must begin with "/" and not end with it; write "/" (kiali/web-root)'],
    },
  ],
  'the end of the web root': [
    {
      id: 'root-end',
      config: server({ web_root: '/kiali/' }),
      texts: [
        'config.server.web_root: got "/kiali/"; must begin with "/" and not end with it; write "/kiali" ' +
          '(kiali/web-root)',
      ],
    },
  ],
  'a web root that leads out of itself': [
    {
      id: 'root-out',
      config: server({ web_root: '/a/../b' }),
      texts: [
        'config.server.web_root: got "/a/../b"; must not lead out of itself by "/../"; write "/a/b" (kiali/web-root)',
      ],
    },
  ],
  'the way to log in': [
    {
      id: 'strategy',
      config: good({ auth: { strategy: 'login' } }),
      texts: [
        'config.auth.strategy: got "login"; must be one of anonymous, header, openid, openshift, token; ' +
          'did you mean "token"? (schema/enum)',
      ],
    },
  ],
  'the key of sessions': [
    {
      id: 'key-length',
      config: { login_token: { signing_key: 'short' }, auth: { strategy: 'token' } },
      texts: [
        'config.login_token.signing_key: got "short"; must be 16, 24 or 32 bytes long (this has 5) ' +
          '(kiali/signing-key)',
      ],
    },
    {
      id: 'key-bytes',
      config: { login_token: { signing_key: 'ü123456789abcdef' }, auth: { strategy: 'openid' } },
      texts: [
        'config.login_token.signing_key: got "ü123456789abcdef"; must be 16, 24 or 32 bytes long (this has 17) ' +
          '(kiali/signing-key)',
      ],
    },
  ],
  'Prometheus without an address': [
    {
      id: 'prometheus',
      config: services({ prometheus: { url: '' } }),
      texts: [
        'config.external_services.prometheus.url: got ""; Kiali needs an address while Prometheus is enabled; give ' +
          'its URL, or write external_services.prometheus.enabled: false (kiali/no-prometheus)',
      ],
    },
  ],
  'a feature to disable': [
    {
      id: 'feature',
      config: good({ kiali_feature_flags: { disabled_features: ['logs-tab', 'graph'] } }),
      texts: [
        'config.kiali_feature_flags.disabled_features[1]: got "graph"; Kiali has no such feature; write "logs-tab", ' +
          'or leave it out (kiali/feature)',
      ],
    },
  ],
  'the collector of its own traces': [
    {
      id: 'collector',
      config: server({ observability: { tracing: { enabled: true, collector_type: 'jaeger' } } }),
      texts: [
        'config.server.observability.tracing.collector_type: got "jaeger"; must be one of otel (schema/enum)',
      ],
    },
  ],
  'the backend of traces': [
    {
      id: 'provider',
      config: services({ tracing: { enabled: true, provider: 'zipkin' } }),
      texts: ['config.external_services.tracing.provider: got "zipkin"; must be one of jaeger, tempo (schema/enum)'],
    },
  ],
  'selectors without cluster-wide access': [
    {
      id: 'selector-both',
      config: selectors({
        matchLabels: { [NAME]: 'a' },
        matchExpressions: [{ key: NAME, operator: 'In', values: ['a'] }],
      }),
      texts: [
        `${PLACE}: got {"matchLabels":{"${NAME}":"a"},"matchExpressions":[{"key":"${NAME}","operator":"…; ` + SELECTOR,
      ],
    },
    {
      id: 'selector-labels',
      config: selectors({ matchLabels: { [NAME]: 'a', team: 'b' } }),
      texts: [`${PLACE}: got {"matchLabels":{"${NAME}":"a","team":"b"}}; ${SELECTOR}`],
    },
    {
      id: 'selector-label',
      config: selectors({ matchLabels: { team: 'b' } }),
      texts: [`${PLACE}: got {"matchLabels":{"team":"b"}}; ${SELECTOR}`],
    },
    {
      id: 'selector-expressions',
      config: selectors({
        matchExpressions: [
          { key: NAME, operator: 'In', values: ['a'] },
          { key: NAME, operator: 'In', values: ['b'] },
        ],
      }),
      texts: [
        `${PLACE}: got {"matchExpressions":[{"key":"${NAME}","operator":"In","values":["a"]},{"key":` +
          `"kubernetes.io/metadata…; ${SELECTOR}`,
      ],
    },
    {
      id: 'selector-operator',
      config: selectors({ matchExpressions: [{ key: NAME, operator: 'NotIn', values: ['a'] }] }),
      texts: [
        `${PLACE}: got {"matchExpressions":[{"key":"${NAME}","operator":"NotIn","values":["a"]}]}; ${SELECTOR}`,
      ],
    },
    {
      id: 'selector-values',
      config: selectors({ matchExpressions: [{ key: NAME, operator: 'In', values: [] }] }),
      texts: [`${PLACE}: got {"matchExpressions":[{"key":"${NAME}","operator":"In","values":[]}]}; ${SELECTOR}`],
    },
  ],
  'the assistant': [
    {
      id: 'ai-no-default',
      config: assistant({ default_provider: '' }),
      texts: [
        'config.chat_ai.default_provider: the assistant needs a default provider; name one of chat_ai.providers ' +
          '(kiali/chat-ai)',
      ],
    },
    {
      id: 'ai-other-default',
      config: assistant({ default_provider: 'q' }),
      texts: [
        'config.chat_ai.default_provider: got "q"; no enabled provider has this name; name one of chat_ai.providers ' +
          '(kiali/chat-ai)',
      ],
    },
    {
      id: 'ai-provider-twice',
      config: assistant({ providers: [provider, provider] }),
      texts: [
        'config.chat_ai.providers[1].name: got "p"; another provider has this name; give it another name ' +
          '(kiali/chat-ai)',
      ],
    },
    {
      id: 'ai-type',
      config: withProvider({ type: 'mistral' }),
      texts: [`${MODEL}.type: got "mistral"; must be one of openai, anthropic, google, lightspeed (kiali/chat-ai)`],
    },
    {
      id: 'ai-config',
      config: withProvider({ config: 'vertex' }),
      texts: [
        `${MODEL}.config: got "vertex"; a provider of type openai has default or azure or gemini here (kiali/chat-ai)`,
      ],
    },
    {
      id: 'ai-endpoint',
      config: withProvider({ type: 'lightspeed' }),
      texts: [`${MODEL}.endpoint: a provider of type lightspeed needs its address (kiali/chat-ai)`],
    },
    {
      id: 'ai-no-model',
      config: withProvider({ default_model: '' }),
      texts: [`${MODEL}.default_model: a provider needs a default model (kiali/chat-ai)`],
    },
    {
      id: 'ai-other-model',
      config: withProvider({ default_model: 'n' }),
      texts: [`${MODEL}.default_model: got "n"; models has none of this name; add it to models (kiali/chat-ai)`],
    },
    {
      id: 'ai-model-off',
      config: withProvider({ models: [{ ...model, enabled: false }] }),
      texts: [`${MODEL}.default_model: got "m"; this model is not enabled; enable it (kiali/chat-ai)`],
    },
    {
      id: 'ai-model-twice',
      config: withProvider({ models: [model, model] }),
      texts: [`${MODEL}.models[1].name: got "m"; another model has this name; give it another name (kiali/chat-ai)`],
    },
    {
      id: 'ai-no-key',
      config: withProvider({ models: [{ ...model, key: '' }] }),
      texts: [
        `${MODEL}.models[0].key: neither the model nor its provider has a key; give one a key (kiali/chat-ai)`,
      ],
    },
    {
      id: 'ai-tool-empty',
      config: assistant({ tools: { enabled_tools: ['a', ' '] } }),
      texts: ['config.chat_ai.tools.enabled_tools[1]: got " "; a tool has a name; remove it (kiali/chat-ai)'],
    },
    {
      id: 'ai-tool-twice',
      config: assistant({ tools: { disabled_tools: ['a', 'a '] } }),
      texts: [
        'config.chat_ai.tools.disabled_tools[1]: got "a "; the tool is named twice; remove it (kiali/chat-ai)',
      ],
    },
    {
      id: 'ai-tool-of-provider',
      config: withProvider({ tools: { enabled_tools: [''] } }),
      texts: [`${MODEL}.tools.enabled_tools[0]: got ""; a tool has a name; remove it (kiali/chat-ai)`],
    },
  ],
};

/** Configurations that are nearly those, and with which Kiali starts. */
export const ACCEPTED: readonly { readonly id: string; readonly config: object }[] = [
  { id: 'good-limits', config: good({ kiali_feature_flags: { ui_defaults: { tracing: { limit: 10 } } } }) },
  { id: 'good-port', config: server({ port: 0, web_root: '/' }) },
  { id: 'good-root', config: server({ web_root: '/a/..b/c.d' }) },
  { id: 'good-anonymous', config: { auth: { strategy: 'anonymous' }, login_token: { signing_key: 'short' } } },
  { id: 'good-key', config: { login_token: { signing_key: 'ü0123456789abcdefghijkl' } } },
  { id: 'good-no-prometheus', config: services({ prometheus: { enabled: false, url: '' } }) },
  { id: 'good-feature', config: good({ kiali_feature_flags: { disabled_features: ['logs-tab'] } }) },
  { id: 'good-tempo', config: services({ tracing: { enabled: true, provider: 'tempo' } }) },
  { id: 'good-selectors', config: selectors({ matchLabels: { [NAME]: 'a' } }, {}) },
  { id: 'good-expression', config: selectors({ matchExpressions: [{ key: NAME, operator: 'In', values: ['a'] }] }) },
  {
    id: 'good-cluster-wide',
    config: good({ deployment: { discovery_selectors: { default: [{ matchLabels: { team: 'a' } }] } } }),
  },
  { id: 'good-assistant', config: assistant({}) },
  { id: 'good-assistant-off', config: assistant({ enabled: false, default_provider: 'q' }) },
  {
    id: 'good-provider-off',
    config: assistant({ providers: [provider, { ...provider, enabled: false, type: 'mistral' }] }),
  },
  { id: 'good-lightspeed', config: withProvider({ type: 'lightspeed', endpoint: 'https://ols', models: [] }) },
  { id: 'good-key-of-provider', config: withProvider({ key: 'secret:ai:key', models: [{ ...model, key: '' }] }) },
];
