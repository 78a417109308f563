import { int32, int64, namedString, NilPointer, sliceOf, stringMap, structOf } from '../../lib/injection/go-template';
import { applyMessage } from '../../lib/injection/proxy/mesh-message';
import { messageStruct } from '../../lib/injection/proxy/mesh-values';
import { podStruct } from '../../lib/injection/patch/pod-values';
import { typed } from '../../lib/injection/pod/typed-pod';
import type { Problem } from '../../lib/model';

/** An input of inputs.js, as far as its parts have names here. */
export interface Input {
  readonly template: string;
  readonly kind: 'pod' | 'gateway';
  readonly typeMeta: { readonly kind: string; readonly apiVersion: string };
  readonly deployment: { readonly name: string; readonly namespace: string };
  readonly metadata: Fields;
  readonly spec: Fields;
  readonly proxyConfig: Fields;
  readonly meshConfig: Fields;
  readonly values: Fields;
  readonly revision: string;
  readonly nativeSidecars: boolean;
  readonly proxyImage: string;
  readonly proxyInitImage: string;
  readonly proxyUID: number;
  readonly proxyGID: number;
  readonly inboundPolicy: string;
  readonly compliance: string;
  readonly gateway: Fields;
  /** One of its values is missing, null or of another type. */
  readonly wild: boolean;
}

type Fields = { readonly [name: string]: unknown };

function message(value: Fields, type: string): object {
  const problems: Problem[] = [];
  const result = messageStruct(applyMessage({}, value, type, type, problems), type);
  if (problems.length > 0) throw new Error(`the input does not fit ${type}: ${JSON.stringify(problems)}`);
  return result;
}

function kubernetes(value: unknown, type: string): unknown {
  const problems: Problem[] = [];
  const result = podStruct(typed(value, type, type, problems), type);
  if (problems.length > 0) throw new Error(`the input does not fit ${type}: ${JSON.stringify(problems)}`);
  return result;
}

const shared = (input: Input): Fields => ({
  ProxyConfig: message(input.proxyConfig, 'ProxyConfig'),
  MeshConfig: message(input.meshConfig, 'MeshConfig'),
  Values: input.values,
  Revision: input.revision,
  NativeSidecars: input.nativeSidecars,
  ProxyImage: input.proxyImage,
  ProxyUID: int64(input.proxyUID),
  ProxyGID: int64(input.proxyGID),
  CompliancePolicy: input.compliance,
});

const typeMeta = ({ typeMeta: { kind, apiVersion } }: Input): object =>
  structOf('v1.TypeMeta', { Kind: kind, APIVersion: apiVersion });

const namespacedName = ({ namespace, name }: Input['deployment']): object =>
  structOf('types.NamespacedName', { Namespace: namespace, Name: name, String: () => `${namespace}/${name}` });

function podData(input: Input, hasInitImage: boolean): object {
  return structOf('inject.SidecarTemplateData', {
    TypeMeta: typeMeta(input),
    DeploymentMeta: namespacedName(input.deployment),
    ObjectMeta: kubernetes(input.metadata, 'ObjectMeta'),
    Spec: kubernetes(input.spec, 'PodSpec'),
    ...shared(input),
    ...(hasInitImage && { ProxyInitImage: input.proxyInitImage }),
    InboundTrafficPolicyMode: input.inboundPolicy,
  });
}

function servicePort(port: Fields): object {
  return structOf('v1.ServicePort', {
    Name: port.name ?? '',
    Protocol: namedString('v1.Protocol', String(port.protocol ?? '')),
    AppProtocol: port.appProtocol ?? new NilPointer('*string'),
    Port: int32(Number(port.port ?? 0)),
    NodePort: int32(Number(port.nodePort ?? 0)),
  });
}

function address({ type, value }: Fields): object {
  return structOf('v1.GatewaySpecAddress', { Type: type ?? new NilPointer('*v1.AddressType'), Value: value ?? '' });
}

/** The fields of the embedded Gateway and of its metadata are fields of the data too. */
function gatewayData(input: Input): object {
  const meta = kubernetes(input.metadata, 'ObjectMeta') as Fields;
  const {
    Ports: ports,
    InfrastructureLabels: labels,
    InfrastructureAnnotations: annotations,
    KubeVersion: version,
    ServiceType: type,
    ...texts
  } = input.gateway;
  return structOf('main.gatewayData', {
    ...meta,
    TypeMeta: typeMeta(input),
    Kind: input.typeMeta.kind,
    APIVersion: input.typeMeta.apiVersion,
    ObjectMeta: meta,
    Spec: structOf('v1.GatewaySpec', {
      GatewayClassName: input.spec.gatewayClassName,
      Addresses: sliceOf('[]v1.GatewaySpecAddress', (input.spec.addresses as Fields[] | undefined)?.map(address)),
    }),
    ...texts,
    Ports: sliceOf('[]v1.ServicePort', (ports as Fields[]).map(servicePort)),
    ServiceType: namedString('v1.ServiceType', String(type)),
    KubeVersion: BigInt(Number(version)),
    InfrastructureLabels: stringMap(labels as { [key: string]: string }),
    InfrastructureAnnotations: stringMap(annotations as { [key: string]: string }),
    ...shared(input),
  });
}

/** What the template sees. `hasInitImage`: the release's data has the field ProxyInitImage. */
export const templateData = (input: Input, hasInitImage: boolean): object =>
  input.kind === 'gateway' ? gatewayData(input) : podData(input, hasInitImage);
