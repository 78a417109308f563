import { compareText } from '../../registry/objects';
import type { Mesh } from '../mesh';
import type { AccessQuestion, AccessQuestions } from './access';
import type { Caller, Parties } from './parties';
import type { AccessVerdict } from './types';

export interface MatrixOptions {
  /** HTTP method of the requests. @default 'GET' */
  readonly method?: string;
  /** Path of the requests. @default '/' */
  readonly path?: string;
  /** Namespaces to which callers and callees are limited. @default all */
  readonly namespaces?: readonly string[];
}

export type Cell = AccessVerdict['outcome'];

/** Matrix of allowed calls: one row for each caller, one column for each service. */
export class AccessMatrix {
  constructor(
    readonly callers: readonly string[],
    readonly callees: readonly string[],
    private readonly cells: readonly (readonly Cell[])[],
    readonly question: string,
  ) {}

  /** Returns the verdict for one caller and one service. */
  at(caller: string, callee: string): Cell | undefined {
    return this.cells[this.callers.indexOf(caller)]?.[this.callees.indexOf(callee)];
  }

  /** Formats the matrix as a Markdown table, which is deterministic, so that it can be kept in Git and reviewed. */
  toString(): string {
    const marks: Readonly<Record<Cell, string>> = {
      allowed: 'yes',
      denied: 'no',
      refused: 'no (mTLS)',
      unauthenticated: 'token',
      unknown: '?',
    };
    const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
    const header = [`${this.question} from`, ...this.callees];
    const rows = this.callers.map((caller, row) => line([caller, ...this.cells[row].map((cell) => marks[cell])]));
    return [line(header), line(header.map(() => '---')), ...rows].join('\n') + '\n';
  }

  toJSON(): Readonly<Record<string, Readonly<Record<string, Cell>>>> {
    return Object.fromEntries(
      this.callers.map((caller, row) => [
        caller,
        Object.fromEntries(this.callees.map((callee, column) => [callee, this.cells[row][column]])),
      ]),
    );
  }
}

/** Reports whether a policy compares addresses of callers: else callers of one identity are alike. */
const comparesAddresses = ({ registry }: Mesh): boolean =>
  /"(?:not)?(?:remote)?ipBlocks"|"(?:source|remote)\.ip"/i.test(
    JSON.stringify(registry.objects.of('security.istio.io/AuthorizationPolicy').map(({ spec }) => spec)),
  );

/** Simulates a request of every caller to every service. */
export function accessMatrix(
  mesh: Mesh,
  parties: Parties,
  questions: AccessQuestions,
  options: MatrixOptions = {},
): AccessMatrix {
  const { method = 'GET', path = '/', namespaces } = options;
  const isIn = ({ namespace }: { readonly namespace: string }) =>
    namespaces === undefined || namespaces.includes(namespace);
  const nameOf = ({ namespace, name }: { readonly namespace: string; readonly name: string }) => `${namespace}/${name}`;
  const callers = [...new Set(mesh.registry.pods.all.filter(isIn).map(nameOf))].sort(compareText);
  const services = mesh.registry.services.all.filter(
    (service) => service.registry === 'kubernetes' && service.resolution !== 'alias' && isIn(service),
  );
  const callees = [...new Set(services.map(nameOf))].sort(compareText);
  const question: AccessQuestion = { method, path, options: {} };
  const resolved = callees.map((callee) => parties.callee(callee));
  const rowOf = (from: Caller): readonly Cell[] =>
    resolved.map((callee) =>
      callee.service?.ports.length === 0 ? 'unknown' : questions.decide(from, callee, question).outcome,
    );
  const rows = new Map<string, readonly Cell[]>();
  const addressesMatter = comparesAddresses(mesh);
  const cells = callers.map((caller) => {
    const from = parties.caller(caller);
    const key = `${from.mode} ${from.principal ?? ''} ${addressesMatter ? from.ip : ''}`;
    const row = rows.get(key) ?? rowOf(from);
    rows.set(key, row);
    return row;
  });
  return new AccessMatrix([...callers], [...callees], cells, `${method} ${path}`);
}
