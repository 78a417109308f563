import type { Shape } from '../../schema/notation';
import { BaseValues } from './base';
import { CniValues } from './cni';
import { GatewayValues } from './gateway';
import { IstiodValues } from './istiod';
import { IstioEgressValues, IstioIngressValues } from './istioctl-gateways';
import { ZtunnelValues } from './ztunnel';

/** The values of each chart, by the name of the component. */
export const VALUES = {
  'base': BaseValues,
  'istiod': IstiodValues,
  'cni': CniValues,
  'ztunnel': ZtunnelValues,
  'gateway': GatewayValues,
  'istio-ingress': IstioIngressValues,
  'istio-egress': IstioEgressValues,
} as const satisfies Record<string, Shape>;

export type ValuesComponent = keyof typeof VALUES;
