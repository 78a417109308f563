import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import type { MadeInput } from './inputs';

/** What the tool of an input renders, or why it refuses. */
export type Answer = { readonly objects: readonly object[] } | { readonly error: string };

const CHART_FOLDERS = {
  base: 'base',
  istiod: 'istio-control/istio-discovery',
  cni: 'istio-cni',
  ztunnel: 'ztunnel',
  gateway: 'gateway',
};
export const RELEASES = {
  base: 'istio-base',
  istiod: 'istiod',
  cni: 'istio-cni',
  ztunnel: 'ztunnel',
  gateway: 'istio-ingress',
};

/** Asks istioctl or Helm, with the charts and profiles of a folder. */
export function answer(
  { kind, chart, input, release, namespace = 'istio-system' }: MadeInput,
  manifests: string,
): Answer {
  const folder = mkdtempSync(join(tmpdir(), 'answer-'));
  const file = join(folder, 'input.yaml');
  writeFileSync(file, input);
  const args =
    kind === 'istio-operator' || chart === undefined
      ? ['manifest', 'generate', '-f', file, '-d', manifests]
      : [
          'template',
          release ?? RELEASES[chart],
          join(manifests, 'charts', CHART_FOLDERS[chart]),
          '-f',
          file,
          '-n',
          namespace,
          '--kube-version=1.34.0',
        ];
  try {
    const text = execFileSync(kind === 'istio-operator' ? 'istioctl' : 'helm', args, {
      encoding: 'utf8',
      maxBuffer: 1e9,
      stdio: 'pipe',
    });
    // istioctl writes warnings before the first object.
    const documents = parseAllDocuments(text.slice(Math.max(0, text.search(/^(---|apiVersion:|# Source)/m))));
    return {
      objects: documents.map((document) => document.toJS() as object | null).filter((object) => object !== null),
    };
  } catch (reason) {
    const { stderr, message } = reason as { stderr?: string; message: string };
    return { error: String(stderr || message).split('\n')[0] };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
