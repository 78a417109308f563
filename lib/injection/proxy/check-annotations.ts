import { isIpRange } from '../../schema/rules/network';
import { canonicalQuantity } from '../../model/quantity';
import type { Problem } from '../../model';
import { checkProxyConfigAnnotation } from './check-proxy-config';
import type { ReleaseFacts } from '../../releases';
import { PROXY_CONFIG_ANNOTATION } from './proxy-config';

/** Check of an annotation: undefined if the value is right, else the reason and the fix. */
type Check = (value: string) => { message: string; fix: string } | undefined;

const MAX_UINT32 = 4294967295;
const MAX_PORT = 65535;
const MODES = ['REDIRECT', 'TPROXY', 'NONE'];
const INTERFACE = /^[a-zA-Z][a-zA-Z0-9_.-]{0,14}$/;
/** Words that Go parses as a boolean. */
const BOOLEANS = ['true', 'false', '1', '0', 't', 'f', 'T', 'F', 'TRUE', 'FALSE', 'True', 'False'];

const isUpTo = (text: string, most: number): boolean => /^\d+$/.test(text) && Number(text) <= most;
const isPort = (text: string): boolean => isUpTo(text.trim(), MAX_PORT);

const isCidr = (text: string): boolean => text.includes('/') && isIpRange(text);

/** Returns the first item of a comma list that is not right, if any. */
function wrongItem(value: string, right: (item: string) => boolean): string | undefined {
  return value.split(',').find((item) => !right(item));
}

const mode: Check = (value) =>
  MODES.includes(value) ? undefined : { message: 'there is no such interception mode', fix: `use ${MODES.join(', ')}` };
const port: Check = (value) =>
  isPort(value)
    ? undefined
    : { message: `a port number is from 0 to ${MAX_PORT}`, fix: 'write one port number, or 0 for none' };
const uint32: Check = (value) =>
  isUpTo(value, MAX_UINT32)
    ? undefined
    : { message: `must be a whole number from 0 to ${MAX_UINT32}`, fix: 'write digits only, for example 10' };
const bool: Check = (value) =>
  BOOLEANS.includes(value) ? undefined : { message: 'must be true or false', fix: 'use true or false' };

const cidrs =
  (star: boolean, meshWide: string): Check =>
  (value) => {
    const wrong = (star && value === '*') || value === '' ? undefined : wrongItem(value, isCidr);
    if (wrong === undefined) return undefined;
    const all = star ? ', or * for every address' : '';
    return {
      message: `${JSON.stringify(wrong)} is not an IP range in CIDR notation`,
      fix:
        `write ranges such as 10.0.0.0/8, separated by commas without spaces${all}; without the annotation, ` +
        `${meshWide} applies`,
    };
  };

const ports =
  (star: boolean): Check =>
  (value) => {
    const wrong = (star && value === '*') || value.trim() === '' ? undefined : wrongItem(value.trim(), isPort);
    if (wrong === undefined) return undefined;
    return {
      message: `${JSON.stringify(wrong)} is not a port number from 0 to ${MAX_PORT}`,
      fix: `write ports such as 80,8080, separated by commas${star ? ', or * for all' : ''}`,
    };
  };

const interfaces: Check = (value) => {
  const wrong = value === '' ? undefined : wrongItem(value, (item) => INTERFACE.test(item.trim()));
  if (wrong === undefined) return undefined;
  return {
    message: `${JSON.stringify(wrong.trim())} is not the name of a network interface`,
    fix: 'write names such as net1,eth0: a letter, then at most 14 letters, digits, dots, dashes or underscores',
  };
};

const quantity: Check = (value) =>
  /\p{Cc}/u.test(value) || canonicalQuantity(value) === undefined
    ? {
        message: 'this is not a quantity of a resource',
        fix: 'write a number with an optional unit, for example 100m or 512Mi',
      }
    : undefined;

/** Checks of annotations by name: https://istio.io/latest/docs/reference/config/annotations/ */
const CHECKS: Readonly<Record<string, Check>> = {
  'sidecar.istio.io/interceptionMode': mode,
  'status.sidecar.istio.io/port': port,
  'readiness.status.sidecar.istio.io/initialDelaySeconds': uint32,
  'readiness.status.sidecar.istio.io/periodSeconds': uint32,
  'readiness.status.sidecar.istio.io/failureThreshold': uint32,
  'traffic.sidecar.istio.io/includeOutboundIPRanges': cidrs(true, 'global.proxy.includeIPRanges'),
  'traffic.sidecar.istio.io/excludeOutboundIPRanges': cidrs(false, 'global.proxy.excludeIPRanges'),
  'traffic.sidecar.istio.io/includeInboundPorts': ports(true),
  'traffic.sidecar.istio.io/excludeInboundPorts': ports(false),
  'traffic.sidecar.istio.io/excludeOutboundPorts': ports(false),
  'prometheus.istio.io/merge-metrics': bool,
  'sidecar.istio.io/proxyCPU': quantity,
  'sidecar.istio.io/proxyMemory': quantity,
  'sidecar.istio.io/proxyCPULimit': quantity,
  'sidecar.istio.io/proxyMemoryLimit': quantity,
};
const INTERFACE_CHECKS: Readonly<Record<string, Check>> = {
  'traffic.sidecar.istio.io/excludeInterfaces': interfaces,
  'traffic.sidecar.istio.io/kubevirtInterfaces': interfaces,
  'istio.io/reroute-virtual-interfaces': interfaces,
};

/** Returns all problems of a pod's annotations that would make injection fail; `path` leads to the annotations. */
export function checkAnnotations(
  annotations: Readonly<Record<string, string>>,
  path: string,
  facts: ReleaseFacts,
): Problem[] {
  const checks = facts.checksInterfaceNames ? { ...CHECKS, ...INTERFACE_CHECKS } : CHECKS;
  return Object.entries(annotations).flatMap(([name, value]) => {
    const at = `${path}["${name}"]`;
    if (name === PROXY_CONFIG_ANNOTATION) return checkProxyConfigAnnotation(value, at);
    const wrong = Object.hasOwn(checks, name) ? checks[name](value) : undefined;
    return wrong
      ? [{ severity: 'error', code: 'injection/annotation', path: at, found: value, ...wrong } satisfies Problem]
      : [];
  });
}
