import { isRecord } from '../../model';
import { type Rule, has } from './rule';
import { anyOf } from './at-most-one';

const SOCKET = 'unix://';
const isSocket = (value: unknown): value is string => typeof value === 'string' && value.startsWith(SOCKET);

/** Rule that a Unix socket address is an absolute path or an abstract name. */
export const udsAbsolute: Rule = {
  name: 'unix-socket-path',
  cel: `!self.startsWith("${SOCKET}") || self.startsWith("${SOCKET}/") || self.startsWith("${SOCKET}@")`,
  message: 'a Unix socket is an absolute path or an abstract name',
  fix: 'write unix:///path/to/socket or unix://@name',
  holds: (value) => !isSocket(value) || value[SOCKET.length] === '/' || value[SOCKET.length] === '@',
};

/** Rule that a Unix socket address is not a directory. */
export const udsNotDirectory: Rule = {
  name: 'unix-socket-directory',
  cel: `!(self.startsWith("${SOCKET}") && self.endsWith("/"))`,
  message: 'a Unix socket is not a directory',
  fix: 'take the slash from the end',
  holds: (value) => !isSocket(value) || !value.endsWith('/'),
};

/** Rule that an endpoint on a Unix socket has no ports. */
export const udsWithoutPorts: Rule = {
  name: 'unix-socket-ports',
  cel: `!(has(self.ports) && has(self.address) && self.address.startsWith("${SOCKET}"))`,
  message: 'a Unix socket has no ports',
  fix: 'remove ports',
  holds: (value) => !isRecord(value) || !isSocket(value.address) || !has(value, 'ports'),
  locate: (value) => [{ at: '.ports', found: (value as { ports: unknown }).ports }],
};

export const addressOrNetwork = anyOf('address', 'network');

const PORT_NAME = /^[a-zA-Z0-9]([a-zA-Z0-9-]*[a-zA-Z0-9])?$/;
const MAX_PORT_NAME = 62;
const isPortName = (key: string): boolean => key.length <= MAX_PORT_NAME && PORT_NAME.test(key);

/** Rule that the keys of a map of ports are port names. */
export const portNames: Rule = {
  name: 'port-name',
  cel: `self.all(name, name.size() <= ${MAX_PORT_NAME} && name.matches("${PORT_NAME.source}"))`,
  message: `a port name has 1 to ${MAX_PORT_NAME} letters, digits and hyphens, and no hyphen at either end`,
  fix: 'name the port as the service does',
  holds: (value) => !isRecord(value) || Object.keys(value).every(isPortName),
  locate: (value) =>
    Object.keys(value as object)
      .filter((key) => !isPortName(key))
      .map((key) => ({ at: `[${JSON.stringify(key)}]`, found: key })),
};
