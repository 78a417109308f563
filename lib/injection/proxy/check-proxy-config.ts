import { isRecord, type Problem } from '../../model';
import { isHostPort } from '../../schema/rules/network';
import { parseDuration } from '../pod/duration';

import type { Message } from './mesh-message';
import { applyProxyConfig, defaultProxyConfig } from './proxy-config';
import { readYaml } from '../../yaml/read-yaml';
import { textAt } from '../settings/values';

const MAX_PORT = 65535;
const SECOND = 1_000_000_000n;

/** Returns the data of annotation `proxy.istio.io/config`; a problem, and undefined, where it is no YAML object. */
export function readProxyConfigAnnotation(text: string, path: string, problems: Problem[]): Message | undefined {
  try {
    const value = readYaml(text);
    if (value === null || value === undefined) return {};
    if (isRecord(value)) return value;
    problems.push({
      severity: 'error',
      code: 'injection/proxy-config',
      path,
      found: text,
      message: 'a ProxyConfig is an object',
      fix: 'write YAML such as "concurrency: 2"',
    });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    problems.push({
      severity: 'error',
      code: 'injection/proxy-config',
      path,
      found: text,
      message: `this is not YAML: ${reason}`,
      fix: 'write YAML such as "concurrency: 2"',
    });
  }
  return undefined;
}

/** Returns all problems of annotation `proxy.istio.io/config`: types of fields, then values that istiod refuses. */
export function checkProxyConfigAnnotation(text: string, path: string): Problem[] {
  const problems: Problem[] = [];
  const given = readProxyConfigAnnotation(text, path, problems);
  if (!given) return problems;
  const config = applyProxyConfig(defaultProxyConfig(), given, path, problems);
  return [...problems, ...checkProxyConfig(config, path)];
}

/**
 * Returns the problems for which istiod refuses a ProxyConfig.
 * https://istio.io/latest/docs/reference/config/istio.mesh.v1alpha1/#ProxyConfig
 */
export function checkProxyConfig(config: Message, path: string): Problem[] {
  const problems: Problem[] = [];
  const wrong: Report = (field, found, message, fix) => {
    problems.push({ severity: 'error', code: 'injection/proxy-config', path: `${path}.${field}`, found, message, fix });
  };
  const address: CheckAddress = (field, value) => {
    if (!isHostPort(String(value)))
      wrong(
        field,
        value,
        'must be a host and a port from 1 to 65535',
        'write HOST:PORT, for example collector.observability:9411',
      );
  };
  checkTexts(config, wrong);
  checkAddresses(config, address);
  for (const field of ['proxyAdminPort', 'statusPort']) {
    const port = (config[field] ?? 0) as number;
    if (port < 1 || port > MAX_PORT)
      wrong(field, port, 'a port number is from 1 to 65535', `write a number from 1 to ${MAX_PORT}`);
  }
  if (config.controlPlaneAuthPolicy === 'INHERIT')
    wrong('controlPlaneAuthPolicy', 'INHERIT', 'the policy cannot be inherited', 'use NONE or MUTUAL_TLS');
  if (isRecord(config.tracing)) checkTracing(config.tracing, wrong, address);
  if (isRecord(config.privateKeyProvider)) checkKeyProvider(config.privateKeyProvider, wrong);
  if (isRecord(config.connectionSettings)) checkConnectionSettings(config.connectionSettings, wrong);
  return problems;
}

type Report = (field: string, found: unknown, message: string, fix: string) => void;
type CheckAddress = (field: string, value: unknown) => void;

function checkTexts(config: Message, wrong: Report): void {
  for (const field of ['configPath', 'binaryPath'])
    if (!config[field]) wrong(field, '', 'must not be empty', 'remove the field to get its default');
  if (config.serviceCluster === '')
    wrong('serviceCluster', '', 'must not be empty', 'remove the field to get its default');
  const drain = parseDuration(String(config.drainDuration));
  if (drain === undefined || drain < SECOND || drain % SECOND !== 0n) {
    wrong(
      'drainDuration',
      config.drainDuration,
      'draining takes whole seconds, at least one',
      'write a duration such as 45s',
    );
  }
}

