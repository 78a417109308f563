import { releaseNumber, type Manifest } from '../../../../model';
import { MINIMUM_DEFINITIONS } from '../../../../releases/analysis.data';
import { REQUEST_AUTHENTICATION, type Check } from '../../check';
import { fieldsOf, itemsOf, type Fields } from '../../../objects/read';
import { fullName } from '../../wording';

const BLOCKED = 'BLOCKED_CIDRS_IN_JWKS_URIS';
const MAX_NAMES = 5;

/** Reports an istiod that fetches JWT keys from any address. */
export const unrestrictedKeys: Check = {
  codes: ['IST0175'],
  kinds: [REQUEST_AUTHENTICATION],
  needs: ['mesh'],
  check: (facts, report) => {
    const names = facts.of(REQUEST_AUTHENTICATION).map(fullName);
    for (const object of facts.of('apps/Deployment')) {
      if (object.metadata.labels?.app !== 'istiod' || blocks(object)) continue;
      const more = names.length > MAX_NAMES ? `, and ${names.length - MAX_NAMES} more` : '';
      report({
        code: 'IST0175',
        object,
        path: 'spec.template.spec.containers',
        message: `RequestAuthentications exist, and istiod fetches keys from any address: ${BLOCKED} is not set`,
        fix: `set ${BLOCKED} to the ranges that it must not connect to`,
        parameters: [String(names.length), `${names.slice(0, MAX_NAMES).join(', ')}${more}`],
      });
    }
  },
};

function blocks(istiod: Manifest): boolean {
  const containers = itemsOf(fieldsOf(fieldsOf(fieldsOf(istiod, 'spec'), 'template'), 'spec'), 'containers');
  return containers.some((container) =>
    itemsOf(container, 'env').some(({ name, value }) => name === BLOCKED && value !== undefined && value !== ''),
  );
}

const BUNDLE = 'gateway.networking.k8s.io/bundle-version';

/** Reports definitions of the Gateway API that are older than istiod needs: it ignores objects of their kinds. */
export const oldDefinitions: Check = {
  codes: ['IST0176'],
  kinds: ['apiextensions.k8s.io/CustomResourceDefinition'],
  check: (facts, report) => {
    for (const object of facts.of('apiextensions.k8s.io/CustomResourceDefinition')) {
      const name = String(object.metadata.name);
      const known = Object.hasOwn(MINIMUM_DEFINITIONS, name) ? MINIMUM_DEFINITIONS[name] : undefined;
      const installed = fieldsOf(object.metadata as Fields, 'annotations')[BUNDLE];
      if (known === undefined || typeof installed !== 'string') continue;
      if (known.since !== undefined && releaseNumber(facts.version) < releaseNumber(known.since)) continue;
      const [, version = ''] = /^v?(\d+\.\d+(?:\.\d+)?\S*)$/.exec(installed) ?? [];
      if (version === '' || !isOlder(version, known.minimum)) continue;
      report({
        code: 'IST0176',
        object,
        path: `metadata.annotations[${JSON.stringify(BUNDLE)}]`,
        found: installed,
        message: `istiod needs at least ${known.minimum} of this definition, and ignores objects of an older one`,
        fix: 'install the Gateway API that the release needs',
        parameters: [name, version, known.minimum],
      });
    }
  },
};

function isOlder(version: string, minimum: string): boolean {
  const numbers = (text: string) => text.split(/[.-]/).slice(0, 3).map(Number);
  const [own, least] = [numbers(version), numbers(minimum)];
  const at = least.findIndex((number, i) => (own[i] ?? 0) !== number);
  return at >= 0 && (own[at] ?? 0) < least[at];
}
