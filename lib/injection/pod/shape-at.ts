import type { Facts } from '../../schema/notation';
import { podType } from './typed-pod';

type Path = readonly (string | number)[];

/** Shapes of the single values that fields of a pod have. */
const SCALARS: Readonly<Record<string, Facts>> = {
  int: { type: 'integer', min: 1, max: 65_535 },
  bool: { type: 'boolean' },
  quantity: { type: 'integer', min: 1 },
  intOrString: { type: 'integer', min: 1, max: 65_535 },
};

/** Returns the shape of a value in a workload: those of the fields of its pods are known. */
export function workloadShape(path: Path): Facts | undefined {
  const metadata = path.lastIndexOf('metadata');
  if (metadata >= 0) return fieldShape('ObjectMeta', path.slice(metadata + 1));
  const spec = path.lastIndexOf('spec');
  return path[spec - 1] === 'template' || path.length === 1
    ? fieldShape('PodSpec', path.slice(spec + 1))
    : workloadField(path.at(-1));
}

/** Returns the shape of a field outside of the pods, which injection hands on as it is. */
const workloadField = (field: string | number | undefined): Facts | undefined =>
  /^(replicas|minReadySeconds|revisionHistoryLimit|parallelism|completions|backoffLimit|\w+Seconds|\w+Limit)$/.test(
    String(field),
  )
    ? { type: 'integer', min: 0 }
    : field === 'paused' || field === 'suspend'
      ? { type: 'boolean' }
      : undefined;

function fieldShape(type: string, [name, ...rest]: Path): Facts | undefined {
  if (name === undefined) return { type: 'object' };
  const field = podType(type)?.byJson.get(String(name));
  if (field === undefined) return undefined;
  const isContainer = Boolean(field.list || field.map);
  if (isContainer && rest.length === 0) return { type: field.list ? 'list' : 'map' };
  return podType(field.type) ? fieldShape(field.type, isContainer ? rest.slice(1) : rest) : SCALARS[field.type];
}
