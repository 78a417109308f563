import type { Manifest } from '../../../model';

/** Text in place of a value of a Secret. */
const HIDDEN = '(not in this page)';

const hidden = (values: unknown): unknown =>
  typeof values === 'object' && values !== null
    ? Object.fromEntries(Object.keys(values).map((name) => [name, HIDDEN]))
    : values;

const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration';

/** Returns annotations without the copy of the whole object that `kubectl apply` leaves there. */
function withoutCopy(metadata: unknown): unknown {
  const { annotations, ...rest } = (metadata ?? {}) as { annotations?: Record<string, unknown> };
  if (annotations?.[LAST_APPLIED] === undefined) return metadata;
  const { [LAST_APPLIED]: _, ...others } = annotations;
  return { ...rest, annotations: others };
}

/** Returns an object as a page may show it: of a Secret only the names of its values. */
export function withoutSecrets(object: Manifest): Manifest {
  if (object.kind !== 'Secret') return object;
  const { data, stringData, metadata, ...rest } = object as Manifest & Readonly<Record<string, unknown>>;
  return {
    ...rest,
    metadata: withoutCopy(metadata),
    ...(data === undefined ? {} : { data: hidden(data) }),
    ...(stringData === undefined ? {} : { stringData: hidden(stringData) }),
  } as Manifest;
}
