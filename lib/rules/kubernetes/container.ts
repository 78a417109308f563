import type { Place } from '../place';
import {
  configKey,
  dnsLabel,
  dnsSubdomain,
  envName,
  headerName,
  newEnvName,
  portName,
  type Format,
} from './formats/names';
import { image } from './formats/image';
import { flag, object, objects, portOrName, text, texts, unique, reportAsWarning, whole, word } from './read';
import { resources } from './resources';
import { securityContext } from './security';

const PULL_POLICIES = ['Always', 'IfNotPresent', 'Never'];
const PROTOCOLS = ['TCP', 'UDP', 'SCTP'];
const ENV_SOURCES = ['fieldRef', 'resourceFieldRef', 'configMapKeyRef', 'secretKeyRef', 'fileKeyRef'];
const HANDLERS = ['exec', 'httpGet', 'tcpSocket', 'grpc', 'sleep'];
const PROPAGATIONS = ['None', 'HostToContainer', 'Bidirectional'];
const INT64 = Infinity;

/** Checks that exactly one of some fields is set, or at most one where `needed` is off. */
function exactlyOne(place: Place, fields: readonly string[], needed: boolean): void {
  const set = fields.filter((field) => place.has(field));
  if (set.length > 1)
    place.error('more-than-one', `takes one of ${fields.join(', ')}, not ${set.join(' and ')}`, 'keep one of them');
  else if (needed && set.length === 0) place.error('missing', `needs one of ${fields.join(', ')}`, 'give one of them');
}

/**
 * Checks one environment variable:
 * https://kubernetes.io/docs/tasks/inject-data-application/define-environment-variable-container/
 */
export function envVar(place: Place): void {
  const name = text(place, 'name', envName);
  if (name === '') place.at('name').error('missing', 'needs a name', 'give one');
  if (name && envName(name) === undefined) reportAsWarning(place.at('name'), newEnvName(name));
  text(place, 'value');
  object(place, 'valueFrom', (source) => {
    exactlyOne(source, ENV_SOURCES, true);
    if (place.text('value') !== '')
      source.error('more-than-one', 'takes `value` or `valueFrom`, not both', 'keep one of them');
    for (const kind of ['configMapKeyRef', 'secretKeyRef']) object(source, kind, keyReference);
    object(source, 'fieldRef', (field) => text(field, 'fieldPath'));
  });
}

function keyReference(place: Place): void {
  text(place, 'name', dnsSubdomain);
  text(place, 'key', configKey);
  flag(place, 'optional');
}

/** Checks a name prefix, which the API server allows to end with "-". */
const namePrefix: Format = (name) => dnsSubdomain(name.replace(/-$/, 'x'));

/**
 * Checks the name of an object that a pod refers to. The API server takes any name, but no object can have one of
 * another form.
 */
export function localReference(place: Place): void {
  if (text(place, 'name')) reportAsWarning(place.at('name'), dnsSubdomain(place.text('name')));
}

function envFrom(place: Place): void {
  text(place, 'prefix', envName);
  exactlyOne(place, ['configMapRef', 'secretRef'], true);
  for (const kind of ['configMapRef', 'secretRef'])
    object(place, kind, (reference) => text(reference, 'name', namePrefix));
}

function httpGet(place: Place): void {
  text(place, 'path');
  text(place, 'host');
  word(place, 'scheme', ['HTTP', 'HTTPS']);
  portOrName(place, 'port', portName);
  objects(place, 'httpHeaders', (header) => {
    text(header, 'name', headerName);
    text(header, 'value');
  });
}

function handler(place: Place, handlers: readonly string[]): void {
  exactlyOne(place, handlers, true);
  object(place, 'httpGet', httpGet);
  object(place, 'tcpSocket', (socket) => {
    text(socket, 'host');
    portOrName(socket, 'port', portName);
  });
  object(place, 'grpc', (grpc) => {
    whole(grpc, 'port', 1, 65535);
    text(grpc, 'service');
  });
  object(place, 'exec', (exec) => {
    if (texts(exec, 'command').length === 0)
      exec.at('command').error('missing', 'needs a command', 'list the program and its arguments');
  });
  object(place, 'sleep', (sleep) => whole(sleep, 'seconds', 0, INT64));
}

/**
 * Checks a probe of a container:
 * https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/
 */
export function probe(place: Place): void {
  handler(place, HANDLERS.slice(0, 4));
  for (const field of [
    'initialDelaySeconds',
    'timeoutSeconds',
    'periodSeconds',
    'successThreshold',
    'failureThreshold',
  ])
    whole(place, field);
  whole(place, 'terminationGracePeriodSeconds', 1, INT64);
}

/** Checks `successThreshold`: readiness may need more than one success; liveness and startup need exactly one. */
function firstSuccess(container: Place, field: string): void {
  const successes = container.at(field, 'successThreshold');
  if (typeof successes.value === 'number' && successes.value > 1)
    successes.error('range', 'must be 1 for this probe', 'leave it out');
}

/** Checks lifecycle hooks, which run after the start and before the stop of a container. */
export function lifecycle(place: Place): void {
  for (const field of ['postStart', 'preStop'])
    object(place, field, (hook) => handler(hook, ['exec', 'httpGet', 'tcpSocket', 'sleep']));
}

function containerPort(place: Place): void {
  text(place, 'name', portName);
  whole(place, 'containerPort', 1, 65535);
  whole(place, 'hostPort', 0, 65535);
  word(place, 'protocol', PROTOCOLS);
}

const isDescending = (path: string): boolean => !path.startsWith('/') && !path.split('/').includes('..');

/** Checks that a path stays inside its volume. */
export const descendingPath: Format = (path) =>
  isDescending(path)
    ? undefined
    : { code: 'path', message: 'must lead down from the volume', fix: 'write a relative path without ".."' };

/** Checks a volume mount of a container. */
export function volumeMount(place: Place): void {
  text(place, 'name', dnsLabel);
  if (text(place, 'mountPath') === '')
    place.at('mountPath').error('missing', 'needs the path in the container', 'give one');
  text(place, 'subPath', descendingPath);
  text(place, 'subPathExpr', descendingPath);
  if (place.text('subPath') !== '' && place.text('subPathExpr') !== '')
    place.at('subPathExpr').error('more-than-one', 'takes `subPath` or `subPathExpr`, not both', 'keep one of them');
  word(place, 'mountPropagation', PROPAGATIONS);
  flag(place, 'readOnly');
}

const CONTAINER_PROBES = ['livenessProbe', 'readinessProbe', 'startupProbe'];

/** Checks a container of a pod, by itself. */
export function container(place: Place): void {
  text(place, 'name', dnsLabel);
  text(place, 'image', undefined);
  reportAsWarning(place.at('image'), place.text('image') === '' ? undefined : image(place.text('image')));
  for (const list of ['command', 'args']) texts(place, list);
  word(place, 'imagePullPolicy', PULL_POLICIES);
  objects(place, 'env', envVar);
  objects(place, 'envFrom', envFrom);
  const ports = objects(place, 'ports', containerPort);
  unique(ports, 'name', 'name');
  const mounts = objects(place, 'volumeMounts', volumeMount);
  unique(mounts, 'mountPath', 'path');
  object(place, 'resources', resources);
  for (const field of CONTAINER_PROBES) object(place, field, probe);
  for (const field of ['livenessProbe', 'startupProbe']) firstSuccess(place, field);
  object(place, 'lifecycle', lifecycle);
  object(place, 'securityContext', securityContext);
  word(place, 'terminationMessagePolicy', ['File', 'FallbackToLogsOnError']);
}
