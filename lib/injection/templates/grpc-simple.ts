import { each, type ListPart, map, type MapPart, type Template, text, when } from './language';
import { global, pod } from './shared/data';
import { fromField } from './shared/env';

const VOLUME = 'grpc-io-proxyless-bootstrap';
const bootstrapMount: ListPart = { mountPath: '/var/lib/grpc/data/', name: VOLUME };

/**
 * Script that writes gRPC's bootstrap file: istiod as the xDS server, without TLS. The script is part of the pod, and
 * so it is the official one to the letter.
 */
const WRITE_BOOTSTRAP = `NODE_ID="sidecar~\${INSTANCE_IP}~\${POD_NAME}.\${POD_NAMESPACE}~cluster.local"
SERVER_URI="dns:///istiod.\${ISTIO_NAMESPACE}.svc:15010"
echo '
{
  "xds_servers": [
    {
      "server_uri": "'\${SERVER_URI}'",
      "channel_creds": [{"type": "insecure"}],
      "server_features" : ["xds_v3"]
    }
  ],
  "node": {
    "id": "'\${NODE_ID}'",
    "metadata": {
      "GENERATOR": "grpc"
    }
  }
}' > /var/lib/grpc/data/bootstrap.json`;

const applicationContainers: MapPart = when<MapPart>(pod.Spec.Containers, [
  {
    containers: [
      each('container', pod.Spec.Containers, (container): ListPart[] => [
        {
          name: container.Name,
          env: [
            { name: 'GRPC_XDS_BOOTSTRAP', value: '/var/lib/grpc/data/bootstrap.json' },
            { name: 'GRPC_GO_LOG_VERBOSITY_LEVEL', value: '99' },
            { name: 'GRPC_GO_LOG_SEVERITY_LEVEL', value: 'info' },
          ],
          volumeMounts: [bootstrapMount],
        },
      ]),
    ],
  },
]);

/**
 * Returns the template of gRPC without a proxy and without an agent: an init container writes the file by which the
 * application connects to istiod, in plain text.
 */
export function grpcSimple(): Template {
  return {
    name: 'grpc-simple',
    documents: [
      map(
        { metadata: { annotations: { 'sidecar.istio.io/rewriteAppHTTPProbers': 'false' } } },
        {
          spec: map(
            {
              initContainers: [
                {
                  name: 'grpc-bootstrap-init',
                  image: 'busybox:1.28',
                  volumeMounts: [bootstrapMount],
                  env: [
                    fromField('INSTANCE_IP', 'status.podIP'),
                    fromField('POD_NAME', 'metadata.name'),
                    fromField('POD_NAMESPACE', 'metadata.namespace'),
                    { name: 'ISTIO_NAMESPACE', value: text`${global.istioNamespace}\n` },
                  ],
                  command: ['sh', '-c', WRITE_BOOTSTRAP],
                },
              ],
            },
            applicationContainers,
            { volumes: [{ name: VOLUME, emptyDir: {} }] },
          ),
        },
      ),
    ],
  };
}
