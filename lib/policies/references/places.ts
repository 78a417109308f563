/** What refers, as far as the writing of names depends on it. */
interface From {
  readonly kind: string;
  readonly namespace?: string;
  readonly trustDomain?: string;
}

/** The DNS name of a Service, short when its namespace is not known. */
export function serviceHost(name: string, namespace: string | undefined): string {
  return namespace === undefined ? name : `${name}.${namespace}.svc.cluster.local`;
}

/** `namespace/name`, or the name alone in the same namespace. */
export function qualified(name: string, namespace: string | undefined, from: From): string {
  return namespace === undefined || namespace === from.namespace ? name : `${namespace}/${name}`;
}

/** A selector of pods, as the referring kind writes it in this place. */
export function selectorReference(labels: Readonly<Record<string, string>>, place: string, from: From): unknown {
  if (place === 'workloadSelector') return from.kind === 'DestinationRule' ? { matchLabels: labels } : { labels };
  return from.kind === 'Gateway' ? labels : { matchLabels: labels };
}

/** A host in its place: a plain name, or for a `Sidecar` the namespace and the name. */
export function hostReference(host: string, namespace: string | undefined, place: string, from: From): string {
  return from.kind === 'Sidecar' && place === 'hosts' ? `${namespace ?? '*'}/${host}` : host;
}

/** The identity of a service account, as `principals` have it. */
export function principal(name: string, namespace: string | undefined, from: From): string {
  return `${from.trustDomain ?? 'cluster.local'}/ns/${namespace ?? 'default'}/sa/${name}`;
}
