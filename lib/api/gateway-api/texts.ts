import { i32, str, type Shape } from '../../schema/notation';
import { textRule } from '../../schema/rules/native';

/** Patterns of texts that the kinds of the Gateway API share. */

const LABEL = '[a-z0-9]([-a-z0-9]*[a-z0-9])?';
export const SUBDOMAIN = `${LABEL}(\\.${LABEL})*`;
const matches = (pattern: string) => {
  const regex = new RegExp(`^(?:${pattern})$`);
  return (text: string): boolean => regex.test(text);
};
const DNS = 'lower-case letters, digits, hyphens and dots';
const URL_PATH = "[A-Za-z0-9/\\-._~%!$&'()*+,;=:]+";
const MAX_NAME = 253;
const MAX_LABEL = 63;

export const isHostname = matches(`(\\*\\.)?${SUBDOMAIN}`);
export const isDomainPath = matches(`${SUBDOMAIN}/${URL_PATH}`);

export const name = str.len(1, MAX_NAME);
/** The name of a rule, listener or port. */
export const sectionName = name.rule(
  textRule('section-name', matches(SUBDOMAIN), `must be made of ${DNS}`, 'for example https-1'),
);
export const hostname = name.rule(
  textRule('hostname', isHostname, `must be a DNS name of ${DNS}; "*." may begin it`, 'for example *.example.com'),
);
export const exactHostname = name.rule(
  textRule('hostname', matches(SUBDOMAIN), `must be a DNS name of ${DNS}, without "*"`, 'for example www.example.com'),
);
export const group = str
  .len(MAX_NAME)
  .rule(
    textRule(
      'group',
      matches(`(${SUBDOMAIN})?`),
      `must be an API group of ${DNS}, empty for the core group`,
      'leave the version out, for example gateway.networking.k8s.io',
    ),
  );
export const kind = str
  .len(1, MAX_LABEL)
  .rule(
    textRule(
      'kind',
      matches('[a-zA-Z]([-a-zA-Z0-9]*[a-zA-Z0-9])?'),
      'must be the name of a kind',
      'for example Service',
    ),
  );
export const namespace = str
  .len(1, MAX_LABEL)
  .rule(
    textRule('namespace', matches(LABEL), 'must be the name of a namespace: lower-case letters, digits and hyphens'),
  );
export const controllerName = name.rule(
  textRule('controller-name', isDomainPath, 'must be DOMAIN/PATH', 'for example istio.io/gateway-controller'),
);
export const protocol = str
  .len(1, 255)
  .rule(
    textRule(
      'protocol',
      matches(`[a-zA-Z0-9]([-a-zA-Z0-9]*[a-zA-Z0-9])?|${SUBDOMAIN}/[A-Za-z0-9]+`),
      'must be HTTP, HTTPS, TLS, TCP, UDP, or DOMAIN/NAME',
    ),
  );
export const headerName = str
  .len(1, 256)
  .rule(textRule('header-name', matches("[A-Za-z0-9!#$%&'*+\\-.^_`|~]+"), 'must be the name of a header'));
export const portNumber: Shape = i32.min(1).max(65535);
/** A value of TLS options and annotations. */
export const optionValue = str.len(4096);

const labelKey = matches(`(${SUBDOMAIN}/)?([A-Za-z0-9][-A-Za-z0-9_.]{0,61})?[A-Za-z0-9]`);
/**
 * Returns whether a text is a key of labels and annotations: an optional domain, and a name of at most 63 characters.
 */
export const isLabelKey = (key: string): boolean => labelKey(key) && key.split('/')[0].length < MAX_NAME;
export const labelValue = str
  .len(MAX_LABEL)
  .rule(
    textRule(
      'label-value',
      matches('(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?'),
      'must be a label value: letters, digits, hyphens, underscores and dots',
    ),
  );

/** A time limit of the Gateway API. */
export const routeDuration = str.rule(
  textRule(
    'route-duration',
    (text) => /^([0-9]{1,5}(h|m|s|ms)){1,4}$/.test(text),
    'must be a duration of h, m, s and ms, in whole numbers',
    'for example 500ms, 10s or 1m30s',
  ),
);
