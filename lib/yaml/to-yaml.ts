import { emit } from './emit';

/** Writes objects as one YAML stream, as `kubectl apply -f` reads it. Takes manifests or mesh nodes. */
export function toYaml(objects: readonly (object | { readonly manifest: object })[]): string {
  return objects.map((object) => emit('manifest' in object ? object.manifest : object)).join('---\n');
}
