import type { ReleaseChanges } from './release';

export const v1_32: ReleaseChanges<'1.32.0'> = {
  comparedWith: '1.32.0',
  latest: '1.32.0',
  preview: 'the charts of the development branch of August 2026 and the API of istio.io/api 1.32.0',
  facts: {
    goMaxProcs: false,
    quotedAnnotations: true,
    backendStatus: true,
  },
};
