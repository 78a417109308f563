import type { SchemaCode } from '../problems.data';
import type { Breach, Rule } from './rule';

/** Rule for values that no CRD of ours describes: there is only the function, no CEL. */
export interface NativeRule {
  readonly name: SchemaCode;
  readonly message: string;
  readonly fix?: string;
  holds(value: unknown): boolean;
  locate?(value: unknown): Breach[];
}

export const native = (rule: NativeRule): Rule => ({ ...rule, cel: '' });

/** Declares a rule about a text; values of other types have problems of their own. */
export const textRule = (name: SchemaCode, holds: (text: string) => boolean, message: string, fix?: string): Rule =>
  native({ name, message, fix, holds: (value) => typeof value !== 'string' || holds(value) });
