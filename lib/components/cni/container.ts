import { envFromField, envFromMap, envFromResource, type EnvEntry } from '../shared/env';
import { imageReference } from '../shared/image';
import { containerResources } from '../shared/resources';
import { given, when } from '../shared/sparse';
import { CNI_NAME, readsHostProcesses, sharesHostNetwork, type CniInput, type CniValues } from './values';

/**
 * Returns whether AppArmor is switched off by the container's field (Kubernetes 1.30 and later), else by the pod's
 * annotation.
 */
export function setsAppArmorField({ release, values }: CniInput): boolean {
  return release.facts.cniAppArmorField && !values.useAppArmorAnnotation;
}

/**
 * Returns the container that puts the plugin and its configuration on the node, repairs pods and serves ambient mode.
 */
export function cniContainer(input: CniInput): object {
  const { values } = input;
  const { global } = values;
  const pullPolicy = values.pullPolicy || global.imagePullPolicy;
  return {
    name: 'install-cni',
    image: imageReference({
      hub: values.hub || global.hub,
      image: values.image,
      defaultImage: 'install-cni',
      tag: values.tag || global.tag,
      variant: values.variant || global.variant,
    }),
    ...(pullPolicy && { imagePullPolicy: pullPolicy }),
    ports: [{ containerPort: 15014, name: 'metrics', protocol: 'TCP' }],
    readinessProbe: { httpGet: { path: '/readyz', port: 8000 } },
    securityContext: securityContext(input),
    command: ['install-cni'],
    args: args(values),
    envFrom: [{ configMapRef: { name: `${CNI_NAME}-config` } }],
    env: env(input),
    volumeMounts: volumeMounts(values),
    resources: containerResources(given(values.resources) ? values.resources : global.defaultResources),
  };
}

function args({ logging, global }: CniValues): string[] | null {
  const level = logging?.level || global.logging?.level;
  const list = [...(level ? [`--log_output_level=${level}`] : []), ...(global.logAsJson ? ['--log_as_json'] : [])];
  return list.length > 0 ? list : null;
}

/** Returns the security context: root, with only the capabilities that the agent needs. */
function securityContext(input: CniInput): object {
  const { values } = input;
  return {
    ...(setsAppArmorField(input) && { appArmorProfile: { type: 'Unconfined' } }),
    privileged: false,
    runAsGroup: 0,
    runAsUser: 0,
    runAsNonRoot: false,
    capabilities: {
      drop: ['ALL'],
      add: [
        'NET_ADMIN', // ipset and routes
        'NET_RAW', // the nat table
        'SYS_PTRACE', // which network namespace a process is in
        'SYS_ADMIN', // entering that namespace
        'DAC_OVERRIDE', // directories of the node that belong to others
      ],
    },
    ...(given(values.seLinuxOptions) && {
      seLinuxOptions: { ...values.seLinuxOptions, type: values.seLinuxOptions.type || 'spc_t' },
    }),
    ...when('seccompProfile', values.seccompProfile),
  };
}

function env({ release, values }: CniInput): EnvEntry[] {
  return [
    envFromField('REPAIR_NODE_NAME', 'spec.nodeName'),
    { name: 'REPAIR_RUN_AS_DAEMON', value: 'true' },
    { name: 'REPAIR_SIDECAR_ANNOTATION', value: 'sidecar.istio.io/status' },
    ...(sharesHostNetwork(values) ? [] : [{ name: 'ALLOW_SWITCH_TO_HOST_NS', value: 'true' }]),
    envFromField('NODE_NAME', 'spec.nodeName', 'v1'),
    envFromResource('GOMEMLIMIT', 'limits.memory'),
    ...(release.facts.goMaxProcs ? [envFromResource('GOMAXPROCS', 'limits.cpu')] : []),
    envFromField('POD_NAME', 'metadata.name'),
    envFromField('POD_NAMESPACE', 'metadata.namespace'),
    ...envFromMap(values.env),
  ];
}

function volumeMounts(values: CniValues): object[] {
  const ambient = [
    { mountPath: '/host/var/run/netns', mountPropagation: 'HostToContainer', name: 'cni-netns-dir' },
    { mountPath: '/var/run/ztunnel', name: 'cni-ztunnel-sock-dir' },
  ];
  return [
    { mountPath: '/host/opt/cni/bin', name: 'cni-bin-dir' },
    ...(readsHostProcesses(values) ? [{ mountPath: '/host/proc', name: 'cni-host-procfs', readOnly: true }] : []),
    { mountPath: '/host/etc/cni/net.d', name: 'cni-net-dir' },
    { mountPath: '/var/run/istio-cni', name: 'cni-socket-dir' },
    ...(values.ambient.enabled ? ambient : []),
  ];
}
