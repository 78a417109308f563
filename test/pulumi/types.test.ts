import * as pulumi from '@pulumi/pulumi';
import type { ServiceMeshArgs } from '../../lib/pulumi';

/** Compiled, not run: what types take and refuse. */
export function types(text: pulumi.Output<string>, flag: pulumi.Output<boolean>, count: pulumi.Output<number>, config: pulumi.Config): ServiceMeshArgs[] {
  return [
    { hub: text, meshConfig: { trustDomain: config.requireSecret('td') }, logAsJson: flag, proxy: { logLevel: text, statusPort: count } },
    { pilot: { podLabels: { team: text }, resources: { requests: { cpu: text } } }, ingressGateways: [{ service: { loadBalancerIP: text } }] },
    // @ts-expect-error it decides which objects exist
    { profile: text },
    // @ts-expect-error it decides which objects exist
    { cni: flag },
    // @ts-expect-error it is part of names
    { revision: text },
    // @ts-expect-error one replica has no disruption budget
    { pilot: { replicas: count } },
    // @ts-expect-error pods are selected by labels, which never change
    { ingressGateways: [{ labels: { app: text } }] },
    // @ts-expect-error a whole map has no known shape
    { pilot: { podLabels: pulumi.output({ team: 'a' }) } },
  ];
}

test('types are checked by the compiler', () => expect(types).toHaveLength(4));
