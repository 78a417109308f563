import { isRecord, type ChartName } from '../../model';
import { at, withValue, type Tree } from '../tree';
import { gatewayKey } from './chart';
import { inverseOf, type SwitchOfValues } from './inverse';
import { removedWithParents } from './minimise';

/** Change of props that is tried, and kept where the rendered objects stay the same. */
type Change = (props: Tree) => Tree | undefined;

type Step = string | number;

/** Moves Helm values to the props that set them, where the objects stay the same. */
export function lifted(props: Tree, isReached: (props: Tree) => boolean): Tree {
  const changes = changesOf(props);
  const all = changes.reduce<Tree>((result, change) => change(result) ?? result, props);
  if (isReached(all)) return all;
  let result = props;
  for (const change of changes) {
    const next = change(result);
    if (next && isReached(next)) result = next;
  }
  return result;
}

const CORE: readonly ChartName[] = ['istiod', 'base', 'cni', 'ztunnel'];

function changesOf(props: Tree): Change[] {
  return [
    ...CORE.flatMap((chart) =>
      inverseOf(chart).switches.flatMap((one) => [setSwitch(['values', chart], one), setSwitch(['values'], one)]),
    ),
    ...CORE.flatMap((chart) =>
      inverseOf(chart).props.flatMap(({ prop, value }) => [
        move(['values', chart, ...value], prop),
        ...(chart === 'istiod' && value[0] === 'global' ? [move(['values', ...value], prop)] : []),
        ...(value[0] === 'meshConfig' ? [move(value, prop)] : []),
      ]),
    ),
    ...['ingressGateways', 'egressGateways'].flatMap((list) => {
      const gateways = props[list];
      return Array.isArray(gateways) ? gateways.flatMap((gateway: unknown, i) => gatewayChanges(list, gateway, i)) : [];
    }),
  ];
}

function gatewayChanges(list: string, gateway: unknown, i: number): Change[] {
  const isWritten = at(gateway, ['injection']) === false;
  const chart: ChartName = !isWritten ? 'gateway' : list === 'egressGateways' ? 'istio-egress' : 'istio-ingress';
  const ports = isWritten ? ['gateways', gatewayKey(chart), 'ports'] : ['service', 'ports'];
  return [
    ...inverseOf(chart).props.map(({ prop, value }) => move([list, i, 'values', ...value], [list, i, ...prop])),
    move([list, i, 'values', ...ports], [list, i, 'ports'], portsAsProps),
  ];
}

function move(
  from: readonly Step[],
  to: readonly Step[],
  convert: (value: unknown) => unknown = (value) => value,
): Change {
  return (props) => {
    const value = at(props, from.map(String));
    if (value === undefined || value === null || at(props, to.map(String)) !== undefined) return undefined;
    const converted = convert(value);
    if (converted === undefined) return undefined;
    return set(removedWithParents(props, from), to, converted);
  };
}

/** Returns the change from values to the switch that stands for all of them. */
function setSwitch(place: readonly Step[], { prop, isOn, values }: SwitchOfValues): Change {
  return (props) => {
    const paths = values.map(([path]) => [...place, ...path]);
    const isSet = values.every(([, value], i) => at(props, paths[i].map(String)) === value);
    const group = at(props, paths[0].slice(0, -1).map(String));
    // Other settings need the switch as a field beside them.
    const isAlone = isOn || (isRecord(group) && Object.keys(group).length === values.length);
    if (!isSet || !isAlone || at(props, prop) !== undefined) return undefined;
    return set(paths.reduce<Tree>(removedWithParents, props), prop, isOn);
  };
}

/** Sets a value at a path, also below `true`: `cni: true` becomes `cni: { ... }`. */
function set(tree: unknown, [step, ...rest]: readonly Step[], value: unknown): Tree {
  if (step === undefined) return value as Tree;
  if (Array.isArray(tree))
    return tree.map((item: unknown, i) => (i === step ? set(item, rest, value) : item)) as unknown as Tree;
  const map = isRecord(tree) ? tree : {};
  return rest.length === 0
    ? withValue(map, [String(step)], value)
    : { ...map, [step]: set(map[String(step)], rest, value) };
}

/** Returns ports with a name; the target is left out where it is the port itself. */
function portsAsProps(value: unknown): unknown {
  if (!Array.isArray(value) || !value.every((port) => isRecord(port) && typeof port.name === 'string'))
    return undefined;
  return value.filter(isRecord).map(({ targetPort, protocol, ...port }) => ({
    ...port,
    ...(targetPort !== undefined && targetPort !== 0 && targetPort !== port.port && { targetPort }),
    ...(protocol !== undefined && protocol !== 'TCP' && { protocol }),
  }));
}
