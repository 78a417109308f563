import { AGE, SECURITY, type Kind } from '../../schema/kind';
import { en, map, obj } from '../../schema/notation';
import { portKeys } from '../../schema/rules/port';
import { portsNeedSelector } from '../../schema/rules/security';
import { LabelSelector } from './common';

const MutualTls = obj('MutualTLS', {
  mode: en({
    UNSET: 'As the next wider policy says, and PERMISSIVE without any',
    DISABLE: 'Plain text only',
    PERMISSIVE: 'Plain text or mutual TLS',
    STRICT: 'Mutual TLS only',
  }).doc('Mode of mutual TLS; default UNSET.'),
});

/** Kind PeerAuthentication: https://istio.io/latest/docs/reference/config/security/peer_authentication/ */
export const PeerAuthentication: Kind = {
  ...SECURITY,
  kind: 'PeerAuthentication',
  plural: 'peerauthentications',
  shortNames: ['pa'],
  doc: 'Mutual TLS of workloads: plain text, mutual TLS, or both.',
  columns: [{ name: 'Mode', jsonPath: '.spec.mtls.mode', doc: 'What connections are taken.' }, AGE],
  spec: obj('PeerAuthenticationSpec', {
    mtls: MutualTls.doc('The mode of all ports; by default as the next wider policy says.'),
    portLevelMtls: map(MutualTls)
      .min(1)
      .rule(portKeys)
      .doc('Modes of single ports of the workload, by port number; needs a selector.'),
    selector: LabelSelector.doc(
      'Pods the policy is for; by default all of the namespace, or of the mesh in the root namespace.',
    ),
  }).rule(portsNeedSelector),
};
