import type { GatewayRole } from '../../lib/model';
import type { AddonName } from '../../lib/props/addons';
import type { WatcherKind } from '../../lib/props/watchers';

const HEADER = '// Generated from tools/generate/components.ts by `npm run generate`. Changes made here are lost.\n';

/** A class of both engines of which only the signature differs: its base has all that it does. */
interface Row {
  readonly name: string;
  readonly doc: string;
  /** The key by which the base knows what to render. */
  readonly key: string;
  /** Whether a program may leave out the props. */
  readonly isOptional?: boolean;
  /** The base, where it has more than its siblings. */
  readonly base?: Partial<Record<Engine, string>>;
}

type Engine = 'cdk8s' | 'pulumi';

/** Classes with one base. */
interface Group {
  readonly base: Readonly<Record<Engine, string>>;
  /** Whether the key is a type argument of the base. */
  readonly isGeneric?: boolean;
  /** The type of the props and args of a class. */
  readonly given: Readonly<Record<Engine, (name: string) => string>>;
  readonly rows: readonly Row[];
}

const addon = (name: string, key: AddonName, doc: string, more?: Partial<Row>): Row => ({
  name,
  key,
  doc,
  isOptional: true,
  ...more,
});
const gateway = (name: string, key: GatewayRole, doc: string): Row => ({ name, key, doc });
const watcher = (name: string, key: WatcherKind, doc: string): Row => ({ name, key, doc });

const ADDONS: Group = {
  base: { cdk8s: 'AddonConstruct', pulumi: 'AddonComponent' },
  given: { cdk8s: (name) => `${name}Props & AddonOptions`, pulumi: (name) => `AddonArgs<${name}Props>` },
  rows: [
    addon(
      'Prometheus',
      'prometheus',
      'A Prometheus server, which scrapes the mesh that it is given. https://prometheus.io/docs/',
      { base: { cdk8s: 'ScrapingConstruct', pulumi: 'ScrapingComponent' } },
    ),
    addon('Grafana', 'grafana', "A Grafana server with Istio's dashboards. https://grafana.com/docs/"),
    addon('Kiali', 'kiali', 'Kiali, which shows a mesh. https://kiali.io/docs/', { isOptional: false }),
    addon('Jaeger', 'jaeger', 'Jaeger: collects traces and shows them. https://www.jaegertracing.io/docs/'),
    addon('Zipkin', 'zipkin', 'Zipkin: collects traces and shows them. https://zipkin.io'),
    addon(
      'SkyWalking',
      'skywalking',
      'Apache SkyWalking: collects traces and shows them. https://skywalking.apache.org/docs/',
    ),
    addon('Loki', 'loki', 'Loki: collects logs. https://grafana.com/docs/loki/'),
    addon(
      'OtelCollector',
      'otel',
      'An OpenTelemetry Collector, which takes traces and access logs and passes them on.',
    ),
  ],
};

const GATEWAYS: Group = {
  base: { cdk8s: 'GatewayConstruct', pulumi: 'GatewayComponent' },
  given: { cdk8s: (name) => `${name}Props & OfMesh`, pulumi: (name) => `GatewayInputs<${name}Props> & OfMesh` },
  rows: [
    gateway(
      'IngressGateway',
      'ingress',
      'A gateway for traffic into the mesh, beside the mesh or in another part of the program. ' +
        'https://istio.io/latest/docs/setup/additional-setup/gateway/',
    ),
    gateway(
      'EgressGateway',
      'egress',
      'A gateway for traffic out of the mesh. ' +
        'https://istio.io/latest/docs/tasks/traffic-management/egress/egress-gateway/',
    ),
    gateway(
      'EastWestGateway',
      'east-west',
      'A gateway for traffic from other networks of the mesh. ' +
        'https://istio.io/latest/docs/setup/install/multicluster/',
    ),
  ],
};

