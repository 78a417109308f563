import { embed, type MapPart, type Template, when } from './language';
import type { TemplateRelease } from './release';
import { agentgatewayPod } from './shared/agentgateway';
import { resourcesFrom } from './shared/container';
import { global, imagePullSecrets, values } from './shared/data';
import { gatewayDocuments } from './shared/gateway-documents';

/** Returns the template of the proxy agentgateway as the waypoint of ambient workloads. */
export function agentgatewayWaypoint(release: TemplateRelease): Template {
  const resources = global.waypoint.resources;
  const seccompProfile = values.gateways.seccompProfile;
  return {
    name: 'agentgateway-waypoint',
    documents: gatewayDocuments({
      controller: 'istio.io-agentgateway-waypoint-controller',
      outsideOfAmbient: true,
      listenerProtocols: false,
      podSpec: [
        {
          ...agentgatewayPod(
            release,
            when<MapPart>(resources, [{ resources: resourcesFrom(resources, release) }]),
            [when<MapPart>(seccompProfile, [{ seccompProfile: embed(seccompProfile) }])],
            [],
          ),
        },
        imagePullSecrets,
      ],
    }),
  };
}