function checkAddresses(config: Message, address: CheckAddress): void {
  address('discoveryAddress', config.discoveryAddress ?? '');
  for (const field of ['statsdUdpAddress', 'envoyMetricsServiceAddress'])
    if (config[field]) address(field, config[field]);
  for (const field of ['envoyMetricsService', 'envoyAccessLogService']) {
    const own = textAt(config, field, 'address');
    if (own) address(`${field}.address`, own);
  }
}

function checkTracing(tracing: Message, wrong: Report, address: CheckAddress): void {
  for (const tracer of ['zipkin', 'datadog']) {
    if (isRecord(tracing[tracer]))
      address(`tracing.${tracer}.address`, textAt(tracing, tracer, 'address').replace('$(HOST_IP)', '127.0.0.1'));
  }
  if (isRecord(tracing.lightstep)) {
    address('tracing.lightstep.address', textAt(tracing, 'lightstep', 'address'));
    if (!textAt(tracing, 'lightstep', 'accessToken'))
      wrong('tracing.lightstep.accessToken', '', 'Lightstep needs a token', 'write the access token');
  }
  if (isRecord(tracing.tlsSettings)) checkTls(tracing.tlsSettings, wrong);
}

function checkTls(tls: Message, wrong: Report): void {
  const at = 'tracing.tlsSettings';
  const both = tls.mode === 'SIMPLE' || tls.mode === 'MUTUAL';
  const given = (...fields: string[]): string[] => fields.filter((field) => tls[field] !== undefined);
  if (tls.insecureSkipVerify === true && both) {
    const extra = given('caCertificates', 'subjectAltNames', ...(tls.mode === 'SIMPLE' ? ['credentialName'] : []));
    if (extra.length > 0)
      wrong(
        at,
        extra.join(', '),
        'these mean nothing when verification is skipped',
        'remove them or insecureSkipVerify',
      );
  }
  if (both && tls.credentialName) {
    const extra = given('clientCertificate', 'caCertificates', 'privateKey', 'caCrl');
    if (extra.length > 0)
      wrong(
        at,
        extra.join(', '),
        'certificates come either from files or from credentialName',
        'remove one of the two',
      );
  } else if (tls.mode === 'MUTUAL') {
    for (const field of ['clientCertificate', 'privateKey'])
      if (!tls[field])
        wrong(`${at}.${field}`, '', 'mode MUTUAL needs clientCertificate and privateKey', 'write the path of the file');
  }
}

function checkKeyProvider(provider: Message, wrong: Report): void {
  const name = ['cryptomb', 'qat'].find((key) => isRecord(provider[key]));
  if (!name)
    return wrong('privateKeyProvider', provider, 'a private key provider must be named', 'use cryptomb or qat');
  const delay = parseDuration(textAt(provider, name, 'pollDelay'));
  if (delay === undefined || delay === 0n)
    wrong(
      `privateKeyProvider.${name}.pollDelay`,
      textAt(provider, name, 'pollDelay'),
      'the delay must not be zero',
      'write a duration such as 10ms',
    );
}

const WINDOW = 65535;
/** Least value of each number in `connectionSettings`. */
const MINIMUM: Readonly<Record<string, number>> = {
  listenerPerConnectionBufferLimitBytes: 0,
  clusterPerConnectionBufferLimitBytes: 0,
  httpMaxConcurrentStreams: 1,
  listenerConnectionLimit: 1,
  globalDownstreamConnectionLimit: 1,
  http2InitialStreamWindowSize: WINDOW,
  http2InitialConnectionWindowSize: WINDOW,
};

function checkConnectionSettings(settings: Message, wrong: Report): void {
  for (const [field, value] of Object.entries(settings)) {
    const least = Object.hasOwn(MINIMUM, field) ? MINIMUM[field] : undefined;
    if (least !== undefined && (value as number) < least)
      wrong(`connectionSettings.${field}`, value, `must be at least ${least}`, `write ${least} or more`);
    if (typeof value === 'string' && value.startsWith('-'))
      wrong(`connectionSettings.${field}`, value, 'a timeout cannot be negative', 'write a duration such as 5s');
  }
}
