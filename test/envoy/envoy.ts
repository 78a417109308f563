import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { join } from 'node:path';
import { protobufValue } from './protobuf-value';
import type { RandomPolicies, RandomRequest } from './random-access';

const TYPES = 'type.googleapis.com/envoy.extensions.filters';
const filter = (name: string, type: string, config: object) => ({
  name,
  typed_config: { '@type': `${TYPES}.${type}`, ...config },
});

/** Writes claims where the JWT filter would, and the caller's identity where the tunnel of a waypoint would. */
const FACTS = [
  filter('claims', 'http.header_to_metadata.v3.Config', {
    request_rules: [
      {
        header: 'x-claims',
        on_header_present: {
          metadata_namespace: 'envoy.filters.http.jwt_authn',
          key: 'payload',
          type: 'PROTOBUF_VALUE',
          encode: 'BASE64',
        },
        remove: true,
      },
    ],
  }),
  filter('identity', 'http.set_filter_state.v3.Config', {
    on_request_headers: [
      {
        object_key: 'io.istio.peer_principal',
        factory_key: 'envoy.string',
        format_string: { text_format_source: { inline_string: '%REQ(X-PRINCIPAL)%' }, omit_empty_values: true },
        skip_if_empty: true,
      },
    ],
  }),
];

const DETAILS = {
  filter: { status_code_filter: { comparison: { op: 'GE', value: { default_value: 0, runtime_key: 'none' } } } },
  headers_to_add: [
    {
      header: { key: 'x-details', value: '%RESPONSE_CODE_DETAILS%' },
      append_action: 'OVERWRITE_IF_EXISTS_OR_ADD',
    },
  ],
};

function listener(port: number, rbac: readonly object[]) {
  const filters = [
    ...FACTS,
    ...rbac.map((rules, i) => filter(`rbac${i}`, 'http.rbac.v3.RBAC', rules)),
    filter('router', 'http.router.v3.Router', {}),
  ];
  const routes = [{ match: { prefix: '/' }, direct_response: { status: 200 } }];
  const manager = filter('http', 'network.http_connection_manager.v3.HttpConnectionManager', {
    stat_prefix: 'http',
    generate_request_id: false,
    local_reply_config: { mappers: [DETAILS] },
    route_config: { virtual_hosts: [{ name: 'all', domains: ['*'], routes }] },
    http_filters: filters,
  });
  return {
    name: `l${port}`,
    address: { socket_address: { address: '127.0.0.1', port_value: port } },
    filter_chains: [{ filters: [manager] }],
  };
}

/** A real Envoy that carries policies out, each set on its port. */
export class Envoy {
  private readonly agent = new Agent({ keepAlive: true, maxSockets: 4 });
  private readonly process;
  private errors = '';

  constructor(
    program: string,
    folder: string,
    sets: readonly RandomPolicies[],
    filters: readonly (readonly object[])[],
  ) {
    const config = join(folder, 'envoy.json');
    const listeners = sets.map(({ port }, i) => listener(port, filters[i]));
    writeFileSync(config, JSON.stringify({ static_resources: { listeners } }));
    const options = ['-c', config, '--concurrency', '1', '-l', 'error', '--use-dynamic-base-id'];
    this.process = spawn(program, options, { stdio: ['ignore', 'ignore', 'pipe'] });
    this.process.stderr.on('data', (data) => (this.errors += String(data)));
  }

  /** Waits until a port answers. */
  async ready(port: number): Promise<void> {
    for (let attempt = 0; attempt < 240; attempt++) {
      await new Promise((resolve) => setTimeout(resolve, 500));
      if (this.process.exitCode !== null) throw new Error(`Envoy ended: ${this.errors.slice(-2000)}`);
      const answered = await this.ask(port, { method: 'GET', path: '/', host: 'x' }).catch(() => undefined);
      if (answered !== undefined) return;
    }
    throw new Error('Envoy does not answer');
  }

  /** `+` when it lets the request in, `-` and the rule that denied when it does not. */
  ask(port: number, asked: RandomRequest): Promise<string> {
    const headers = {
      host: asked.host,
      ...(asked.principal && { 'x-principal': `spiffe://${asked.principal}` }),
      ...(asked.user && { 'x-user': asked.user }),
      ...(asked.forwardedFor && { 'x-forwarded-for': asked.forwardedFor }),
      ...(asked.jwt && { 'x-claims': Buffer.from(protobufValue(asked.jwt)).toString('base64') }),
    };
    return new Promise((resolve, reject) => {
      const { method, path } = asked;
      const sent = request({ host: '127.0.0.1', port, method, path, headers, agent: this.agent }, (answer) => {
        answer.resume();
        const rule = /\[(.*)\]$/.exec(String(answer.headers['x-details']))?.[1];
        answer.on('end', () => resolve(answer.statusCode === 200 ? '+' : `-${rule ?? answer.statusCode}`));
      });
      sent.on('error', reject);
      sent.end();
    });
  }

  stop(): void {
    this.process.kill();
    this.agent.destroy();
  }
}
