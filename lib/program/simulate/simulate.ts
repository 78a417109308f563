import type { Manifest } from '../../model';
import { Registry } from '../registry/registry';
import { Handlers } from './handlers';
import { Mesh } from './mesh';
import type { ProxyRequest, SimulateOptions, Verdict } from './types';

/** A mesh that can be asked what becomes of requests. */
export class SimulatedMesh {
  private readonly handlers: Handlers;

  constructor(objects: readonly Manifest[], { meshConfig, clusterDomain, outside }: SimulateOptions = {}) {
    const registry = new Registry(objects, {
      ...(meshConfig === undefined ? {} : { meshConfig }),
      ...(clusterDomain === undefined ? {} : { clusterDomain }),
    });
    this.handlers = new Handlers(new Mesh(registry, outside));
  }

  /** Returns what one proxy makes of a request. */
  request(request: ProxyRequest): Verdict {
    return this.handlers.handle(request);
  }
}

/** Makes a mesh of the objects of a program, without a cluster. */
export function simulate(objects: readonly Manifest[], options: SimulateOptions = {}): SimulatedMesh {
  return new SimulatedMesh(objects, options);
}
