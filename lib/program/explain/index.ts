import type { MeshProps } from '../../props';
import { findField, findObject } from './find';
import { MeshFields } from './mesh-fields';
import type { FieldExplanation } from './types';

export type { ChartValue, FieldExplanation, FieldLayer, FieldSource } from './types';

/**
 * Explains where the fields of an object come from: which layer of a mesh's settings gave each, what it covers, and the
 * value of the chart behind it.
 *
 * @param object kind and name: `Deployment/istiod`, or `Deployment/istio-system/istiod` where several have the name
 * @param path path of a field: `spec.template.spec.containers[0].image`; of a part for all fields in it. Texts in a
 * ConfigMap that hold YAML or JSON are read: `data.mesh.accessLogFile`. @default - the whole object
 * @throws MeshProblems for props that are wrong, and for an object or a field that the mesh does not have
 */
export function explainField(props: MeshProps, object: string, path = ''): FieldExplanation[] {
  const fields = new MeshFields(props);
  const node = findObject(fields.nodes, object);
  return fields.explain(node, findField(fields.fieldsOf(node), path, object));
}

/** Explains every field of every object of a mesh. */
export function explainMesh(props: MeshProps): FieldExplanation[] {
  const fields = new MeshFields(props);
  return fields.nodes.flatMap((node) => fields.explain(node, fields.fieldsOf(node)));
}
