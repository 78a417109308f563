import { isRecord } from '../../model';
import { LocalityLbSetting, ZoneAwareLbSetting } from '../kinds/destination-rule';
import { native } from '../../schema/rules/native';
import type { Breach } from '../../schema/rules/rule';

import { withoutLimits } from './without-limits';

const items = (value: unknown, field: string): unknown[] => {
  const found = isRecord(value) ? value[field] : undefined;
  return Array.isArray(found) ? found : [];
};
const TOPOLOGY = ['topology.kubernetes.io/region', 'topology.kubernetes.io/zone', 'topology.istio.io/subzone'];
const topologyLabels = (value: unknown): Breach[] =>
  items(value, 'failoverPriority').flatMap((label, i) =>
    TOPOLOGY.includes(String(label)) ? [{ at: `.failoverPriority[${i}]`, found: label }] : [],
  );

const oneStrategy = native({
  name: 'one-strategy',
  message: 'distribute and failover do not go together',
  fix: 'keep one of them',
  holds: (value) => items(value, 'distribute').length === 0 || items(value, 'failover').length === 0,
  locate: () => [{ found: ['distribute', 'failover'] }],
});

const failoverOrTopology = native({
  name: 'failover-topology',
  message: 'with failover, failoverPriority takes no topology label',
  fix: 'remove the label, or failover',
  holds: (value) => items(value, 'failover').length === 0 || topologyLabels(value).length === 0,
  locate: topologyLabels,
});

const noTopology = native({
  name: 'zone-topology',
  message: 'zone-aware load balancing handles regions and zones itself: failoverPriority takes no topology label',
  fix: 'remove the label; use failover for the order of regions',
  holds: (value) => topologyLabels(value).length === 0,
  locate: topologyLabels,
});

function badFailovers(value: unknown): Breach[] {
  return items(value, 'failover').flatMap((pair, i): Breach[] => {
    const { from, to } = isRecord(pair) ? pair : {};
    const at = `.failover[${i}]`;
    const texts = [String(from ?? ''), String(to ?? '')];
    if (texts[0] === texts[1]) return [{ at, found: pair, message: 'from and to must be different regions' }];
    if (texts.some((text) => /[/*]/.test(text)))
      return [{ at, found: pair, message: 'from and to are names of regions, without "/" and "*"' }];
    return [];
  });
}
const failovers = native({
  name: 'failover',
  message: 'a failover goes from one region to another',
  fix: 'for example from: us-east, to: eu-west',
  holds: (value) => badFailovers(value).length === 0,
  locate: badFailovers,
});

/** Returns the localities that overlap an earlier one, or are not valid. */
function badLocalities(localities: readonly [locality: string, at: string][]): Breach[] {
  const before: string[][] = [];
  return localities.flatMap(([locality, at]): Breach[] => {
    const [region, zone, ...rest] = locality.split('/');
    const parts = [region, ...(zone === undefined ? [] : [zone]), ...(rest.length > 0 ? [rest.join('/')] : [])];
    const star = locality.indexOf('*');
    if (parts.includes(''))
      return [{ at, found: locality, message: 'a locality is REGION/ZONE/SUBZONE, none of them empty' }];
    if (star >= 0 && star !== locality.length - 1)
      return [{ at, found: locality, message: '"*" is allowed only at the end of a locality' }];
    const path = parts.filter((part) => part !== '*');
    // Of two localities the narrow one may come first: the one that ends with "*" then means the others.
    const overlaps = before.some((other) => {
      if (star >= 0 && path.length < other.length) return false;
      const common = Math.min(other.length, path.length);
      return other.slice(0, common).join('/') === path.slice(0, common).join('/');
    });
    before.push(path);
    return overlaps ? [{ at, found: locality, message: 'the locality overlaps an earlier one' }] : [];
  });
}

const TOTAL = 100;
function badDistribution(value: unknown): Breach[] {
  const rules = items(value, 'distribute');
  const targets = rules.flatMap((rule, i): Breach[] => {
    const to = isRecord(rule) && isRecord(rule.to) ? rule.to : {};
    const at = `.distribute[${i}].to`;
    const weights = Object.entries(to);
    const wrong = weights
      .filter(([, weight]) => typeof weight === 'number' && (weight < 1 || weight > TOTAL))
      .map(([name, weight]) => ({
        at: `${at}[${JSON.stringify(name)}]`,
        found: weight,
        message: 'a share must be from 1 to 100',
      }));
    if (wrong.length > 0) return wrong;
    const sum = weights.reduce((total, [, weight]) => total + Number(weight), 0);
    const off = sum === TOTAL ? [] : [{ at, found: to, message: `the shares sum to ${sum}, not to 100` }];
    return [...off, ...badLocalities(weights.map(([name]) => [name, `${at}[${JSON.stringify(name)}]`]))];
  });
  const sources = rules.map((rule, i): [string, string] => [
    String(isRecord(rule) ? (rule.from ?? '') : ''),
    `.distribute[${i}].from`,
  ]);
  return [...targets, ...badLocalities(sources)];
}
const distribution = native({
  name: 'distribute',
  message: 'shares of traffic by locality sum to 100, and localities do not overlap',
  holds: (value) => badDistribution(value).length === 0,
  locate: badDistribution,
});

export const MeshLocalityLb = withoutLimits(LocalityLbSetting).rule(
  oneStrategy,
  failoverOrTopology,
  failovers,
  distribution,
);
export const MeshZoneAwareLb = withoutLimits(ZoneAwareLbSetting).rule(noTopology, failovers);
