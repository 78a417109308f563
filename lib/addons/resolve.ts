import type { MeshFacts, MeshNode, Problem, ResolvedAddon } from '../model';
import type { AddonProps } from '../props';
import type { AddonName } from '../props/addons';
import type { CommonAddonProps } from './addon';
import { connected } from './connect';
import { addonInput, addonNodes, type AddonContext } from './render';
import { wrong } from './shared/problems';
import { ADDONS, addonOf } from './table';

const NAMES = Object.keys(ADDONS) as AddonName[];

/** The addons that are on, with the namespace of each, connected to each other. */
export function resolveAddons(
  props: AddonProps,
  context: AddonContext,
  { namespace, platform }: Pick<MeshFacts, 'namespace' | 'platform'>,
): ResolvedAddon[] {
  const addons = NAMES.flatMap((addon): ResolvedAddon[] => {
    const given = props[addon];
    if (given === undefined || given === false) return [];
    const settings = (given === true ? {} : given) as CommonAddonProps & Readonly<Record<string, unknown>>;
    return [
      {
        addon,
        name: settings.name ?? addonOf(addon).defaultName,
        namespace: settings.namespace ?? props.namespace ?? namespace,
        settings,
        ...(platform !== undefined && { platform }),
      },
    ];
  });
  return connected(addons, context);
}

/** What is wrong or doubtful with the addons of a mesh. */
export function addonsProblems(props: AddonProps, addons: readonly ResolvedAddon[], context: AddonContext): Problem[] {
  const kiali = addons.find(({ addon }) => addon === 'kiali');
  return [
    ...(kiali !== undefined && kiali.settings.prometheus === undefined
      ? [
          wrong('no-prometheus', 'addons.kiali', props.kiali, [
            'Kiali has no Prometheus to ask',
            'add `addons.prometheus`, or say where it is: ' +
              '`kiali: { prometheus: "http://prometheus.monitoring:9090" }`',
          ]),
        ]
      : []),
    ...addons.flatMap((addon) =>
      ownProblems(addon, context).map((problem) => ({ ...problem, path: `addons.${addon.addon}.${problem.path}` })),
    ),
    ...sameNames(props, addons, context),
  ];
}

/** Problems of one addon, with paths inside its props. */
export const ownProblems = (addon: ResolvedAddon, context: AddonContext): Problem[] =>
  addonOf(addon.addon as AddonName).problems?.(addonInput(addon, context)) ?? [];

const keyOf = ({ manifest: { kind, metadata } }: MeshNode): string =>
  `${kind} ${metadata.namespace ?? ''}/${metadata.name}`;

/** Objects of one name, of which the later would overwrite the earlier. */
function sameNames(props: AddonProps, addons: readonly ResolvedAddon[], context: AddonContext): Problem[] {
  const owners = new Map<string, ResolvedAddon>();
  return addons.flatMap((addon) => {
    const clashes = new Map<ResolvedAddon, string[]>();
    for (const node of addonNodes(addon, context)) {
      const owner = owners.get(keyOf(node));
      if (owner === undefined) owners.set(keyOf(node), addon);
      else
        clashes.set(owner, [...(clashes.get(owner) ?? []), `${node.manifest.kind} \`${node.manifest.metadata.name}\``]);
    }
    return [...clashes].map(([owner, objects]) =>
      wrong('same-names', `addons.${addon.addon}`, props[addon.addon as AddonName], [
        `${owner.addon} in namespace ${owner.namespace} has objects of the same name: ${objects.join(', ')}`,
        'leave one of them out, or give one another namespace',
      ]),
    );
  });
}
