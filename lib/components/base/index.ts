import { CHART_SCHEMAS } from '../../api/values';
import type { Chart } from '../chart';
import { controlPlanePhase } from '../shared/install-phase';
import { scopeProblems } from '../shared/resource-scope';
import { impliedValidation } from '../shared/values/validation-values';
import { customResourceDefinitions } from './crds';
import { baseValues } from './from-props';
import { readerServiceAccount } from './reader-service-account';
import { defaultStableChannelPolicy } from './stable-channel-policy';
import { defaultValidatingWebhook } from './validating-webhook';
import type { BaseValues } from './values';

export type { BaseInput, BaseValues } from './values';

/** Chart `base`: the objects that all revisions of a cluster share. */
export const baseChart: Chart<BaseValues> = {
  name: 'base',
  release: 'istio-base',
  phase: controlPlanePhase,
  defaults: ({ defaults }) => defaults.base,
  schema: CHART_SCHEMAS.base,
  mesh: { prop: 'base', props: [], values: baseValues, implied: impliedValidation },
  objects: {
    'crd': customResourceDefinitions,
    'service-account-reader': readerServiceAccount,
    'validating-webhook': defaultValidatingWebhook,
    'stable-channel-policy': defaultStableChannelPolicy,
  },
  needed: ['base', 'defaultRevision', 'experimental', 'global', 'global.resourceScope'],
  problems: ({ values }) => scopeProblems('global.resourceScope', values.global.resourceScope),
};
