import { agentgateway } from './agentgateway';
import { agentgatewayWaypoint } from './agentgateway-waypoint';
import { gatewayInjection } from './gateway';
import { grpcAgent } from './grpc-agent';
import { grpcSimple } from './grpc-simple';
import { kubeGateway } from './kube-gateway';
import { printTemplate, type Template } from './language';
import { templateRelease, type TemplateRelease } from './release';
import { sidecar } from './sidecar';
import { waypoint } from './waypoint';

export { templateRelease, type TemplateRelease } from './release';

const all = (release: TemplateRelease): Template[] => [
  sidecar(release),
  gatewayInjection(release),
  grpcSimple(),
  grpcAgent(release),
  waypoint(release),
  kubeGateway(release),
  agentgateway(release),
  ...(release.facts.agentgatewayWaypoint ? [agentgatewayWaypoint(release)] : []),
];

/** Prints the injection templates of a release by name. */
export function templatesOf(release: TemplateRelease): Readonly<Record<string, string>> {
  return Object.fromEntries(all(release).map((template) => [template.name, printTemplate(template, release)]));
}

const printed = new Map<string, Readonly<Record<string, string>>>();

/**
 * Returns the injection templates that Istio brings with it, as the Go text that istiod of the given release executes.
 *
 * @param version exact release: major, minor and patch
 * @returns text by template name
 * @throws MeshProblems `injection/unknown-release` for a release that is not known
 * @see https://istio.io/latest/docs/setup/additional-setup/sidecar-injection/
 */
export function builtinTemplates(version: string): Record<string, string> {
  const known = printed.get(version) ?? templatesOf(templateRelease(version));
  printed.set(version, known);
  return { ...known };
}
