import type { Place } from '../place';
import { refersTo, type GatewayApiRules } from './subject';

const NOTHING = { group: '', kind: '' };
const TARGETS = ['Service', 'networking.istio.io/ServiceEntry'];

function checkTargets(spec: Place, known: readonly string[]): void {
  for (const target of spec.list('targetRefs')) {
    if (known.includes(refersTo(target, NOTHING))) continue;
    target
      .at('kind')
      .error(
        'target-kind',
        'istiod finds no target of this kind, and does not accept the policy',
        `use ${known.join(' or ')}`,
      );
  }
}

export const backendTlsPolicyRules: GatewayApiRules = ({ spec }) => {
  checkTargets(spec, TARGETS);
  const validation = spec.record('validation');
  if (validation === undefined) return;
  const wellKnown = validation.text('wellKnownCACertificates');
  if (wellKnown !== '' && wellKnown !== 'System') {
    validation
      .at('wellKnownCACertificates')
      .error('well-known-ca', 'istiod knows the CA certificates of the operating system only', 'set it to System');
  }
  validation.list('caCertificateRefs').forEach((reference, i) => {
    if (i > 0)
      reference.warn(
        'ca-unused',
        'istiod takes only the first CA certificate',
        'put all CA certificates into one ConfigMap',
      );
    else if (refersTo(reference, NOTHING) !== 'ConfigMap') {
      reference
        .at('kind')
        .error(
          'ca-kind',
          'istiod takes the CA certificate of a backend from a ConfigMap only, and blocks traffic to it',
          'use kind ConfigMap with an empty group',
        );
    }
  });
  if (spec.size('options') > 0)
    spec.at('options').warn('options-unused', 'istiod does not act on options', 'remove them');
};

export const backendTrafficPolicyRules: GatewayApiRules = ({ spec }) => checkTargets(spec, TARGETS.slice(0, 1));

const GRANTED = ['Service', 'Secret', 'ConfigMap', 'inference.networking.k8s.io/InferencePool'];
const GROUP = 'gateway.networking.k8s.io';

/** Rules of a ReferenceGrant: warnings only, since other controllers may read what istiod skips. */
export const referenceGrantRules: GatewayApiRules = ({ spec, facts }) => {
  const referring = [
    ...['Gateway', 'HTTPRoute', 'GRPCRoute', 'TLSRoute', 'TCPRoute'].map((kind) => `${GROUP}/${kind}`),
    facts.listenerSet,
  ];
  for (const from of spec.list('from')) {
    if (!referring.includes(refersTo(from, NOTHING)))
      from
        .at('kind')
        .warn('grant-unused', 'istiod asks for no grant from this kind', `use one of ${referring.join(', ')}`);
  }
  for (const to of spec.list('to')) {
    if (!GRANTED.includes(refersTo(to, NOTHING)))
      to.at('kind').warn('grant-unused', 'istiod asks for no grant to this kind', `use one of ${GRANTED.join(', ')}`);
  }
};

/** Controllers of the classes that istiod handles. */
const CONTROLLERS = [
  'gateway-controller',
  'unmanaged-gateway',
  'mesh-controller',
  'eastwest-controller',
  'agentgateway-controller',
  'agentgateway-waypoint-controller',
].map((name) => `istio.io/${name}`);

export const gatewayClassRules: GatewayApiRules = ({ spec }) => {
  const controller = spec.text('controllerName');
  if (!controller.startsWith('istio.io/') || CONTROLLERS.includes(controller)) return;
  spec
    .at('controllerName')
    .warn(
      'controller',
      'Istio has no such controller, unless PILOT_GATEWAY_API_CONTROLLER_NAME names it',
      `use one of ${CONTROLLERS.join(', ')}`,
    );
};
