import { readFileSync } from 'node:fs';
import { connect as connectHttp2 } from 'node:http2';
import { request as sendHttp } from 'node:http';
import { connect, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { connect as connectTls, type ConnectionOptions } from 'node:tls';
import type { ProxyRequest } from '../../../lib/program/simulate/types';
import type { Certificates } from './bootstrap';

/** Answer of a proxy, or that it closed the connection. */
export interface Answer {
  readonly status?: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: string;
}
const CLOSED: Answer = { headers: {}, body: '' };
const PATIENCE = 4000;

/** Where a request is sent: the port of Envoy, and what the client connected to. */
export interface Target {
  readonly port: number;
  readonly address: string;
  readonly destinationPort: number;
  /** PROXY header before all else, where the proxy learns from it what a client connected to. */
  readonly proxied: boolean;
  readonly certificate?: Certificates;
}

function opened(port: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => resolve(socket));
    socket.on('error', reject);
  });
}

function secured(socket: Socket, options: ConnectionOptions): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const secure = connectTls({ ...options, socket, rejectUnauthorized: false }, () => resolve(secure));
    secure.on('error', reject);
    socket.on('close', () => reject(new Error('closed')));
  });
}

const identity = (files: Certificates | undefined): ConnectionOptions =>
  files ? { cert: readFileSync(files.certificate), key: readFileSync(files.key) } : {};

/** Sends bytes that are no HTTP; a proxy that takes them for a request answers with 400. */
function bytesSent(stream: Duplex): Promise<Answer> {
  return new Promise((resolve) => {
    const late = setTimeout(() => stream.destroy(), PATIENCE);
    let text = '';
    stream.on('data', (data) => (text += String(data)));
    stream.on('error', () => undefined);
    stream.on('close', () => {
      clearTimeout(late);
      const status = /^HTTP\/1\.1 (\d+)/.exec(text)?.[1];
      resolve(status === undefined ? CLOSED : { ...CLOSED, status: Number(status) });
    });
    stream.write('\0\x01bytes\r\n\r\n');
  });
}

/** Sends a request over a connection. */
const exchanged = (stream: Duplex, request: ProxyRequest): Promise<Answer> =>
  request.protocol === 'tcp' ? bytesSent(stream) : requested(stream, request);

/** Sends an HTTP/1.1 request over a connection; a connection that is closed is an answer. */
function requested(stream: Duplex, { method = 'GET', path = '/', host, headers }: ProxyRequest): Promise<Answer> {
  return new Promise((resolve) => {
    const late = setTimeout(() => stream.destroy(), PATIENCE);
    const done = (answer: Answer): void => {
      clearTimeout(late);
      resolve(answer);
      stream.destroy();
    };
    const options = {
      method,
      path,
      headers: { ...headers, host, connection: 'close' },
      createConnection: () => stream,
    };
    const sent = sendHttp(options as object, (response) => {
      let body = '';
      response.on('data', (data) => (body += String(data)));
      response.on('end', () => done({ status: response.statusCode ?? 0, headers: response.headers, body }));
      response.on('error', () => done(CLOSED));
    });
    sent.on('error', () => done(CLOSED));
    sent.end();
  });
}

async function overTls(socket: Socket, request: ProxyRequest, target: Target): Promise<Answer> {
  const mesh = request.tls === 'mtls';
  const servername = request.sni === '-' ? undefined : (request.sni ?? request.host);
  const protocols = mesh ? [request.protocol === 'tcp' ? 'istio' : 'istio-http/1.1'] : ['http/1.1'];
  const options = { ...(servername && { servername }), ALPNProtocols: protocols, ...identity(target.certificate) };
  const secure = await secured(socket, options).catch(() => undefined);
  return secure === undefined ? CLOSED : exchanged(secure, request);
}

/** Sends a request through an HBONE tunnel: HTTP/2 CONNECT over mTLS. */
function tunnelled(request: ProxyRequest, { port, address, destinationPort, certificate }: Target): Promise<Answer> {
  return new Promise((resolve) => {
    const options = { ...identity(certificate), rejectUnauthorized: false };
    const session = connectHttp2(`https://127.0.0.1:${port}`, options);
    const done = (answer: Answer): void => {
      resolve(answer);
      session.destroy();
    };
    session.on('error', () => done(CLOSED));
    const stream = session.request({ ':method': 'CONNECT', ':authority': `${address}:${destinationPort}` });
    stream.on('error', () => done(CLOSED));
    stream.on('response', ({ ':status': status }) => {
      if (status !== 200) return done(CLOSED);
      void exchanged(stream, request).then(done);
    });
  });
}

/** Sends a request to an Envoy as the client of that kind of proxy does. */
export async function ask(request: ProxyRequest, target: Target): Promise<Answer> {
  if (request.direction === 'waypoint') return tunnelled(request, target);
  const socket = await opened(target.port);
  socket.on('error', () => undefined);
  if (target.proxied)
    socket.write(`PROXY TCP4 127.0.0.1 ${target.address} ${socket.localPort} ${target.destinationPort}\r\n`);
  if (request.tls === 'tls' || request.tls === 'mtls') return overTls(socket, request, target);
  return exchanged(socket, request);
}
