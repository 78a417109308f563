import * as pulumi from '@pulumi/pulumi';

const SETTING = 'enableConfigMapMutable';
const ENVIRONMENT = 'PULUMI_K8S_ENABLE_CONFIGMAP_MUTABLE';

/** Says whether the provider updates ConfigMaps in place. */
async function isMutable(component: pulumi.ComponentResource): Promise<boolean> {
  const provider = component.getProvider('kubernetes:core/v1:ConfigMap') as
    (pulumi.ProviderResource & { readonly [SETTING]?: pulumi.Input<unknown> }) | undefined;
  const set = pulumi.output(
    provider ? provider[SETTING] : new pulumi.Config('kubernetes').get(SETTING),
  ) as unknown as Known;
  // In a preview a setting that is not set is not known.
  const value = (await set.isKnown) ? await set.promise() : undefined;
  return String(value ?? process.env[ENVIRONMENT]) === 'true';
}

/** The fields of an Output that the SDK keeps to itself. */
interface Known {
  readonly isKnown: Promise<boolean>;
  promise(): Promise<unknown>;
}

/**
 * Warns when a change of mesh config would delete its ConfigMap and create it anew, as the Kubernetes provider does
 * unless `enableConfigMapMutable` is set: istiod would be without configuration in between.
 */
export function checkConfigMaps(mesh: pulumi.ComponentResource): void {
  isMutable(mesh).then(
    (mutable) =>
      mutable
        ? undefined
        : pulumi.log.warn(
            'Changing the mesh config will replace its ConfigMap, and istiod is without configuration in ' +
              `between: set ${SETTING}: true on the Kubernetes provider.`,
            mesh,
          ),
    () => undefined,
  ); // a provider that fails says so itself
}
