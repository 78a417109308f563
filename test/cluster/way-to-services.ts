import { createServer, type Server } from 'node:http';
import { connect, type Socket } from 'node:net';

/**
 * The network between the API server and the Services of a cluster without nodes: an HTTP CONNECT proxy, as an egress
 * selector of the API server names one. Whatever Service is asked for, the program of the test answers that runs in its
 * place.
 */
export class WayToServices {
  private readonly server: Server;
  private readonly open = new Set<Socket>();
  private port: number | undefined;

  constructor(socket: string) {
    this.server = createServer();
    this.server.on('connect', (_, client: Socket) => this.tunnel(client));
    this.server.listen(socket);
  }

  /** Sends what is for Services to this port of the loopback interface, or nowhere. */
  leadTo(port: number | undefined): void {
    this.port = port;
  }

  close(): void {
    for (const socket of this.open) socket.destroy();
    this.server.close();
  }

  private tunnel(client: Socket): void {
    this.open.add(client);
    client.on('error', () => client.destroy()).on('close', () => this.open.delete(client));
    if (this.port === undefined) {
      client.end('HTTP/1.1 503 Service Unavailable\r\n\r\n');
      return;
    }
    const service = connect(this.port, '127.0.0.1', () => {
      client.write('HTTP/1.1 200 Connection established\r\n\r\n');
      service.pipe(client).pipe(service);
    });
    this.open.add(service);
    service
      .on('error', () => client.destroy())
      .on('close', () => {
        this.open.delete(service);
        client.destroy();
      });
  }
}
