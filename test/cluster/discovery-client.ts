import { connect, type ClientHttp2Session, type ClientHttp2Stream } from 'node:http2';

const SERVICE = '/envoy.service.discovery.v3.AggregatedDiscoveryService/StreamAggregatedResources';
const ENDPOINTS = 'type.googleapis.com/envoy.config.endpoint.v3.ClusterLoadAssignment';

/** Proxy that asks an istiod for its configuration. */
export interface Proxy {
  readonly id: string;
  readonly metadata: Readonly<Record<string, string>>;
}

/**
 * Client of istiod's discovery service that asks for the endpoints of clusters, and keeps the stream open: istiod's
 * debug endpoints then show what it sends to the proxy.
 */
export class DiscoveryClient {
  private readonly session: ClientHttp2Session;
  private readonly stream: ClientHttp2Stream;
  /** Bytes of the answers, and how the stream ended where it did. */
  received = 0;
  ended = '';

  constructor(port: number, { id, metadata }: Proxy, clusters: readonly string[]) {
    this.session = connect(`http://127.0.0.1:${port}`);
    this.session.on('error', (error) => {
      this.ended = error.message;
    });
    this.stream = this.session.request({
      ':method': 'POST',
      ':path': SERVICE,
      'content-type': 'application/grpc',
      'te': 'trailers',
    });
    this.stream.on('data', (bytes: Buffer) => {
      this.received += bytes.length;
    });
    this.stream.on('trailers', (trailers) => {
      this.ended = `${String(trailers['grpc-status'])} ${String(trailers['grpc-message'])}`;
    });
    this.stream.on('error', (error: Error) => {
      this.ended = error.message;
    });
    this.ask(
      Buffer.concat([message(2, node(id, metadata)), ...clusters.map((name) => text(3, name)), text(4, ENDPOINTS)]),
    );
  }

  close(): void {
    this.stream.destroy();
    this.session.destroy();
  }

  /** Sends a request in the frame of gRPC: no compression, and the length. */
  private ask(request: Buffer): void {
    const head = Buffer.alloc(5);
    head.writeUInt32BE(request.length, 1);
    this.stream.write(Buffer.concat([head, request]));
  }
}

const node = (id: string, metadata: Readonly<Record<string, string>>): Buffer =>
  Buffer.concat([text(1, id), text(2, 'test'), message(3, struct(metadata))]);

/** Encodes a map of texts as `google.protobuf.Struct`. */
const struct = (map: Readonly<Record<string, string>>): Buffer =>
  Buffer.concat(
    Object.entries(map).map(([key, value]) => message(1, Buffer.concat([text(1, key), message(2, text(3, value))]))),
  );

const text = (field: number, value: string): Buffer => message(field, Buffer.from(value));

/** Encodes a field with a length in front: a text or a message of protobuf. */
const message = (field: number, body: Buffer): Buffer =>
  Buffer.concat([varint((field << 3) | 2), varint(body.length), body]);

function varint(value: number): Buffer {
  const bytes: number[] = [];
  let rest = value;
  for (; rest > 127; rest >>>= 7) bytes.push((rest & 127) | 128);
  return Buffer.from([...bytes, rest]);
}
