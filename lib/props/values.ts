import { struct } from '../schema/notation';
import { props } from './declare';

/** Values are checked on their own, by the schemas of the charts. */
export const MeshValues = props(
  'MeshValues',
  'Helm values by chart, under the names of the official charts. Unknown keys are problems.',
  {
    global: struct.type("IstiodValues['global']").doc('The `global` values that the charts share.'),
    base: struct.type('BaseValues').doc('Chart `base`.'),
    istiod: struct.type('IstiodValues').doc('Chart `istiod`.'),
    cni: struct.type('CniValues').doc('Chart `cni`.'),
    ztunnel: struct.type('ZtunnelValues').doc('Chart `ztunnel`.'),
    gateway: struct.type('GatewayValues').doc('Every injected gateway (chart `gateway`).'),
  },
);
