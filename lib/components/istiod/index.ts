import { CHART_SCHEMAS } from '../../api/values';
import type { Chart } from '../chart';
import { controlPlanePhase } from '../shared/install-phase';
import { impliedValidation } from '../shared/values/validation-values';
import { istiodAutoscaler } from './autoscaler';
import { istiodClusterRole } from './cluster-role';
import { gatewayControllerClusterRoleBinding, istiodClusterRoleBinding } from './cluster-role-binding';
import { istiodDeployment } from './deployment';
import { istiodValues } from './from-props';
import { gatewayClassConfigMaps } from './gateway-class-config-map';
import { gatewayControllerClusterRole } from './gateway-controller';
import { injectorConfigMap } from './injector-config-map';
import { jwksConfigMap } from './jwks-config-map';
import { meshConfigMap } from './mesh-config-map';
import { injectionWebhook, revisionTagWebhooks } from './mutating-webhook';
import { NEEDED_VALUES } from './needed';
import { istiodNetworkPolicy } from './network-policy';
import { istiodPodDisruptionBudget } from './pod-disruption-budget';
import { istiodProblems } from './problems';
import { readerClusterRole, readerClusterRoleBinding } from './reader';
import { remoteEndpointSlice, remoteService } from './remote';
import { istiodRole, istiodRoleBinding } from './role';
import { istiodService, revisionTagServices } from './service';
import { istiodServiceAccount } from './service-account';
import { revisionStableChannelPolicy } from './stable-channel-policy';
import { revisionValidatingWebhook } from './validating-webhook';
import type { IstiodValues } from './values';
import { valuesConfigMap } from './values-config-map';

export type { IstiodInput, IstiodValues } from './values';

/** Chart `istiod`: the control plane. */
export const istiodChart: Chart<IstiodValues> = {
  name: 'istiod',
  release: 'istiod',
  phase: controlPlanePhase,
  defaults: ({ defaults }) => defaults.istiod,
  schema: CHART_SCHEMAS.istiod,
  mesh: {
    prop: 'pilot',
    props: ['pilot', 'proxy', 'sidecarInjector', 'remote'],
    values: istiodValues,
    implied: impliedValidation,
  },
  objects: {
    'service-account': istiodServiceAccount,
    'cluster-role': istiodClusterRole,
    'cluster-role-gateway-controller': gatewayControllerClusterRole,
    'cluster-role-reader': readerClusterRole,
    'cluster-role-binding': istiodClusterRoleBinding,
    'cluster-role-binding-gateway-controller': gatewayControllerClusterRoleBinding,
    'cluster-role-binding-reader': readerClusterRoleBinding,
    'role': istiodRole,
    'role-binding': istiodRoleBinding,
    'config-map': meshConfigMap,
    'config-map-injector': injectorConfigMap,
    'config-map-values': valuesConfigMap,
    'config-map-jwks': jwksConfigMap,
    'config-map-gateway-class': gatewayClassConfigMaps,
    'network-policy': istiodNetworkPolicy,
    'service': istiodService,
    'service-revision-tag': revisionTagServices,
    'service-remote': remoteService,
    'endpoint-slice-remote': remoteEndpointSlice,
    'deployment': istiodDeployment,
    'autoscaler': istiodAutoscaler,
    'pod-disruption-budget': istiodPodDisruptionBudget,
    'mutating-webhook': injectionWebhook,
    'mutating-webhook-revision-tag': revisionTagWebhooks,
    'validating-webhook': revisionValidatingWebhook,
    'stable-channel-policy': revisionStableChannelPolicy,
  },
  needed: NEEDED_VALUES,
  problems: istiodProblems,
};
