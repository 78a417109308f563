import { MeshConfig, MeshNetworks, MeshProxyConfig } from '../../lib/api/mesh-config/shapes';
import { charts } from '../../lib/mesh/charts/charts';
import { kialiKeys } from '../../lib/addons/kiali/config/shape';
import { CATALOGUE } from '../../lib/api/catalogue';
import { GATEWAY_API_CONSTRUCTS } from '../../lib/api/gateway-api';
import type { Kind } from '../../lib/schema/kind';
import type { Shape } from '../../lib/schema/notation';

/** Source of one generated file: a kind, or a part of the mesh config. */
export interface Source {
  readonly file: string;
  readonly name: string;
  readonly doc: string;
  readonly shape: Shape;
  readonly kind?: Kind;
  /** True for kinds of the Gateway API, whose names Istio has too: types without a construct. */
  readonly gatewayApi?: boolean;
  /** Of another project, whose documentation says what its fields do: types without a page. */
  readonly isNamesOnly?: boolean;
}

export const kebab = (name: string): string =>
  name
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1-$2')
    .toLowerCase();

const pascal = (chart: string): string =>
  chart.replace(/(^|-)([a-z])/g, (_, __, letter: string) => letter.toUpperCase());

export const SOURCES: readonly Source[] = [
  ...CATALOGUE.map((kind) => ({
    file: kebab(kind.kind),
    name: `${kind.kind}Spec`,
    doc: kind.doc,
    shape: kind.spec,
    kind,
  })),
  ...GATEWAY_API_CONSTRUCTS.map((kind) => ({
    file: `gateway-api-${kebab(kind.kind)}`,
    name: `${kind.kind === 'Gateway' ? 'Kubernetes' : ''}${kind.kind}Spec`,
    doc: kind.doc,
    shape: kind.spec,
    kind,
    gatewayApi: true,
  })),
  { file: 'mesh-config', name: 'MeshConfig', doc: 'Settings of the whole mesh.', shape: MeshConfig },
  {
    file: 'mesh-networks',
    name: 'MeshNetworks',
    doc: 'The networks of a mesh that spans several, by name.',
    shape: MeshNetworks,
  },
  {
    file: 'mesh-proxy-config',
    name: 'MeshProxyConfig',
    doc: 'Settings of a proxy: the default of the mesh, or those of one pod.',
    shape: MeshProxyConfig,
  },
  {
    file: 'kiali-config',
    name: 'KialiConfig',
    doc: 'Configuration of Kiali by its official names: its config.yaml.',
    shape: kialiKeys().shape,
    isNamesOnly: true,
  },
  ...Object.entries(charts).map(([chart, { schema }]) => ({
    file: `values-${chart}`,
    name: `${pascal(chart)}Values`,
    doc: `Values of Istio's Helm chart ${chart}, by their official names.`,
    shape: schema.shape(),
  })),
];
