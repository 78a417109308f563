import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import type { Manifest } from '../../lib/model';

/**
 * Public repositories whose policies are drawn: OWNER+REPO is the name of a folder in that `GRAPH_SETS` names. The
 * files are not part of this repository.
 */
export const SETS: readonly string[] = [
  'Azure+ARO-HCP',
  'BBrucelee2002+gitops-infra',
  'GoogleCloudPlatform+anthos-service-mesh-packages',
  'GoogleCloudPlatform+anthos-service-mesh-samples',
  'GoogleCloudPlatform+istio-samples',
  'GoogleCloudPlatform+microservices-demo',
  'PacktPublishing+Kubernetes-Service-Mesh-with-Istio',
  'RedHatGov+service-mesh-workshop-code',
  'SabinGhost19+online-boutique-secured-infra',
  'XuhuiSun95+homelab-k8s',
  'Zero-Down-Time+kubezero',
  'argoproj+argo-rollouts',
  'atiouajni+ossm3-bookinfo-ambient',
  'aws-samples+istio-on-eks',
  'brar-karamjit+devops_tools',
  'bsonger+devops-config',
  'bsonger+infra',
  'christian-posta+istio-demos',
  'devopsprathamesh+Kyverno-Istio-Opentelementry',
  'dimaserbenyuk+istio-minikube',
  'edgarrth+platform-otel-istio',
  'fluxcd+flagger',
  'getyourguide+istio-config-validator',
  'hatmarch+service-mesh-demo',
  'istio+tools',
  'istio-ecosystem+admiral',
  'istio-ecosystem+authservice',
  'istio-ecosystem+sail-operator',
  'istioinaction+book-source-code',
  'kiali+demos',
  'knative-extensions+net-istio',
  'kubeflow+manifests',
  'kyma-project+istio',
  'mohe2015+kubernetes-hetzner',
  'redhat-scholars+istio-tutorial',
  'robert-cronin+homelab',
  'sighupio+fury-kubernetes-service-mesh',
  'solo-io+gloo-mesh-use-cases',
  'tetratelabs+istio-0to60',
  'trevorbox+service-mesh-patterns',
];

const filesIn = (folder: string): string[] =>
  readdirSync(folder)
    .sort()
    .flatMap((name) => {
      const path = join(folder, name);
      if (statSync(path).isDirectory()) return filesIn(path);
      return /\.ya?ml$/.test(name) ? [path] : [];
    });

function documents(path: string): unknown[] {
  try {
    return parseAllDocuments(readFileSync(path, 'utf8'), { logLevel: 'silent' }).flatMap((document) =>
      document.errors.length > 0 ? [] : [document.toJSON() as unknown],
    );
  } catch {
    return [];
  }
}

const isObject = (value: unknown): value is Manifest => {
  const { apiVersion, kind, metadata } = (value ?? {}) as Record<string, unknown>;
  const { name } = (metadata ?? {}) as Record<string, unknown>;
  return [apiVersion, kind, name].every((text) => typeof text === 'string');
};

/** Returns the objects in the files of a folder; of those with the same name the first. */
export function objectsIn(folder: string): Manifest[] {
  const found = new Map<string, Manifest>();
  for (const value of filesIn(folder).flatMap(documents)) {
    if (!isObject(value)) continue;
    const { namespace = 'default', name } = value.metadata as { namespace?: string; name: string };
    const key = `${value.kind} ${namespace}/${name}`;
    if (!found.has(key)) found.set(key, value);
  }
  return [...found.values()];
}

/** Returns the names of the sets that are there, and of those that are not. */
export function setsIn(folder: string): { readonly there: readonly string[]; readonly missing: readonly string[] } {
  const is = (name: string): boolean => existsSync(join(folder, name));
  return { there: SETS.filter(is), missing: SETS.filter((name) => !is(name)) };
}
