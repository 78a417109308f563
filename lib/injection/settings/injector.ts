import { DEFAULT_RELEASE, findRelease, RELEASES, type Release } from '../../releases';
import { type LabelSelector, type Problem, suggest, throwIfAny, isRecord } from '../../model';
import { CHART_SCHEMAS, unreadableValues } from '../../api/values';
import { fullMeshConfig } from './mesh-config';
import type { Message } from '../proxy/mesh-message';
import { useNativeSidecars } from './native-sidecars';
import type { InjectOptions } from './options';
import { checkProxyConfig } from '../proxy/check-proxy-config';
import { parseTemplates, type ParsedTemplates } from './parse-templates';
import type { InjectPolicy } from './should-inject';
import { chartValues, injectorValues, nullsForMaps, textAt, valueAt } from './values';

/** Default user of the proxy. */
const PROXY_ID = 1337;

/** Injection settings that do not depend on the pod, computed once from the options. */
export interface Injector {
  readonly release: Release;
  readonly values: Record<string, unknown>;
  readonly mesh: Message;
  readonly revision: string;
  readonly nativeSidecars: boolean;
  readonly proxyUid: number;
  readonly proxyGid: number;
  /**
   * True where namespaces have user ranges of their own, as on OpenShift, which gives every container the same user.
   */
  readonly ownUsers: boolean;
  readonly compliancePolicy: string;
  readonly fromUrl: { readonly clusterId?: string; readonly network?: string };
  readonly namespace: string;
  readonly templates: ParsedTemplates;
  readonly defaultTemplates: readonly string[];
  readonly aliases: Readonly<Record<string, readonly string[]>>;
  readonly injectedAnnotations: Record<string, string>;
  readonly policy: InjectPolicy;
}

/** Reads the options: values, mesh config and templates, with all their problems at once. @throws MeshProblems */
export function readOptions(options: InjectOptions): Injector {
  const problems: Problem[] = [];
  const release = releaseOf(options.version, problems);
  if (!release) throwIfAny(problems);
  const known = release as Release;
  const values = valuesOf(options, known, problems);
  const mesh = fullMeshConfig(options.meshConfig ?? {}, problems);
  problems.push(...checkProxyConfig(mesh.defaultConfig as Message, 'meshConfig.defaultConfig'));
  const webhook = (key: string): unknown => valueAt(values, 'sidecarInjectorWebhook', key);
  const own = options.templates ?? (webhook('templates') as Record<string, string> | undefined) ?? {};
  const defaults = options.defaultTemplates ?? listOf<string>(webhook('defaultTemplates'));
  const revision = options.revision ?? textAt(values, 'revision');
  const injector: Injector = {
    release: known,
    values,
    mesh,
    revision,
    nativeSidecars: useNativeSidecars(options, problems),
    ...proxySettings(options, values),
    fromUrl: { clusterId: options.clusterId, network: options.network },
    namespace: options.namespace ?? '',
    templates: parseTemplates(known.version, own, problems),
    defaultTemplates: defaults.length > 0 ? defaults : ['sidecar'],
    aliases: options.aliases ?? {},
    injectedAnnotations:
      options.injectedAnnotations ?? (webhook('injectedAnnotations') as Record<string, string> | undefined) ?? {},
    policy: injectPolicy(options, values, revision),
  };
  throwIfAny(problems);
  return injector;
}

function proxySettings(
  { proxyUid, proxyGid, compliancePolicy }: InjectOptions,
  values: Record<string, unknown>,
): Pick<Injector, 'proxyUid' | 'proxyGid' | 'ownUsers' | 'compliancePolicy'> {
  return {
    proxyUid: proxyUid ?? PROXY_ID,
    proxyGid: proxyGid ?? PROXY_ID,
    ownUsers: proxyUid !== undefined || textAt(values, 'global', 'platform') === 'openshift',
    compliancePolicy: compliancePolicy ?? '',
  };
}

function injectPolicy(options: InjectOptions, values: Record<string, unknown>, revision: string): InjectPolicy {
  const webhook = (key: string): unknown => valueAt(values, 'sidecarInjectorWebhook', key);
  return {
    policy: options.policy ?? (textAt(values, 'global', 'proxy', 'autoInject') || 'enabled'),
    neverInjectSelector: options.neverInjectSelector ?? listOf<LabelSelector>(webhook('neverInjectSelector')),
    alwaysInjectSelector: options.alwaysInjectSelector ?? listOf<LabelSelector>(webhook('alwaysInjectSelector')),
    namespaceLabels: options.namespaceLabels,
    enableNamespacesByDefault: options.enableNamespacesByDefault ?? webhook('enableNamespacesByDefault') === true,
    revision,
  };
}

const listOf = <T>(value: unknown): readonly T[] => (Array.isArray(value) ? (value as T[]) : []);

function releaseOf(version: string | undefined, problems: Problem[]): Release | undefined {
  const names = RELEASES.map((release) => release.version);
  const release = findRelease(version ?? DEFAULT_RELEASE.version);
  if (!release) {
    const fix = suggest(version ?? '', names);
    problems.push({
      severity: 'error',
      code: 'injection/unknown-release',
      path: 'version',
      found: version,
      message: 'this release of Istio is not known',
      ...(fix ? { fix } : {}),
    });
  }
  return release;
}

function valuesOf(options: InjectOptions, release: Release, problems: Problem[]): Record<string, unknown> {
  const defaults = release.defaults.istiod as Record<string, unknown>;
  const given = options.injectorValues === undefined ? 'values' : 'injectorValues';
  const unreadable =
    options[given] === undefined
      ? []
      : unreadableValues(CHART_SCHEMAS.istiod, options[given], { version: release.version, path: given });
  if (unreadable.length > 0) {
    problems.push(...unreadable);
    // Everything else is checked with the defaults, so that all problems come together.
    return injectorValues(defaults);
  }
  if (options.injectorValues === undefined)
    return injectorValues(chartValues(defaults, options.values ?? {}, problems));
  if (options.values !== undefined) {
    problems.push({
      severity: 'error',
      code: 'injection/two-values',
      path: 'injectorValues',
      message: 'values and injectorValues say the same thing in two ways',
      fix: 'give one of the two',
    });
  }
  problems.push(...nullsForMaps(injectorValues(defaults), options.injectorValues, 'injectorValues'));
  return isRecord(options.injectorValues) ? options.injectorValues : {};
}