const WATCHERS: Group = {
  base: { cdk8s: 'Watcher', pulumi: 'Watcher' },
  isGeneric: true,
  given: { cdk8s: (name) => `${name}Props & WatchesMesh`, pulumi: (name) => `${name}Args` },
  rows: [
    watcher(
      'IstioMonitors',
      'monitors',
      'Monitors of the Prometheus Operator for a mesh: PodMonitors of all proxies, and of ztunnel and the CNI agents ' +
        'where the mesh is ambient, and the ServiceMonitor of istiod. Nothing is scraped twice.',
    ),
    watcher(
      'AdditionalScrapeConfigs',
      'scrape-configs',
      'The Secret from which a Prometheus of the Prometheus Operator takes jobs of Istio: `additionalScrapeConfigs`.',
    ),
    watcher(
      'IstioRules',
      'rules',
      'Recording rules and alerts for a mesh, as a PrometheusRule of the Prometheus Operator.',
    ),
    watcher(
      'GrafanaDashboards',
      'dashboards',
      'Dashboards of a mesh for a Grafana that is there: ConfigMaps for its sidecar, or objects of the Grafana ' +
        'Operator.',
    ),
  ],
};

const GROUPS: readonly Group[] = [ADDONS, GATEWAYS, WATCHERS];

/** The types of props, by the module that has them. */
const propTypes = ({ rows }: Group): string => rows.map(({ name }) => `${name}Props`).join(', ');

/** The bases of a group in an engine, each once. */
const basesOf = (engine: Engine, { base, rows }: Group): string =>
  [...new Set(rows.map((row) => row.base?.[engine] ?? base[engine]))].join(', ');

/** What a class extends. */
const baseOf = (engine: Engine, { base, isGeneric }: Group, { key, base: own }: Row): string =>
  `${own?.[engine] ?? base[engine]}${isGeneric ? `<'${key}'>` : ''}`;

function construct(group: Group, row: Row): string {
  const { name, doc, key, isOptional } = row;
  return `
/** ${doc} */
export class ${name} extends ${baseOf('cdk8s', group, row)} {
  constructor(scope: Construct, id: string, props: ${group.given.cdk8s(name)}${isOptional ? ' = {}' : ''}) {
    super(scope, id, '${key}', props);
  }
}
`;
}

function component(group: Group, row: Row): string {
  const { name, doc, key, isOptional } = row;
  const args = `${group.given.pulumi(name)}${isOptional ? ' = {}' : ''}`;
  return `
/** ${doc} */
export class ${name} extends ${baseOf('pulumi', group, row)} {
  constructor(name: string, args: ${args}, options: pulumi.ComponentResourceOptions = {}) {
    super('istio-constructs:index:${name}', name, '${key}', args, options);
  }
}
`;
}

const classes = (write: (group: Group, row: Row) => string): string =>
  GROUPS.flatMap((group) => group.rows.map((row) => write(group, row))).join('');

/** Path and text of the files with the constructs and components that follow from the tables above. */
export function componentFiles(): Map<string, string> {
  return new Map([
    [
      'imports/cdk8s-constructs.ts',
      `${HEADER}import type { Construct } from 'constructs';
import { ${basesOf('cdk8s', ADDONS)}, type AddonOptions } from '../lib/cdk8s/addons';
import { ${basesOf('cdk8s', GATEWAYS)}, type OfMesh } from '../lib/cdk8s/gateways';
import { ${basesOf('cdk8s', WATCHERS)}, type WatchesMesh } from '../lib/cdk8s/watchers';
import type { ${GROUPS.map(propTypes).join(', ')} } from '../lib/props';
${classes(construct)}`,
    ],
    [
      'imports/pulumi-components.ts',
      `${HEADER}import type * as pulumi from '@pulumi/pulumi';
import { ${basesOf('pulumi', ADDONS)}, type AddonArgs } from '../lib/pulumi/addons';
import { ${basesOf('pulumi', GATEWAYS)}, type OfMesh } from '../lib/pulumi/gateways';
import { ${basesOf('pulumi', WATCHERS)}, type WatchesMesh } from '../lib/pulumi/watchers';
import type { ${propTypes(ADDONS)}, ${propTypes(GATEWAYS)} } from '../lib/props';
import type { GatewayInputs, ${WATCHERS.rows.map(({ name }) => `${name}Inputs`).join(', ')} } from './mesh-inputs';
${WATCHERS.rows.map(({ name }) => `\nexport type ${name}Args = ${name}Inputs & WatchesMesh;`).join('')}
${classes(component)}`,
    ],
  ]);
}
