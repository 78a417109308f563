import type { Manifest } from '../../model';
import { given } from '../shared/sparse';
import { stringMap } from '../shared/string-map';
import { prettyJson, yamlText } from '../shared/yaml-text';
import { inNamespace } from './conditions';
import { injectorValues } from './injector-values';
import { revisionLabels, revisioned } from './names';
import type { IstiodInput } from './values';

/**
 * Template call in the place where old istiods expect the one template. None has a function of this name, so an istiod
 * that is older than these templates fails loudly instead of injecting nothing.
 */
const MISMATCH = '{{ Template_Version_And_Istio_Version_Mismatched_Check_Installation }}';

/** Renders the ConfigMap of the injector: templates, settings, and the values that the templates read. */
export function injectorConfigMap(input: IstiodInput): Manifest | undefined {
  const { values } = input;
  if (!inNamespace(input) || values.global.omitSidecarInjectorConfigMap) return undefined;
  return {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: {
      name: revisioned('istio-sidecar-injector', values.revision),
      namespace: input.namespace,
      labels: revisionLabels(input),
    },
    data: { values: prettyJson(injectorValues(values)), config: yamlText(injectorConfig(input)) },
  };
}

function injectorConfig({ values, templates }: IstiodInput): object {
  const webhook = values.sidecarInjectorWebhook;
  return {
    defaultTemplates: given(webhook.defaultTemplates) ? webhook.defaultTemplates : ['sidecar'],
    policy: values.global.proxy.autoInject,
    alwaysInjectSelector: webhook.alwaysInjectSelector,
    neverInjectSelector: webhook.neverInjectSelector,
    injectedAnnotations: given(webhook.injectedAnnotations) ? stringMap(webhook.injectedAnnotations) : null,
    template: MISMATCH,
    // A user's template with a built-in name replaces that one.
    templates: { ...templates, ...webhook.templates },
  };
}
