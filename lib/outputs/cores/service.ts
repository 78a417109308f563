import { serviceShapes, validation } from '../../lazy';
import { serviceAfter, type MeshServiceProps, type ServiceModel, type TrafficCall } from '../../policies/service';
import { isStructural } from '../../props/structural';
import { byPart, type Core } from '../core';
import type { Rendered } from '../rendered';
import { pathText } from '../found';

/** The input of the rendering of a service: its props and the calls of its methods. */
export interface ServiceInput {
  readonly props: MeshServiceProps;
  readonly calls: readonly TrafficCall[];
}

/** A rendered service. */
export interface RenderedService extends Rendered {
  readonly model: ServiceModel;
}

/** A function that makes the model of a service from its props. */
export type Maker = (props: MeshServiceProps) => ServiceModel;
/** Returns the rendering of a service with these calls. `version` is the release that validates. */
export function serviceCore(
  urn: string,
  calls: readonly TrafficCall[],
  make: Maker,
  version?: string,
): Core<ServiceInput, RenderedService> {
  return {
    urn,
    render: (input) => renderService(make, input, version),
    ...byPart({
      props: {
        shapeAt: (path) => serviceShapes().servicePropShape(path),
        isStructural: (path) => isStructural('service', path),
      },
      calls: {
        shapeAt: ([index, , ...path]) => serviceShapes().serviceCallShape(calls[index as number].method, path),
        // Of the second argument of a call: `darkLaunch().header.x-user`.
        nameOf: ([index, , , ...path]) =>
          [`${calls[index as number].method}()`, pathText(path)].filter(Boolean).join('.'),
      },
    }),
  };
}

/** All objects of a service, after all calls. */
function renderService(make: Maker, { props, calls }: ServiceInput, version: string | undefined): RenderedService {
  const { model, manifests, problems } = serviceAfter(make(props), props, calls);
  const found = manifests.flatMap((manifest) => validation().objectProblems(manifest, { version }));
  return {
    model,
    problems: [...problems, ...found.map(({ object: _, ...problem }) => problem)],
    nodes: manifests.map((manifest) => ({ id: manifest.kind, manifest })),
  };
}
