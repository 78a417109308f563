import { createServer, type Server } from 'node:http';
import { join } from 'node:path';

/** What a cluster got: a request, or bytes that are none. */
export interface Arrived {
  readonly cluster: string;
  readonly path?: string;
  readonly host?: string;
  readonly headers?: Readonly<Record<string, unknown>>;
}

/** Servers behind the clusters of an Envoy, each on its own socket. */
export class Upstreams {
  private readonly servers: Server[];
  private arrived: Arrived[] = [];

  constructor(folder: string, clusters: readonly string[]) {
    this.servers = clusters.map((cluster, index) => this.server(cluster).listen(join(folder, `c${index}.sock`)));
  }

  private server(cluster: string): Server {
    const server = createServer((request, response) => {
      const host = request.headers.host ?? '';
      this.arrived.push({ cluster, path: request.url ?? '', host, headers: request.headers });
      response.end('echo');
    });
    server.on('clientError', (_error, socket) => {
      this.arrived.push({ cluster });
      socket.destroy();
    });
    return server;
  }

  /** What arrived since the last time. */
  take(): readonly Arrived[] {
    const { arrived } = this;
    this.arrived = [];
    return arrived;
  }

  close(): void {
    for (const server of this.servers) {
      server.closeAllConnections();
      server.close();
    }
  }
}
