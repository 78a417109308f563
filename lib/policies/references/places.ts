/** Properties of the referring object that decide how names are written. */
interface From {
  readonly kind: string;
  readonly namespace?: string;
  readonly trustDomain?: string;
}

/** Returns the DNS name of a Service, short when its namespace is not known. */
export function serviceHost(name: string, namespace: string | undefined): string {
  return namespace === undefined ? name : `${name}.${namespace}.svc.cluster.local`;
}

/** Returns `namespace/name`, or the name alone in the same namespace. */
export function qualified(name: string, namespace: string | undefined, from: From): string {
  return namespace === undefined || namespace === from.namespace ? name : `${namespace}/${name}`;
}

/** Returns a selector of pods in the form of the referring kind and field. */
export function selectorReference(labels: Readonly<Record<string, string>>, place: string, from: From): unknown {
  if (place === 'workloadSelector') return from.kind === 'DestinationRule' ? { matchLabels: labels } : { labels };
  return from.kind === 'Gateway' ? labels : { matchLabels: labels };
}

/** Returns a host in the form of its field: a plain name, or for a `Sidecar` the namespace and the name. */
export function hostReference(host: string, namespace: string | undefined, place: string, from: From): string {
  return from.kind === 'Sidecar' && place === 'hosts' ? `${namespace ?? '*'}/${host}` : host;
}

/** Returns the identity of a service account in the form of `principals`. */
export function principal(name: string, namespace: string | undefined, from: From): string {
  return `${from.trustDomain ?? 'cluster.local'}/ns/${namespace ?? 'default'}/sa/${name}`;
}
