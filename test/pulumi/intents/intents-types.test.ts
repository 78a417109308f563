import * as k8s from '@pulumi/kubernetes';
import type * as pulumi from '@pulumi/pulumi';
import {
  calls,
  jwt,
  rateLimit,
  RateLimitService,
  type IngressGateway,
  type KubernetesGateway,
  type MeshService,
  type ServiceMesh,
} from '../../../lib/pulumi';

interface Given {
  mesh: ServiceMesh;
  service: MeshService;
  gateway: IngressGateway;
  kubernetes: KubernetesGateway;
  deployment: k8s.apps.v1.Deployment;
  namespace: k8s.core.v1.Namespace;
  text: pulumi.Output<string>;
  count: pulumi.Output<number>;
  flag: pulumi.Output<boolean>;
  config: k8s.types.input.apps.v1.DeploymentSpec;
}

/** Compiled, not run: what types take and refuse. */
export function types({
  mesh,
  service,
  gateway,
  kubernetes,
  deployment,
  namespace,
  text,
  count,
  flag,
  config,
}: Given): unknown[] {
  return [
    mesh.mtls('strict', { namespace: 'shop' }),
    mesh.denyAll(),
    mesh.enroll(namespace, 'ambient', { waypoint: kubernetes }, { protect: true }),
    // @ts-expect-error it says what is written
    mesh.mtls(text),
    // @ts-expect-error it is part of names
    mesh.denyAll({ namespace: text }),
    mesh.egress.allow('a.example', { via: gateway, tls: 'originate', port: count, credentialName: text }),
    // @ts-expect-error it is part of names
    mesh.egress.allow(text),
    // @ts-expect-error it decides which objects exist
    mesh.egress.allow('a.example', { tls: text }),
    // @ts-expect-error a service is no way out
    mesh.egress.allow('a.example', { via: service }),
    mesh.telemetry
      .tracing('otel', { sampling: count, tags: { team: { literal: { value: text } } } })
      .accessLog('envoy', { filter: text, namespace: 'shop' }),
    // @ts-expect-error it is part of names
    mesh.telemetry.metrics('prometheus', { namespace: text }),
    calls(deployment, service, { methods: [text], paths: ['/a', text], ports: [count] }),
    calls(gateway, service),
    calls(kubernetes, service),
    calls(service, 'api.example.com'),
    // @ts-expect-error a whole list has no known shape
    service.calls(service, { methods: text.apply((method) => [method]) }),
    // @ts-expect-error a namespace calls nobody
    mesh.ingressGateway.calls(namespace),
    jwt('a', service, { issuer: text, jwksUri: text, except: [text] }),
    jwt('a', deployment, { issuer: 'a', jwksUri: 'b' }, { protect: true }),
    // @ts-expect-error it decides which objects exist
    jwt('a', service, { issuer: 'a', jwksUri: 'b', required: flag }),
    rateLimit('a', gateway, {
      service: new RateLimitService('b', {
        limits: [{ requests: count, per: 'day', byClientAddress: flag }],
        replicas: count,
      }),
      timeout: text,
    }),
    // @ts-expect-error it is part of names
    new RateLimitService('b', { limits: [], namespace: text }),
    mesh.inject({ apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: text }, spec: config }).spec.replicas,
    new k8s.apps.v1.Deployment(
      'web',
      mesh.inject({ apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'web' }, spec: config }),
    ),
    new k8s.core.v1.Namespace('shop', {
      metadata: { name: 'shop', labels: mesh.enrollmentLabels('sidecar', { labels: { team: 'a' } }) },
    }),
  ];
}

test('types are checked by the compiler', () => expect(types).toHaveLength(1));
