import type { Problem } from '../../model';
import { Mesh } from '../../props/mesh';
import { pathText } from '../../schema/wording';
import { wrong, type Words } from './problem';

/** Level of the props: those of the whole, those of all clusters, and those of one. */
export type Level = 'whole' | 'defaults' | 'cluster';

const ONE_ID: Words = ['all clusters of a mesh have one id', 'give `meshId` beside `clusters`'];
const OF_ONE: Words = ['it is of one cluster, and not alike in all', 'give it in the clusters that it is for'];
const BY_KEY: Words = ['a cluster is named by its key in `clusters`', 'leave it out'];

/** Props that a mesh has, or another level, with where they belong. */
const MISPLACED: Readonly<Record<Level, Readonly<Record<string, Words>>>> = {
  whole: {
    network: ['clusters differ in their networks', 'give `network` in each cluster'],
    clusterName: BY_KEY,
  },
  defaults: {
    meshId: ONE_ID,
    clusterName: BY_KEY,
    network: ['clusters differ in their networks', 'give `network` in each cluster'],
    trustDomain: ['the trust domain is of the whole mesh', 'give `trustDomain` beside `clusters`'],
    primary: OF_ONE,
    discoveryAddress: OF_ONE,
    gatewayAddress: OF_ONE,
    controlPlane: OF_ONE,
    istiodUrl: OF_ONE,
    externalIstiod: OF_ONE,
    chart: OF_ONE,
    outdir: OF_ONE,
    provider: OF_ONE,
  },
  cluster: { meshId: ONE_ID, clusterName: BY_KEY },
};

/** Props of the whole that a mesh has too. */
const OF_THE_WHOLE = ['meshId', 'trustDomain'];

/** Returns what is wrong with the place of a prop. */
function wordsOf(level: Level, prop: string): Words | undefined {
  if (Object.hasOwn(MISPLACED[level], prop)) return MISPLACED[level][prop];
  if (level !== 'whole' || OF_THE_WHOLE.includes(prop) || !Object.hasOwn(Mesh.facts.fields ?? {}, prop))
    return undefined;
  return ['it is a prop of each mesh', `give \`defaults.${prop}\`, or give it in a cluster`];
}

/** Reports props that stand at the wrong level. */
export const misplacedProps = (level: Level, given: Readonly<Record<string, unknown>>, prefix: string): Problem[] =>
  Object.entries(given).flatMap(([prop, value]) => {
    const words = value === undefined ? undefined : wordsOf(level, prop);
    return words === undefined ? [] : [wrong('misplaced', pathText([prop], prefix), value, words)];
  });
