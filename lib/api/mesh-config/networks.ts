import { list, map, obj, port, str } from '../../schema/notation';
import { addressOrName, dnsLabel, dnsName, ipRange } from '../../schema/rules/network';

const Network = obj('Network', {
  endpoints: list(
    obj('NetworkEndpoints', {
      fromCidr: str.rule(ipRange).doc('Endpoints with an address in this range.'),
      fromRegistry: str.rule(dnsLabel).doc('Endpoints of this cluster, by its name.'),
    }).one('fromCidr', 'fromRegistry'),
  ).doc('Endpoints of the network.'),
  gateways: list(
    obj('NetworkGateway', {
      'address': str.rule(addressOrName).doc('IP address or DNS name of the gateway.'),
      'locality': str.doc('Locality of the gateway, REGION/ZONE.'),
      'port!': port.doc('Port of the gateway.'),
      'registryServiceName': str.rule(dnsName).doc('Full DNS name of the service of the gateway.'),
    }).one('registryServiceName', 'address'),
  ).doc('Gateways through which other networks reach it.'),
});

/** Networks by name: https://istio.io/latest/docs/reference/config/istio.mesh.v1alpha1/#MeshNetworks */
export const MeshNetworks = map(Network);
