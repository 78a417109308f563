import { isRecord, type ValueTree } from '../../model';
import type { KialiValues } from './value-types';

/** A Secret of which one key is mounted as a file. */
export interface MountedSecret {
  readonly volume: string;
  readonly secret: string;
  readonly key: string;
  readonly file: string;
}

const VALUE_FILE = 'value.txt';

function mounted(volume: string, value: unknown, file?: string): MountedSecret[] {
  if (typeof value !== 'string' || !/^secret:.+:.+/s.test(value)) return [];
  const [, secret, ...rest] = value.split(':');
  const key = rest.join(':');
  return [{ volume, secret, key, file: file ?? key }];
}

/** Credentials of one backend: certificates keep the names of their keys. */
function ofAuth(prefix: string, auth: unknown, hasToken = true): MountedSecret[] {
  if (!isRecord(auth)) return [];
  return [
    ...mounted(`${prefix}-username`, auth.username, VALUE_FILE),
    ...mounted(`${prefix}-password`, auth.password, VALUE_FILE),
    ...(hasToken ? mounted(`${prefix}-token`, auth.token, VALUE_FILE) : []),
    ...mounted(`${prefix}-cert`, auth.cert_file),
    ...mounted(`${prefix}-key`, auth.key_file),
  ];
}

const part = (tree: unknown, name: string): ValueTree => {
  const found = isRecord(tree) ? tree[name] : undefined;
  return isRecord(found) ? found : {};
};

const slug = (name: unknown): string =>
  String(name)
    .toLowerCase()
    .replace(/[^a-z0-9-]+/g, '-')
    .replace(/^-+|-+$/g, '') || 'unknown';

function ofChat(chat: ValueTree | undefined): MountedSecret[] {
  if (chat?.enabled !== true || !Array.isArray(chat.providers)) return [];
  return chat.providers.filter(isRecord).flatMap((provider) => {
    if (provider.enabled !== true) return [];
    const models = Array.isArray(provider.models) ? provider.models.filter(isRecord) : [];
    const name = slug(provider.name);
    return [
      ...mounted(`chat-ai-provider-${name}`, provider.key, VALUE_FILE),
      ...models
        .filter(({ enabled }) => enabled === true)
        .flatMap((model) => mounted(`chat-ai-model-${name}-${slug(model.name)}`, model.key, VALUE_FILE)),
    ];
  });
}

/** Keys of Secrets that the configuration names: each is mounted as a volume, in the order of the volumes' names. */
export function mountedSecrets({ external_services: services, login_token, chat_ai }: KialiValues): MountedSecret[] {
  const [prometheus, grafana, tracing, perses] = ['prometheus', 'grafana', 'tracing', 'perses'].map((name) =>
    part(services, name),
  );
  const custom = part(services, 'custom_dashboards');
  const customPrometheus = part(custom, 'prometheus');
  const found = [
    ...(prometheus.enabled === false ? [] : ofAuth('prometheus', prometheus.auth)),
    ...(grafana.enabled === true ? ofAuth('grafana', grafana.auth) : []),
    ...(tracing.enabled === true ? ofAuth('tracing', tracing.auth) : []),
    ...(perses.enabled === true ? ofAuth('perses', perses.auth, false) : []),
    ...(custom.enabled === true ? ofAuth('customdashboards-prometheus', customPrometheus.auth) : []),
    ...ofChat(chat_ai),
    ...mounted('login-token-signing-key', login_token?.signing_key, VALUE_FILE),
  ];
  return found.sort((a, b) => (a.volume < b.volume ? -1 : 1));
}
