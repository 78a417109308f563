import type { Manifest } from '../../model';
import type { AddonPortServiceProps, AddonServiceProps } from '../../props';
import { merged } from './merge';
import { placedObject, type Placed } from './objects';

type Labels = Readonly<Record<string, string>>;

/** A Service of an addon with one port, with what its prop says. */
export function portService(
  at: Placed,
  labels: Labels,
  given: AddonPortServiceProps = {},
  { ports: [port], ...spec }: Readonly<Record<string, unknown>> & { readonly ports: readonly [object] },
): Manifest {
  const { port: number, nodePort, labels: more, loadBalancerSourceRanges } = given;
  const ports = [
    { ...port, ...(number !== undefined && { port: number }), ...(nodePort !== undefined && { nodePort }) },
  ];
  return addonService(at, { ...labels, ...more }, given, {
    ...spec,
    ports,
    ...(loadBalancerSourceRanges && { loadBalancerSourceRanges: [...loadBalancerSourceRanges] }),
  });
}

/** A Service of an addon, with what its prop says. */
export function addonService(
  at: Placed,
  labels: Labels,
  given: AddonServiceProps | undefined,
  spec: Readonly<Record<string, unknown>>,
): Manifest {
  const { type, annotations, spec: more } = given ?? {};
  const own = merged({ ...spec, ...(type && { type }) }, more);
  const manifest = placedObject(['v1', 'Service'], at, labels, { spec: own });
  if (annotations === undefined) return manifest;
  return { ...manifest, metadata: { ...manifest.metadata, annotations: { ...annotations } } };
}

export const port = (name: string, number: number, targetPort: number | string = number): object => ({
  name,
  port: number,
  protocol: 'TCP',
  targetPort,
});
