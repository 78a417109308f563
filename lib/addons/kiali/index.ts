import { host, misplaced } from '../addresses';
import type { Addon } from '../addon';
import { ingressRenderers } from '../shared/ingress';
import { serviceAccount } from '../shared/objects';
import { kialiConfigMap } from './config-map';
import { kialiDeployment } from './deployment';
import { kialiIngress } from './ingress';
import { defaultRoot, servesHttps, type PlainKialiProps } from './input';
import { kialiLabels } from './labels';
import {
  kialiOAuthClient,
  kialiOpenShiftRole,
  kialiOpenShiftRoleBinding,
  kialiRoute,
  kialiServiceCa,
} from './openshift';
import { kialiProblems } from './problems';
import { kialiRoleBindings, kialiRoles } from './roles';
import { kialiAutoscaler, kialiDisruptionBudget, kialiNetworkPolicy } from './scaling';
import { kialiService } from './service';
import { kialiValues } from './values';

/** The ways in through a gateway of the mesh; an Ingress follows from the values. */
const { gateway, 'virtual-service': virtualService } = ingressRenderers<PlainKialiProps>((input) => {
  const values = kialiValues(input);
  const { port, web_root: path } = values.server;
  return { at: input, labels: kialiLabels(input, values).labels, service: input.name, port, path };
});

/** Kiali, as its official chart installs it: its configuration is the values of the chart. https://kiali.io/docs/ */
export const kiali: Addon<PlainKialiProps> = {
  name: 'kiali',
  defaultName: 'kiali',
  url: ({ platform, ...at }) => {
    const props = at.settings as PlainKialiProps;
    const { webRoot = defaultRoot({ platform }) } = props;
    return `${servesHttps({ props, platform }) ? 'https' : 'http'}://${host(at)}:20001${webRoot.replace(/\/$/, '')}`;
  },
  stand: (at) => misplaced('Kiali', at),
  problems: kialiProblems,
  objects: {
    'network-policy': kialiNetworkPolicy,
    'pod-disruption-budget': kialiDisruptionBudget,
    'service-account': (input) => {
      const values = kialiValues(input);
      return values.skipResources.includes('sa') ? undefined : serviceAccount(input, kialiLabels(input, values).labels);
    },
    'config-map': kialiConfigMap,
    'openshift-ca-bundle': kialiServiceCa,
    'role': kialiRoles,
    'role-binding': kialiRoleBindings,
    'openshift-role': kialiOpenShiftRole,
    'openshift-role-binding': kialiOpenShiftRoleBinding,
    'service': kialiService,
    'deployment': kialiDeployment,
    'horizontal-pod-autoscaler': kialiAutoscaler,
    'ingress': kialiIngress,
    'route': kialiRoute,
    'oauth-client': kialiOAuthClient,
    gateway,
    'virtual-service': virtualService,
  },
};
