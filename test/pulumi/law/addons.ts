import { inputShape } from '../../../lib/mesh/shape-at';
import { addonCore } from '../../../lib/outputs/cores/addon';
import { ADDON_SHAPES, type AddonName } from '../../../lib/props/addons';
import { isStructural } from '../../../lib/props/structural';
import type { Facts } from '../../../lib/schema/notation';
import { NEWEST_PATCH } from '../../support/releases';
import { addonsAround } from './mesh';
import { placed } from './place';
import { scalars } from './props';
import { remembered } from './remembered';
import type { Subject } from './subject';
import type { Path } from './tree';

/** What a mesh says of itself to an addon beside it. */
const MESH = {
  version: NEWEST_PATCH,
  namespace: 'istio-system',
  rootNamespace: 'istio-system',
  clusterName: 'Kubernetes',
  istiod: 'istio-system',
  merged: true,
};

/** An addon beside a mesh, and its props. */
function beside(addon: AddonName): Subject {
  const { facts } = ADDON_SHAPES[addon];
  const request = { addon, name: 'shown', namespace: 'observability', version: NEWEST_PATCH, facts: MESH };
  const shapeAt = (path: Path): Facts | undefined => inputShape('mesh', ['addons', addon, ...path]);
  const needed = addon === 'kiali' ? { signingKey: { secret: 's', key: 'k' } } : {};
  return {
    name: `${addon} beside`,
    core: remembered(
      addonCore(`urn:pulumi:dev::shop::istio-constructs:index:${addon}::shown`, request) as Subject['core'],
    ),
    props: scalars(facts, [], shapeAt)
      .filter(({ path }) => !isStructural('mesh', ['addons', addon, ...path]))
      .map((prop) => ({ ...prop, path: ['props', ...prop.path] })),
    bases: ([, ...path]) => {
      const around = addonsAround(['addons', addon, ...path]) as Readonly<Record<string, object>>;
      return [{ props: { ...needed, ...around[addon] }, clusterName: undefined }];
    },
    put: (input, [, ...path], value) => {
      const { props } = input as { readonly props: unknown };
      return { ...(input as object), props: placed(facts, props, path, value, { instead: shapeAt }) };
    },
  };
}

export const ADDONS: readonly Subject[] = (Object.keys(ADDON_SHAPES) as AddonName[]).map(beside);
