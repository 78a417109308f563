import type { Addressed } from '../../model';

/** What addons take in place of plain values: whatever has a URL, or names a gateway. */

/** A URL, or what has one: an addon that this program installs. */
export type UrlLike = string | Addressed;

/** A gateway of the mesh that leads to an addon, as plain data. */
export interface PlainAddonGateway {
  /** `NAMESPACE/NAME` of an Istio Gateway that serves the host already. */
  readonly name?: string;
  /** Labels of gateway pods: a Gateway with the host is written for them. */
  readonly selector?: Readonly<Record<string, string>>;
}

/** A gateway of the mesh that leads to an addon. */
export type AddonGateway = PlainAddonGateway | Addressed;
