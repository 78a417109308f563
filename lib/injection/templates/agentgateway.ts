import { type MapPart, type Template, when } from './language';
import type { TemplateRelease } from './release';
import { agentgatewayPod } from './shared/agentgateway';
import { gatewayPodSecurity, lifecycleFromValues, resourcesFrom } from './shared/container';
import { global, imagePullSecrets } from './shared/data';
import { gatewayDocuments } from './shared/gateway-documents';

/** Returns the template of the proxy agentgateway for a Gateway object. */
export function agentgateway(release: TemplateRelease): Template {
  const resources = global.proxy.resources;
  return {
    name: 'agentgateway',
    documents: gatewayDocuments({
      controller: 'istio.io-agentgateway-controller',
      outsideOfAmbient: false,
      listenerProtocols: false,
      podSpec: [
        gatewayPodSecurity(true),
        {
          ...agentgatewayPod(
            release,
            when<MapPart>(resources, [{ resources: resourcesFrom(resources, release) }]),
            [],
            [lifecycleFromValues],
          ),
        },
        imagePullSecrets,
      ],
    }),
  };
}
