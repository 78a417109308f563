import { isRecord } from '../model';

type Step = string | number;

/** Names under `components` of an IstioOperator, by the names in props. */
const COMPONENTS: Readonly<Record<string, string>> = {
  istiod: 'pilot',
  cni: 'cni',
  ztunnel: 'ztunnel',
  ingressGateways: 'ingressGateways',
  egressGateways: 'egressGateways',
};

/**
 * Returns the path in a tree of a value that came from there: the place of an equal value whose path ends most like the
 * given one. Of several, the one in the component of the path is taken. Undefined where no name is the same.
 */
export function locate(tree: unknown, path: readonly Step[], value: unknown): readonly Step[] | undefined {
  const wanted = JSON.stringify(value);
  const last = path.at(-1);
  const component = path.map((step) => COMPONENTS[String(step)]).find((name) => name !== undefined);
  let best: readonly Step[] | undefined;
  let most = 0;
  const visit = (node: unknown, here: readonly Step[]): void => {
    if (here.at(-1) === last && JSON.stringify(node) === wanted) {
      const isThere = component !== undefined && here.some((step) => step === component);
      const common = 2 * commonEnd(here, path) + (isThere ? 1 : 0);
      if (common > most) [best, most] = [here, common];
    }
    if (Array.isArray(node)) node.forEach((item, i) => visit(item, [...here, i]));
    else if (isRecord(node)) for (const [name, item] of Object.entries(node)) visit(item, [...here, name]);
  };
  visit(tree, []);
  return best;
}

function commonEnd(a: readonly Step[], b: readonly Step[]): number {
  let length = 0;
  while (length < a.length && length < b.length && String(a.at(-1 - length)) === String(b.at(-1 - length))) length++;
  return length;
}
