import type { ChartInput } from '../chart';
import type { ResourceScope } from '../shared/resource-scope';
import type { ValidationValues } from '../shared/validating-webhook';

/**
 * Values of chart `base`, with defaults, profile and platform merged in; `imports/values-base.ts` documents the values
 * that users may write.
 */
export interface BaseValues {
  readonly defaultRevision: string;
  readonly base: ValidationValues & { readonly excludedCRDs?: readonly string[]; readonly enableCRDTemplates: boolean };
  readonly experimental: { readonly stableValidationPolicy: boolean };
  readonly global: {
    readonly imagePullSecrets: readonly string[];
    readonly istioNamespace: string;
    readonly resourceScope: ResourceScope;
    /** `enableReaderRBAC` exists since 1.30. */
    readonly enableReaderRBAC?: boolean;
    readonly readerServiceAccount?: { readonly name?: string; readonly namespace?: string };
  };
}

export type BaseInput = ChartInput<BaseValues>;
