/** Types of the props of a mesh. They are generated from the declarations beside this file. */
export type * from '../../imports/props';
export type { MeshConfig } from '../../imports/mesh-config';
export type { MeshNetworks } from '../../imports/mesh-networks';
export type { ResourceScope } from './resource-scope';
export type { AddonGateway, PlainAddonGateway, UrlLike } from './addons/types';
export type { AccessLogTarget, TracingTag, TracingTarget } from './telemetry-targets';
