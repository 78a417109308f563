import { isRecord, nearest, type Problem } from '../../../model';
import { refused, type Read } from './read';

/** The forms of the interface that each kind of provider has; the first is the default. */
const FORMS: Readonly<Record<string, readonly string[]>> = {
  openai: ['default', 'azure', 'gemini'],
  anthropic: ['default'],
  google: ['gemini'],
  lightspeed: ['default'],
};
/** OpenShift Lightspeed, which this version was the first to know, has an address and nothing else. */
const LIGHTSPEED_SINCE = 2027;

type Named = Readonly<Record<string, unknown>>;
const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Objects of a list that are enabled, each with its path. */
const enabled = (list: unknown, path: string): { readonly item: Named; readonly at: string }[] =>
  (Array.isArray(list) ? (list as unknown[]) : []).flatMap((item, i) =>
    isRecord(item) && item.enabled === true ? [{ item, at: `${path}[${i}]` }] : [],
  );

function repeated(items: readonly { readonly item: Named; readonly at: string }[], what: string): Problem[] {
  const seen = new Set<string>();
  return items.flatMap(({ item, at }) => {
    const name = text(item.name);
    if (!seen.has(name)) {
      seen.add(name);
      return [];
    }
    return [refused('chat-ai', `${at}.name`, name, `another ${what} has this name`, 'give it another name')];
  });
}

function toolNames(tools: unknown, path: string): Problem[] {
  if (!isRecord(tools)) return [];
  return ['enabled_tools', 'disabled_tools'].flatMap((key) => {
    const names = Array.isArray(tools[key]) ? (tools[key] as unknown[]) : [];
    const seen = new Set<string>();
    return names.flatMap((name, i) => {
      const trimmed = text(name).trim();
      const at = `${path}.${key}[${i}]`;
      if (trimmed === '') return [refused('chat-ai', at, name, 'a tool has a name', 'remove it')];
      if (seen.has(trimmed)) return [refused('chat-ai', at, name, 'the tool is named twice', 'remove it')];
      seen.add(trimmed);
      return [];
    });
  });
}

function interfaceOf(provider: Named, at: string, release: number): Problem[] {
  const kinds = Object.keys(FORMS).filter((kind) => kind !== 'lightspeed' || release >= LIGHTSPEED_SINCE);
  const type = ['', 'default'].includes(text(provider.type)) ? 'openai' : text(provider.type);
  if (!kinds.includes(type)) {
    const near = nearest(type, kinds);
    const fix = near === undefined ? undefined : `did you mean ${JSON.stringify(near)}?`;
    return [refused('chat-ai', `${at}.type`, type, `must be one of ${kinds.join(', ')}`, fix)];
  }
  const form = text(provider.config) || FORMS[type][0];
  if (FORMS[type].includes(form)) return [];
  return [refused('chat-ai', `${at}.config`, form, `a provider of type ${type} has ${FORMS[type].join(' or ')} here`)];
}

function models(provider: Named, at: string): Problem[] {
  const wanted = text(provider.default_model);
  if (wanted === '') return [refused('chat-ai', `${at}.default_model`, undefined, 'a provider needs a default model')];
  const all = Array.isArray(provider.models) ? (provider.models as unknown[]) : [];
  const items = all.flatMap((item, i) => (isRecord(item) ? [{ item, at: `${at}.models[${i}]` }] : []));
  const chosen = items.find(({ item }) => text(item.name) === wanted);
  return [
    ...repeated(items, 'model'),
    ...(chosen === undefined
      ? [refused('chat-ai', `${at}.default_model`, wanted, 'models has none of this name', 'add it to models')]
      : chosen.item.enabled === true
        ? []
        : [refused('chat-ai', `${at}.default_model`, wanted, 'this model is not enabled', 'enable it')]),
    ...items.flatMap(({ item, at: place }) =>
      item.enabled === true && text(item.key) === '' && text(provider.key) === ''
        ? [
            refused(
              'chat-ai',
              `${place}.key`,
              undefined,
              'neither the model nor its provider has a key',
              'give one a key',
            ),
          ]
        : [],
    ),
  ];
}

function provider({ item, at }: { readonly item: Named; readonly at: string }, release: number): Problem[] {
  const problems = [...toolNames(item.tools, `${at}.tools`), ...interfaceOf(item, at, release)];
  if (text(item.type) !== 'lightspeed') return [...problems, ...models(item, at)];
  if (release < LIGHTSPEED_SINCE) return problems;
  if (text(item.endpoint) !== '') return problems;
  return [
    ...problems,
    refused('chat-ai', `${at}.endpoint`, undefined, 'a provider of type lightspeed needs its address'),
  ];
}

/** Returns what Kiali stops for in the settings of its assistant, which it reads only where that is enabled. */
export function chatAiProblems(config: Read): Problem[] {
  if (config.at('chat_ai.enabled') !== true) return [];
  const providers = enabled(config.at('chat_ai.providers'), 'chat_ai.providers');
  const wanted = config.text('chat_ai.default_provider') ?? '';
  const path = 'chat_ai.default_provider';
  const ofDefault =
    wanted === ''
      ? [refused('chat-ai', path, undefined, 'the assistant needs a default provider', 'name one of chat_ai.providers')]
      : providers.some(({ item }) => text(item.name) === wanted)
        ? []
        : [refused('chat-ai', path, wanted, 'no enabled provider has this name', 'name one of chat_ai.providers')];
  return [
    ...toolNames(config.at('chat_ai.tools'), 'chat_ai.tools'),
    ...ofDefault,
    ...repeated(providers, 'provider'),
    ...providers.flatMap((each) => provider(each, config.release)),
  ];
}
