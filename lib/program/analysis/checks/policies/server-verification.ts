import type { Manifest } from '../../../../model';
import { DESTINATION_RULE, type Check, type Report } from '../../check';
import { fieldsOf, itemsOf, textOf, type Fields } from '../../../objects/read';
import { fullName } from '../../wording';

const MODES: ReadonlySet<string> = new Set(['SIMPLE', 'MUTUAL']);

/** Reports TLS to servers whose certificate is not verified against a CA. */
export const serverVerification: Check = {
  codes: ['IST0128', 'IST0129'],
  kinds: [DESTINATION_RULE],
  check: (facts, report) => {
    for (const object of facts.of(DESTINATION_RULE)) checkRule(object, report);
  },
};

function checkRule(object: Manifest, report: Report): void {
  const spec = fieldsOf(object, 'spec');
  const policy = fieldsOf(spec, 'trafficPolicy');
  const names = [fullName(object), object.metadata.namespace ?? ''];
  const host = textOf(spec, 'host') ?? '';
  const finding = { object, message: 'no CA certificate is named to check the server with', fix: FIX };
  const mode = unchecked(policy, spec);
  if (mode !== undefined) {
    const path = 'spec.trafficPolicy.tls.caCertificates';
    report({ ...finding, code: 'IST0128', path, parameters: [...names, mode, host] });
  }
  itemsOf(policy, 'portLevelSettings').forEach((setting, i) => {
    const ofPort = unchecked(setting, spec);
    if (ofPort === undefined) return;
    const { number } = fieldsOf(setting, 'port');
    const port = number === undefined ? '' : `number:${String(number)}`;
    const path = `spec.trafficPolicy.portLevelSettings[${i}].tls.caCertificates`;
    report({ ...finding, code: 'IST0129', path, parameters: [...names, ofPort, host, port] });
  });
}

const FIX = 'name caCertificates, or system for those of the system';

/** Returns the mode of TLS settings without a CA; a Secret contains one, where the rule is for selected workloads. */
function unchecked(policy: Fields, spec: Fields): string | undefined {
  const tls = fieldsOf(policy, 'tls');
  const mode = textOf(tls, 'mode') ?? '';
  const hasSecret = textOf(tls, 'credentialName') !== undefined && spec.workloadSelector !== undefined;
  return MODES.has(mode) && textOf(tls, 'caCertificates') === undefined && !hasSecret ? mode : undefined;
}
