import { isRecord, overlay, type ValueTree } from '../../model';
import type { Release } from '../../releases';
import { PROFILES, type Profile } from '../../releases/names';
import { joinsGateways } from '../../releases/operator-lists';
import { PROFILE_COMPONENTS } from '../../releases/profiles';
import { at, withValue, type Tree } from '../tree';

/** Returns the settings of istioctl's profile file `default`, which differ from the defaults of the charts. */
function defaultProfile(release: Release): Tree {
  return {
    metadata: { namespace: 'istio-system' },
    spec: {
      hub: release.hub,
      tag: release.tag,
      components: {
        base: { enabled: true },
        pilot: { enabled: true },
        ingressGateways: [{ name: 'istio-ingressgateway', enabled: true }],
        egressGateways: [{ name: 'istio-egressgateway', enabled: false }],
      },
      values: {
        defaultRevision: '',
        global: { istioNamespace: 'istio-system', configValidation: true },
        gateways: { 'istio-ingressgateway': {}, 'istio-egressgateway': {} },
        ztunnel: { resourceName: 'ztunnel' },
      },
    },
  };
}

/** Returns the settings that the file of a profile lays over `default`. */
function profileFile(profile: Profile): Tree {
  const made = PROFILE_COMPONENTS[profile];
  const usual = PROFILE_COMPONENTS.default;
  const agent = { enabled: true, ...(made.nodeAgentNamespace && { namespace: made.nodeAgentNamespace }) };
  return {
    spec: {
      components: {
        ...(made.base !== usual.base && { base: { enabled: made.base } }),
        ...(made.pilot !== usual.pilot && { pilot: { enabled: made.pilot } }),
        ...(made.cni && { cni: agent }),
        ...(made.ztunnel && { ztunnel: agent }),
        ...(!made.ingressGateway && { ingressGateways: [{ name: 'istio-ingressgateway', enabled: false }] }),
        ...(made.egressGateway && { egressGateways: [{ name: 'istio-egressgateway', enabled: true }] }),
      },
      values: {
        ...(made.valueSet && { profile: made.valueSet }),
        ...(made.platform && { global: { platform: made.platform } }),
      },
    },
  };
}

export const isProfile = (name: unknown): name is Profile => PROFILES.includes(name as Profile);

/** Returns the profile that a spec names; `default` where it names none. */
export const profileOf = (spec: unknown): unknown => at(spec, ['profile']) || 'default';

/** Values that an IstioOperator has fields for. */
const FIELDS_AS_VALUES: readonly (readonly [field: string, value: readonly string[]])[] = [
  ['hub', ['global', 'hub']],
  ['tag', ['global', 'tag']],
  ['revision', ['revision']],
  ['meshConfig', ['meshConfig']],
  ['compatibilityVersion', ['compatibilityVersion']],
];
const ALWAYS_TEXT: ReadonlySet<string> = new Set(['tag', 'compatibilityVersion']);

/**
 * Returns the input laid over its profile, with each field that has a value of the same meaning written as that value
 * too, as istioctl does before it renders. Values of the input are laid over the result once more: they win over those
 * of fields.
 *
 * @param from release of the istioctl that read the input before; without it, that of `release`
 */
export function mergeInput(documents: readonly ValueTree[], release: Release, from?: string): Tree {
  const over = from !== undefined && joinsGateways(from) ? overlayJoined : overlay;
  const user = documents
    .map((document) => (document.spec === null ? withoutSpec(document) : document))
    .reduce<Tree>(over, { metadata: {}, spec: {} });
  const profile = profileOf(user.spec);
  const base = overlay(defaultProfile(release), isProfile(profile) ? profileFile(profile) : {});
  const merged = fieldsAsValues(over(base, user));
  const values = at(user, ['spec', 'values']);
  const withUser = isRecord(values) ? overlay(merged, { spec: { values } }) : merged;
  const unvalidated = at(withUser, ['spec', 'unvalidatedValues']);
  return isRecord(unvalidated) ? overlay(withUser, { spec: { values: unvalidated } }) : withUser;
}

const GATEWAYS = ['ingressGateways', 'egressGateways'] as const;

/** Lays an input over another one, as istioctl did up to 1.23: gateways of one name are one gateway. */
function overlayJoined(under: ValueTree, over: ValueTree): Tree {
  return GATEWAYS.reduce<Tree>(
    (tree, key) => {
      const path = ['spec', 'components', key];
      const [before, after] = [at(under, path), at(over, path)];
      if (!Array.isArray(before) || !Array.isArray(after)) return tree;
      return withValue(tree, path, joined(before.filter(isRecord), after.filter(isRecord)));
    },
    overlay(under, over),
  );
}

function joined(before: readonly Tree[], after: readonly Tree[]): Tree[] {
  const known = before.map((item) => {
    const own = after.find(({ name }) => name === item.name);
    return own === undefined ? item : overlay(item, own);
  });
  return [...known, ...after.filter(({ name }) => !before.some((item) => item.name === name))];
}

function withoutSpec({ spec: _, ...rest }: ValueTree): ValueTree {
  return rest;
}

function fieldsAsValues(given: Tree): Tree {
  let tree = given;
  const spec = isRecord(given.spec) ? given.spec : {};
  for (const [field, value] of FIELDS_AS_VALUES) {
    if (!(field in spec)) continue;
    const found = spec[field];
    tree = isRecord(found)
      ? overlay(tree, { spec: { values: { meshConfig: found } } })
      : withValue(
          tree,
          ['spec', 'values', ...value],
          ALWAYS_TEXT.has(field) ? goText(found) : flagValue(goText(found)),
        );
  }
  const isOn = (component: string): boolean => at(tree, ['spec', 'components', component, 'enabled']) === true;
  tree = withValue(tree, ['spec', 'values', 'pilot', 'enabled'], isOn('pilot'));
  tree = withValue(tree, ['spec', 'values', 'pilot', 'cni', 'enabled'], isOn('cni'));
  const namespace = at(tree, ['spec', 'values', 'global', 'istioNamespace']);
  return typeof namespace === 'string' && namespace !== ''
    ? withValue(tree, ['metadata', 'namespace'], namespace)
    : tree;
}

/** Returns a scalar as Go prints it. */
const goText = (value: unknown): string => (value === null || value === undefined ? '<nil>' : String(value)).trim();

/** Converts a text as istioctl reads the value of `--set`: a text like a number or boolean is one. */
export function flagValue(text: string): unknown {
  if (/^[+-]?\d+$/.test(text)) return Number(text);
  if (/^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(text)) return Number(text);
  if (/^(1|t|T|TRUE|true|True)$/.test(text)) return true;
  if (/^(0|f|F|FALSE|false|False)$/.test(text)) return false;
  return text.replace(/\\,/g, ',');
}
