import type { Manifest } from '../../../../model';
import type { ProgramFacts } from '../../../facts';
import { SIDECAR, TELEMETRY, VIRTUAL_SERVICE, type Check, type Report } from '../../check';
import { fieldsOf, itemsOf, textOf } from '../../../objects/read';

const DEFINITION = 'apiextensions.k8s.io/CustomResourceDefinition';
const REMOVED_GROUP = 'rbac.istio.io';
const REMOVED_KINDS: ReadonlySet<unknown> = new Set([
  'ClusterRbacConfig',
  'RbacConfig',
  'ServiceRole',
  'ServiceRoleBinding',
]);

/** Reports deprecated fields, providers and kinds. */
export const deprecations: Check = {
  codes: ['IST0002'],
  kinds: [VIRTUAL_SERVICE, SIDECAR, TELEMETRY, DEFINITION],
  check: (facts, report) => {
    for (const object of facts.of(VIRTUAL_SERVICE)) checkFaults(object, report);
    for (const object of facts.of(SIDECAR)) checkEgressProxy(object, report);
    for (const object of facts.of(DEFINITION)) checkDefinition(object, report);
    checkProviders(facts, report);
  },
};

function checkFaults(object: Manifest, report: Report): void {
  itemsOf(fieldsOf(object, 'spec'), 'http').forEach((route, i) => {
    const { percent } = fieldsOf(fieldsOf(route, 'fault'), 'delay');
    if (typeof percent !== 'number' || percent <= 0) return;
    report({
      code: 'IST0002',
      object,
      path: `spec.http[${i}].fault.delay.percent`,
      found: percent,
      message: 'the field is deprecated',
      fix: 'write percentage: { value: ... }',
      parameters: ['HTTPRoute.fault.delay.percent is deprecated; use HTTPRoute.fault.delay.percentage'],
      audience: 'analyze',
    });
  });
}

function checkEgressProxy(object: Manifest, report: Report): void {
  const policy = fieldsOf(fieldsOf(object, 'spec'), 'outboundTrafficPolicy');
  if (policy.egressProxy === undefined) return;
  report({
    code: 'IST0002',
    object,
    path: 'spec.outboundTrafficPolicy.egressProxy',
    message: 'the field is ignored',
    fix: 'route requests for other hosts with a VirtualService and a ServiceEntry',
    parameters: ['OutboundTrafficPolicy.EgressProxy ignored'],
    audience: 'analyze',
  });
}

function checkDefinition(object: Manifest, report: Report): void {
  const spec = fieldsOf(object, 'spec');
  const { kind } = fieldsOf(spec, 'names');
  if (spec.group !== REMOVED_GROUP || !REMOVED_KINDS.has(kind)) return;
  report({
    code: 'IST0002',
    object,
    path: 'spec.names.kind',
    found: kind,
    message: 'Istio has removed this kind',
    fix: 'write AuthorizationPolicies in its place',
    parameters: [`Custom resource type ${REMOVED_GROUP} ${String(kind)} is removed`],
  });
}

function checkProviders(facts: ProgramFacts, report: Report): void {
  const providers = facts.mesh.extensionProviders.filter((provider) => provider.lightstep !== undefined);
  const names = new Set(providers.map((provider) => textOf(provider, 'name')));
  if (names.size === 0) return;
  for (const object of facts.of(TELEMETRY)) {
    itemsOf(fieldsOf(object, 'spec'), 'tracing').forEach((tracing, i) =>
      itemsOf(tracing, 'providers').forEach((provider, j) => {
        const name = textOf(provider, 'name') ?? '';
        if (!names.has(name)) return;
        report({
          code: 'IST0002',
          object,
          path: `spec.tracing[${i}].providers[${j}].name`,
          found: name,
          message: 'the provider is of type Lightstep, which is deprecated',
          fix: 'use a provider of type OpenTelemetry',
          parameters: [`The Lightstep provider ${name} is deprecated, please migrate to OpenTelemetry provider.`],
        });
      }),
    );
  }
}

/** Reports access logs without a provider, where the mesh has no default provider either. */
export const loggingProviders: Check = {
  codes: ['IST0157'],
  kinds: [TELEMETRY],
  check: (facts, report) => {
    const hasDefault = facts.mesh.configs.some((config) => {
      const { accessLogging } = fieldsOf(config, 'defaultProviders');
      return Array.isArray(accessLogging) && accessLogging.length > 0;
    });
    if (hasDefault || (!facts.isComplete && !facts.mesh.isKnown)) return;
    for (const object of facts.of(TELEMETRY)) {
      itemsOf(fieldsOf(object, 'spec'), 'accessLogging').forEach((logging, i) => {
        if (logging.disabled === true || itemsOf(logging, 'providers').length > 0) return;
        report({
          code: 'IST0157',
          object,
          path: `spec.accessLogging[${i}]`,
          message: 'it names no provider and the mesh has no default one, so nothing is logged',
          fix: 'name a provider, for example envoy',
          parameters: [String(object.metadata.name), object.metadata.namespace ?? ''],
        });
      });
    }
  },
};
