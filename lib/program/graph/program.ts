import { renderMesh } from '../../mesh/render';
import type { Manifest } from '../../model';
import { programFacts, type ProgramFacts } from '../facts';
import { isFields } from '../objects/read';
import { Registry } from '../registry/registry';
import { Mesh } from '../simulate/mesh';
import type { GraphOptions } from './types';

/** Program that is drawn: its objects, and what the analysis and the simulation read in them. */
export interface Program {
  /** Objects as they are given, without those of the mesh. */
  readonly given: readonly Manifest[];
  /** Objects, those of the mesh included. */
  readonly objects: readonly Manifest[];
  readonly registry: Registry;
  readonly mesh: Mesh;
  readonly facts: ProgramFacts;
  readonly options: GraphOptions;
}

/** Reports whether a document is an object: files may have empty ones. */
export const isObject = (document: unknown): boolean =>
  isFields(document) && typeof document.kind === 'string' && isFields(document.metadata);

/** Reads a program for drawing. */
export function readProgram(documents: readonly Manifest[], options: GraphOptions): Program {
  const given = documents.filter(isObject);
  const { version, meshConfig, clusterDomain, outside } = options;
  const rendered = options.mesh === undefined ? [] : renderMesh(options.mesh).map(({ manifest }) => manifest);
  const objects = [...given, ...rendered];
  const registry = new Registry(objects, {
    ...(version === undefined ? {} : { version }),
    ...(meshConfig === undefined ? {} : { meshConfig }),
    ...(clusterDomain === undefined ? {} : { clusterDomain }),
  });
  return {
    given,
    objects,
    registry,
    mesh: new Mesh(registry, outside),
    facts: programFacts(objects, {
      ...(version === undefined ? {} : { version }),
      ...(meshConfig === undefined ? {} : { meshConfig }),
      ...(clusterDomain === undefined ? {} : { clusterDomain }),
      ...(outside === undefined ? {} : { outside }),
      complete: true,
    }),
    options,
  };
}
