import { isRecord, type Problem } from '../../../model';
import type { KIALI_PROBLEMS } from '../../problems.data';

/** The configuration that Kiali would read: what was given, over what else is written for it. */
export class Read {
  constructor(
    private readonly config: unknown,
    readonly release: number,
    private readonly isUnknown: (value: unknown) => boolean = () => false,
    /** What was given alone. */
    readonly own?: Read,
  ) {}

  /** The value at a path, or undefined where there is none or where it cannot be known yet. */
  at(path: string): unknown {
    let value = this.config;
    for (const key of path.split('.')) value = isRecord(value) && !this.isUnknown(value) ? value[key] : undefined;
    return this.isUnknown(value) ? undefined : value;
  }
  /** A text as Kiali reads it: a number or a boolean is one too. */
  text(path: string): string | undefined {
    const value = this.at(path);
    return ['string', 'number', 'boolean'].includes(typeof value) ? String(value) : undefined;
  }
  number(path: string): number | undefined {
    const value = this.at(path);
    return typeof value === 'number' ? value : undefined;
  }
  list(path: string): readonly unknown[] {
    const value = this.at(path);
    return Array.isArray(value) ? value : [];
  }
}

/** A problem without its place in the program. */
export const refused = (
  code: keyof typeof KIALI_PROBLEMS,
  path: string,
  found: unknown,
  message: string,
  fix?: string,
): Problem => ({
  severity: 'error',
  code: `kiali/${code}`,
  path,
  ...(found === undefined ? {} : { found }),
  message,
  ...(fix === undefined ? {} : { fix }),
});
