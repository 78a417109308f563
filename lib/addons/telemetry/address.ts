import type { Problem } from '../../model';
import { wrong } from '../shared/problems';

/** Host and port of a service, as the mesh config has them. */
export interface ServiceAddress {
  readonly service: string;
  readonly port?: number;
}

/** Reads `HOST:PORT`; without a port where there is none. */
export function serviceAddress(text: string): ServiceAddress {
  const [, service, port] = /^(.*):(\d+)$/.exec(text) ?? [undefined, text, undefined];
  return { service, ...(port !== undefined && { port: Number(port) }) };
}

/** The full name of a service that is called by a shorter one. */
function fullName(host: string): string {
  const [name, namespace = 'NAMESPACE'] = host.replace(/\.svc$/, '').split('.');
  return `${name}.${namespace}.svc.cluster.local`;
}

const isShort = (host: string): boolean => !host.includes('.') || host.endsWith('.svc');

/** What is wrong with an address that proxies send to. `usual` is the port of its protocol. */
export function addressProblems(path: string, text: string, usual: number): Problem[] {
  if (/^\w+:\/\//.test(text)) {
    const { service, port = usual } = serviceAddress(text.replace(/^\w+:\/\//, '').replace(/\/.*$/, ''));
    const host = isShort(service) ? fullName(service) : service;
    return [
      wrong('no-address', path, text, ['an address has no scheme', `write ${JSON.stringify(`${host}:${port}`)}`]),
    ];
  }
  const { service, port } = serviceAddress(text);
  const isInside = isShort(service) || /^[^.]+\.[^.]+$/.test(service);
  const host = isInside ? fullName(service) : service;
  if (port === undefined)
    return [wrong('no-port', path, text, ['no port', `write ${JSON.stringify(`${host}:${usual}`)}`])];
  if (port < 1 || port > 65535)
    return [wrong('no-port', path, text, ['no port has this number', 'write one from 1 to 65535'])];
  if (isShort(service))
    return [
      wrong('short-name', path, text, [
        'istiod finds services by full names only',
        `write ${JSON.stringify(`${host}:${port}`)}`,
      ]),
    ];
  return [];
}
