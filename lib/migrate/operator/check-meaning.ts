import { isRecord } from '../../model';
import type { Notes } from '../noted';
import { at, type Tree } from '../tree';
import { isProfile, profileOf } from './merge-input';

const GATEWAYS = { ingressGateways: 'istio-ingressgateway', egressGateways: 'istio-egressgateway' } as const;

/** Notes inputs that istioctl refuses after merging, beyond the types of fields. */
export function checkMeaning(merged: Tree, notes: Notes): void {
  const spec = isRecord(merged.spec) ? merged.spec : {};
  const profile = profileOf(spec);
  if (!isProfile(profile)) {
    notes.add({
      severity: 'error',
      code: 'import/unknown-profile',
      path: 'spec.profile',
      value: profile,
      message: 'Istio has no such profile; a file of your own is not read',
      fix: 'name one of the profiles of Istio, and give the file as a further input',
    });
  }
  names(spec, notes);
  for (const key of Object.keys(GATEWAYS) as (keyof typeof GATEWAYS)[]) gatewayPorts(spec, key, notes);
}

const NAMES: readonly (readonly [field: string, pattern: RegExp, words: string])[] = [
  ['hub', /^[a-zA-Z0-9_\-./:@]*$/, 'a registry and path'],
  ['tag', /^[\w][\w.-]{0,127}$/, 'a tag of an image'],
  ['revision', /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/, 'a DNS label'],
];

function names(spec: Tree, notes: Notes): void {
  for (const [field, pattern, words] of NAMES) {
    const value = spec[field];
    if (value === undefined || value === null || value === '' || pattern.test(String(value))) continue;
    const path = `spec.${field}`;
    if (!notes.covers(path))
      notes.add({
        severity: 'error',
        code: 'import/bad-name',
        path,
        value,
        message: `must be ${words}`,
        fix: 'correct it',
      });
  }
}

/** Notes gateway ports below 1024, which the proxy may not open unless it runs as root. */
function gatewayPorts(spec: Tree, key: keyof typeof GATEWAYS, notes: Notes): void {
  const list = at(spec, ['components', key]);
  const runsAsRoot = at(spec, ['values', 'gateways', GATEWAYS[key], 'runAsRoot']) === true;
  if (!Array.isArray(list)) return;
  list.forEach((gateway: unknown, i) => {
    const ports = at(gateway, ['k8s', 'service', 'ports']);
    (Array.isArray(ports) ? ports : []).forEach((port: unknown, n) => {
      if (!isRecord(port) || typeof port.targetPort === 'string') return;
      const target = Number(port.targetPort ?? 0);
      if (target >= 1024 || runsAsRoot || (target === 0 && Number(port.port) > 1024)) return;
      notes.add({
        severity: 'warning',
        code: 'import/low-target-port',
        path: `spec.components.${key}[${i}].k8s.service.ports[${n}].targetPort`,
        value: port.targetPort,
        message:
          `istioctl refuses port ${String(port.port)} without a targetPort of at least 1024: the proxy does not ` +
          'run as root',
        fix: 'give a targetPort such as 8080 or 8443',
      });
    });
  });
}
