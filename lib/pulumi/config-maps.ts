import * as pulumi from '@pulumi/pulumi';

const SETTING = 'enableConfigMapMutable';
const ENVIRONMENT = 'PULUMI_K8S_ENABLE_CONFIGMAP_MUTABLE';

/** Whether the provider updates ConfigMaps in place; undefined where that cannot be seen. */
function isMutable(component: pulumi.ComponentResource): pulumi.Output<boolean> {
  const provider = component.getProvider('kubernetes:core/v1:ConfigMap') as (pulumi.ProviderResource & { readonly [SETTING]?: pulumi.Input<unknown> }) | undefined;
  const fromEnvironment = process.env[ENVIRONMENT];
  const set = provider ? provider[SETTING] : new pulumi.Config('kubernetes').get(SETTING);
  return (pulumi.output(set) as pulumi.Output<unknown>).apply((value) => String(value ?? fromEnvironment) === 'true');
}

/**
 * Warns when a change of mesh config would delete its ConfigMap and create it anew, as the Kubernetes provider does unless
 * `enableConfigMapMutable` is set: istiod would be without configuration in between.
 */
export function checkConfigMaps(mesh: pulumi.ComponentResource): void {
  isMutable(mesh).apply((mutable) => (mutable ? undefined : pulumi.log.warn(
    `Changing the mesh config will replace its ConfigMap, and istiod is without configuration in between: set ${SETTING}: true on the Kubernetes provider.`, mesh,
  )));
}
