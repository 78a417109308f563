import { isRecord, type ValueTree } from '../../model';
import type { MeshProps } from '../../props';
import { DEFAULT_RELEASE, findRelease, type Release } from '../../releases';
import { applyChanges, fieldChanges, formatPath, type FieldChange } from './fields';

/** One thing that two meshes do not have alike: a prop, or a fact or default of their releases. */
export interface Unit {
  /** The fact of a release that it is; none for all others. */
  readonly fact?: string;
  /** True for a unit that can change definitions, which are many and large. */
  readonly definitions?: boolean;
  /** The cause that it is, as it is shown: `release fact ztunnelResourceEnv`, `prop pilot.replicas`. */
  readonly cause: string;
  readonly apply: (mesh: MixedMesh) => MixedMesh;
}

/** Props, with a release that may have facts and defaults of two. */
export interface MixedMesh {
  readonly props: MeshProps;
  readonly release: Release;
}

/** Returns the release that the props of a mesh name. */
export const releaseOf = ({ version }: MeshProps): Release =>
  findRelease(version ?? DEFAULT_RELEASE.version) as Release;

/** Parts of a release that are trees of values: the words for a value in them, and what props take of them. */
const TREES = [
  ['defaults', 'default', () => true],
  ['profiles', 'profile value', ({ profile }: MeshProps, name: string) => name === (profile ?? 'default')],
  [
    'platforms',
    'platform value',
    ({ platform, profile }: MeshProps, name: string) => name === platform || profile?.startsWith(name) === true,
  ],
  [
    'compatibility',
    'compatibility value',
    ({ compatibilityVersion }: MeshProps, name: string) => name === compatibilityVersion,
  ],
] as const;

const isImage = (change: FieldChange, before: Release, after: Release): boolean =>
  change.before === before.tag && change.after === after.tag;

function treeUnits(before: Release, after: Release, sides: readonly MeshProps[]): Unit[] {
  return TREES.flatMap(([part, words, isTaken]) =>
    fieldChanges(before[part], after[part])
      .filter((change) => !isImage(change, before, after))
      .filter(({ path }) => sides.some((props) => isTaken(props, String(path[0]))))
      .map((change) => ({
        cause: `${words} ${formatPath(change.path)}`,
        apply: ({ props, release }) => ({
          props,
          release: { ...release, [part]: applyChanges(release[part], [change]) as Record<string, ValueTree> },
        }),
      })),
  );
}

function factUnits(before: Release, after: Release): Unit[] {
  const names = Object.keys(after.facts) as (keyof Release['facts'])[];
  return names
    .filter((name) => before.facts[name] !== after.facts[name])
    .map((name) => ({
      cause: `release fact ${name}`,
      fact: name,
      apply: ({ props, release }) => ({
        props,
        release: { ...release, facts: { ...release.facts, [name]: after.facts[name] } },
      }),
    }));
}

/** The exact release: labels, images, definitions, and template functions. */
function versionUnit(before: Release, after: Release): Unit[] {
  if (before.version === after.version) return [];
  const { version, minor, tag, hub, templateFunctions } = after;
  return [
    {
      cause: `release ${after.version}`,
      definitions: true,
      apply: ({ props, release }) => {
        const images = fieldChanges(before.defaults, after.defaults).filter((change) => isImage(change, before, after));
        const defaults = applyChanges(release.defaults, images) as Release['defaults'];
        return {
          props: { ...props, version: version as MeshProps['version'] },
          release: { ...release, version, minor, tag, hub, templateFunctions, defaults },
        };
      },
    },
  ];
}

function propUnits(before: MeshProps, after: MeshProps): Unit[] {
  const { version: _before, ...left } = before;
  const { version: _after, ...right } = after;
  return fieldChanges(plain(left), plain(right)).map((change) => ({
    cause: `prop ${formatPath(change.path)}`,
    definitions: true,
    apply: ({ props, release }) => ({ props: applyChanges(props, [change]) as MeshProps, release }),
  }));
}

/** Returns a copy of props that is plain data. */
export const plain = (props: object): Record<string, unknown> => {
  const copy: unknown = JSON.parse(JSON.stringify(props));
  return isRecord(copy) ? copy : {};
};

/** Returns everything that two meshes do not have alike: all of it together makes the second of the first. */
export function unitsBetween(before: MeshProps, after: MeshProps): Unit[] {
  const [left, right] = [releaseOf(before), releaseOf(after)];
  return [
    ...versionUnit(left, right),
    ...factUnits(left, right),
    ...treeUnits(left, right, [before, after]),
    ...propUnits(before, after),
  ];
}
