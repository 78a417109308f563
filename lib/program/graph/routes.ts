import { fieldsOf, itemsOf, numberOf, optionalFields, textOf, type Fields } from '../objects/read';
import type { RouteConfig, Rule } from '../simulate/routes/model';
import { Destinations } from './destinations';
import { addObjects, type Drawing, type EdgeDraft } from './drawing';
import { httpMatchText, matchesAt, redirectText, responseText, settingsOf, streamMatchText } from './match-text';
import type { Program } from './program';
import { RouteFronts, type Front } from './route-fronts';

type Layer = 'http' | 'tls' | 'tcp';

/** Rule of a route at one of its fronts. */
interface PlacedRule {
  readonly config: RouteConfig;
  readonly rule: Rule;
  readonly layer: Layer;
  readonly front: Front;
  /** Texts of the matches; empty for all requests. */
  readonly matches: readonly string[];
}

/** Destination of a rule: what it forwards to, or a copy of the requests. */
interface Target {
  readonly id: string;
  readonly port: number | undefined;
  readonly weight: number | undefined;
  readonly mirror?: string;
}

/** Limit of the matches that a label shows. */
const MAX_MATCHES = 3;

/** Returns a share in percent, with at most two decimals. */
const percent = (part: number, whole: number): number => (whole === 0 ? 0 : Math.round((part * 10000) / whole) / 100);

function matchTexts({ gatewayApi }: RouteConfig, layer: Layer, matches: readonly Fields[]): string[] {
  const texts = matches.map((match) => (layer === 'http' ? httpMatchText(match, gatewayApi) : streamMatchText(match)));
  const prefix = layer === 'http' ? '' : layer.toUpperCase();
  const all = texts.length === 0 ? [''] : texts;
  return [...new Set(all.map((text) => [prefix, text].filter((part) => part !== '').join(' ')))];
}

/** Drawer of the edges of routes. */
class RouteDrawer {
  private readonly destinations: Destinations;
  private readonly fronts: RouteFronts;
  private readonly texts = new Map<EdgeDraft, { readonly matches: Set<string>; readonly hosts: Set<string> }>();

  constructor(
    program: Program,
    private readonly drawing: Drawing,
  ) {
    this.destinations = new Destinations(program, drawing);
    this.fronts = new RouteFronts(program, drawing, this.destinations);
  }

  add(config: RouteConfig): void {
    for (const front of this.fronts.of(config)) {
      for (const layer of ['http', 'tls', 'tcp'] as const) {
        for (const rule of config[layer]) {
          const matches = matchesAt(rule.fields, front.gateway);
          if (matches === undefined) continue;
          this.place({ config, rule, layer, front, matches: matchTexts(config, layer, matches) });
        }
      }
    }
  }

  private place(placed: PlacedRule): void {
    const { fields } = placed.rule;
    const redirect = optionalFields(fields, 'redirect');
    const response = optionalFields(fields, 'directResponse');
    if (redirect !== undefined) this.answer(placed, 'redirects', redirectText(redirect));
    else if (response !== undefined) this.answer(placed, 'direct responses', responseText(response));
    else for (const target of this.targetsOf(placed)) this.draw(placed, target);
  }

  /** Adds what a proxy answers itself to the facts of the node at which requests arrive. */
  private answer({ config, rule, front, matches }: PlacedRule, fact: string, text: string): void {
    const node = this.drawing.nodes.get(front.id);
    if (node === undefined) return;
    addObjects(node, [rule.source, config.source]);
    const hosts = front.gateway === 'mesh' ? '' : `${config.hosts.join(', ')} `;
    const added = `${hosts}${matches.join(' or ') || 'all requests'}: ${text}`;
    const before = node.facts[fact];
    if (before === undefined) node.facts[fact] = added;
    else if (!before.split('; ').includes(added)) node.facts[fact] = `${before}; ${added}`;
  }

