import type { Place } from '../place';
import { descendingPath } from './container';
import { configKey, dnsLabel, dnsSubdomain } from './formats/names';
import { flag, object, objects, text, reportAsWarning, whole, word } from './read';
import { quantity } from './resources';

const HOST_PATH_TYPES = [
  'DirectoryOrCreate',
  'Directory',
  'FileOrCreate',
  'File',
  'Socket',
  'CharDevice',
  'BlockDevice',
];
const MAX_MODE = 0o777;

/** Checks the items of a volume: keys of a ConfigMap or Secret as files. */
function items(place: Place): void {
  whole(place, 'defaultMode', 0, MAX_MODE);
  flag(place, 'optional');
  objects(place, 'items', (item) => {
    text(item, 'key', configKey);
    text(item, 'path', descendingPath);
    whole(item, 'mode', 0, MAX_MODE);
  });
}

function hostPath(place: Place): void {
  const path = text(place, 'path');
  if (path === '') place.at('path').error('missing', 'needs a path on the node', 'give one');
  if (path?.split('/').includes('..'))
    place.at('path').error('path', 'must not lead up', 'write the path without ".."');
  word(place, 'type', HOST_PATH_TYPES);
}

function token(place: Place): void {
  text(place, 'path', descendingPath);
  whole(place, 'expirationSeconds', 600, 2 ** 32);
}

function projected(place: Place): void {
  whole(place, 'defaultMode', 0, MAX_MODE);
  objects(place, 'sources', (source) => {
    for (const kind of ['configMap', 'secret'])
      object(source, kind, (map) => {
        text(map, 'name', dnsSubdomain);
        items(map);
      });
    object(source, 'serviceAccountToken', token);
  });
}

const SOURCES: Readonly<Record<string, (place: Place) => void>> = {
  configMap: (place) => {
    text(place, 'name', dnsSubdomain);
    items(place);
  },
  secret: (place) => {
    if (text(place, 'secretName')) reportAsWarning(place.at('secretName'), dnsSubdomain(place.text('secretName')));
    items(place);
  },
  emptyDir: (place) => {
    text(place, 'medium');
    quantity(place.at('sizeLimit'));
  },
  hostPath,
  projected,
  persistentVolumeClaim: (place) => {
    text(place, 'claimName', dnsSubdomain);
  },
  csi: (place) => {
    text(place, 'driver');
  },
};

/** Checks a volume of a pod: a name and one source. */
export function volume(place: Place): void {
  text(place, 'name', dnsLabel);
  const { name: _name, ...sources } = place.value as Record<string, unknown>;
  const set = Object.keys(sources).filter((kind) => sources[kind] !== undefined && sources[kind] !== null);
  if (set.length > 1)
    place.error('more-than-one', `a volume has one source, not ${set.join(' and ')}`, 'keep one of them');
  for (const kind of set) if (Object.hasOwn(SOURCES, kind)) object(place, kind, SOURCES[kind]);
}
