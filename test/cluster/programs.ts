import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const PROGRAMS = ['etcd', 'kube-apiserver', 'kubectl', 'helm', 'pilot-discovery-1.30', 'pilot-discovery-1.31'];
const folders = (process.env.PATH ?? '').split(delimiter);
const onPath = (program: string): boolean => folders.some((folder) => existsSync(join(folder, program)));

/** The folder of Istio's source trees, one for each minor, whose charts helm installs. */
const SOURCES = process.env.ISTIO_SOURCE ?? '';

/** Returns the folder of an official chart, for example of `base` or `gateways/istio-ingress`. */
export const chartFolder = (minor: string, chart: string): string => join(SOURCES, minor, 'manifests/charts', chart);

/** Returns those of some programs that are not on PATH. */
export const missingOf = (programs: readonly string[]): string[] =>
  programs.filter((program) => !onPath(program)).map((program) => `${program} on PATH`);

/** Everything that tests with an istiod need and that is not there. */
export const missing: readonly string[] = [
  ...missingOf(PROGRAMS),
  ...(['1.30', '1.31'].every((minor) => existsSync(chartFolder(minor, 'base'))) ? [] : ['Istio in ISTIO_SOURCE']),
];
