import type { Place } from '../place';
import { configKey, dns1035Label, dnsLabel } from './formats/names';
import { selector } from './labels';
import { object, objects, text, texts, whole, word } from './read';

/** Checks a ConfigMap or Secret: texts under keys. */
export function keyedData(place: Place): void {
  for (const field of ['data', 'binaryData', 'stringData']) {
    const map = object(place, field);
    for (const [key, entry] of map === undefined ? [] : place.entries(field)) {
      const fault = configKey(key);
      if (fault !== undefined) entry.error(fault.code, `${JSON.stringify(key)} ${fault.message}`, fault.fix);
      if (typeof entry.value !== 'string')
        entry.error(
          'type',
          'must be a text',
          `write ${JSON.stringify(typeof entry.value === 'object' ? '...' : String(entry.value))}`,
        );
    }
  }
}

const WEBHOOK_NAME = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?){2,}$/;

function clientUrl(place: Place): void {
  const url = text(place, 'url');
  if (!url) return;
  let parsed: URL | undefined;
  try {
    parsed = new URL(url);
  } catch {
    parsed = undefined;
  }
  const isValid =
    parsed !== undefined &&
    parsed.protocol === 'https:' &&
    parsed.hostname !== '' &&
    parsed.username === '' &&
    parsed.search === '' &&
    parsed.hash === '';
  if (!isValid)
    place
      .at('url')
      .error(
        'webhook-url',
        'must be an https URL without user, query and fragment',
        'write for example https://istiod.example.com:15017/inject',
      );
}

function client(place: Place): void {
  clientUrl(place);
  if (place.has('url') && place.has('service'))
    place.error('more-than-one', 'takes `url` or `service`, not both', 'keep one of them');
  object(place, 'service', (service) => {
    text(service, 'name', dns1035Label);
    text(service, 'namespace', dnsLabel);
    whole(service, 'port', 1, 65535);
  });
  const bundle = text(place, 'caBundle');
  if (bundle && !/^[A-Za-z0-9+/\r\n]+={0,2}[\r\n]*$/.test(bundle))
    place.at('caBundle').error('base64', 'must be base64', 'encode the PEM text');
}

/** Checks a webhook configuration of the API server. */
export function webhooks(place: Place): void {
  const all = objects(place, 'webhooks', (webhook) => {
    text(webhook, 'name', (name) =>
      WEBHOOK_NAME.test(name)
        ? undefined
        : {
            code: 'webhook-name',
            message: 'must be a DNS name of at least three parts',
            fix: 'write for example check.example.com',
          },
    );
    object(webhook, 'clientConfig', client);
    selector(webhook, 'namespaceSelector');
    selector(webhook, 'objectSelector');
    word(webhook, 'failurePolicy', ['Ignore', 'Fail']);
    word(webhook, 'matchPolicy', ['Exact', 'Equivalent']);
    word(webhook, 'sideEffects', ['None', 'NoneOnDryRun']);
    word(webhook, 'reinvocationPolicy', ['Never', 'IfNeeded']);
    whole(webhook, 'timeoutSeconds', 1, 30);
    texts(webhook, 'admissionReviewVersions');
  });
  const seen = new Set<string>();
  for (const webhook of all) {
    const name = webhook.text('name');
    if (name !== '' && seen.has(name))
      webhook.at('name').error('duplicate', 'another webhook has the same name', 'give each a name of its own');
    seen.add(name);
  }
}
