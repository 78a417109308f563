import { shapes } from '../../lazy';
import type { AddonRequest } from '../../mesh/addons';
import { collectAddon, type Collected } from '../../mesh/collect';
import type { MeshFacts } from '../../model';
import { isStructural } from '../../props/structural';
import type { Core } from '../core';
import { pathText } from '../found';

/** Props that decide which objects an addon has, or what they are called. */
export type PlainAddonProp =
  | 'name'
  | 'namespace'
  | 'networkPolicy'
  | 'podDisruptionBudget'
  | 'dashboards'
  | 'sidecar'
  | 'basePath'
  | 'auth'
  | 'access'
  | 'namespaces'
  | 'autoscaling'
  | 'remoteClusterResourcesOnly';

/** The input of the rendering of an addon: its props, and what it takes from its mesh. */
interface AddonInput {
  readonly props: object;
  /** It may be an Output. */
  readonly clusterName: string | undefined;
}

/** The rendering of one addon. */
export function addonCore(urn: string, request: Omit<AddonRequest, 'props'>): Core<AddonInput, Collected> {
  const facts = (clusterName: string | undefined): MeshFacts | undefined =>
    request.facts && { ...request.facts, clusterName: clusterName ?? request.facts.clusterName };
  return {
    urn,
    render: ({ props, clusterName }) => collectAddon({ ...request, props, facts: facts(clusterName) }),
    shapeAt: ([of, ...path]) =>
      shapes().inputShape('mesh', of === 'props' ? ['addons', request.addon, ...path] : ['clusterName']),
    isStructural: ([of, ...path]) => of === 'props' && isStructural('mesh', ['addons', request.addon, ...path]),
    nameOf: ([of, ...path]) => (of === 'props' ? pathText(path) : 'of the mesh: clusterName'),
  };
}