  private targetsOf(placed: PlacedRule): readonly Target[] {
    const { fields } = placed.rule;
    const routes = itemsOf(fields, 'route');
    const weightOf = (route: Fields) => numberOf(route, 'weight') ?? 0;
    const whole = routes.reduce((sum, route) => sum + weightOf(route), 0);
    const shares = new Map<string, Target>();
    for (const route of routes) {
      const target = this.targetOf(placed, fieldsOf(route, 'destination'));
      if (target === undefined) continue;
      const key = `${target.id}:${target.port ?? ''}`;
      const weight = routes.length === 1 ? undefined : percent(weightOf(route), whole);
      const before = shares.get(key)?.weight;
      shares.set(key, { ...target, weight: weight === undefined ? undefined : weight + (before ?? 0) });
    }
    return [...shares.values(), ...this.mirrorsOf(placed)];
  }

  private targetOf(placed: PlacedRule, destination: Fields): Target | undefined {
    const host = textOf(destination, 'host');
    if (host === undefined) {
      this.answer(placed, 'direct responses', '500, as no backend is valid');
      return undefined;
    }
    const id = this.destinations.destination(host, textOf(destination, 'subset'), placed.config.namespace);
    return { id, port: numberOf(fieldsOf(destination, 'port'), 'number'), weight: undefined };
  }

  private mirrorsOf(placed: PlacedRule): Target[] {
    const { fields } = placed.rule;
    const first = optionalFields(fields, 'mirror');
    const all = [
      ...(first === undefined
        ? []
        : [{ destination: first, share: numberOf(fieldsOf(fields, 'mirrorPercentage'), 'value') }]),
      ...itemsOf(fields, 'mirrors').map((mirror) => ({
        destination: fieldsOf(mirror, 'destination'),
        share: numberOf(fieldsOf(mirror, 'percentage'), 'value'),
      })),
    ];
    return all.flatMap(({ destination, share }) => {
      const target = this.targetOf(placed, destination);
      return target === undefined ? [] : [{ ...target, mirror: `mirror ${share ?? 100} %` }];
    });
  }

  private draw({ config, rule, front, matches }: PlacedRule, target: Target): void {
    const { id, port, weight, mirror } = target;
    const isEgress = this.drawing.nodes.get(id)?.facts.location === 'outside the mesh';
    const edge = this.drawing.edge({
      kind: isEgress ? 'egress' : 'route',
      from: front.id,
      to: id,
      key: [rule.source, rule.path, port ?? '', mirror === undefined ? '' : 'mirror']
        .filter((part) => part !== '')
        .join(' '),
      ...(weight === undefined ? {} : { weight }),
      objects: [rule.source, config.source],
      facts: {
        rule: rule.path,
        port: port === undefined ? undefined : String(port),
        mirror,
        ...settingsOf(rule.fields),
        inactive: front.inactive,
      },
    });
    const content = this.drawing.contents.get(edge.id);
    if (content === undefined) this.drawing.contents.set(edge.id, [rule.fields]);
    else content.push(rule.fields);
    const texts = this.texts.get(edge) ?? { matches: new Set(), hosts: new Set() };
    this.texts.set(edge, texts);
    for (const match of matches) texts.matches.add(match);
    if (front.gateway !== 'mesh') for (const host of config.hosts) texts.hosts.add(host);
  }

  /** Writes the labels, of which each shows all matches that lead along the edge. */
  finish(): void {
    for (const [edge, { matches, hosts }] of this.texts) {
      const all = matches.has('') ? [] : [...matches];
      const more = all.length > MAX_MATCHES ? [`${all.length - MAX_MATCHES} more`] : [];
      const shown = [...all.slice(0, MAX_MATCHES), ...more].join(' or ');
      const share = edge.weight === undefined ? [] : [`${edge.weight} %`];
      const label = [shown, ...share, edge.facts.mirror ?? ''].filter((part) => part !== '').join(' ');
      if (label !== '') edge.label = label;
      if (all.length > 0) edge.facts.match = all.join(' or ');
      if (hosts.size > 0) edge.facts.hosts = [...hosts].join(', ');
    }
  }
}

/**
 * Draws the routes of VirtualServices and of the Gateway API: from a gateway, or from the service that callers in the
 * mesh name, to where requests go.
 */
export function drawRoutes(program: Program, drawing: Drawing): void {
  const drawer = new RouteDrawer(program, drawing);
  for (const { config } of program.mesh.routes) drawer.add(config);
  drawer.finish();
}
