import type { Place } from '../place';
import { flag, object, objects, text, texts, whole, word } from './read';

const PROFILE_TYPES = ['RuntimeDefault', 'Unconfined', 'Localhost'];

/** Checks a seccomp or AppArmor profile. */
export function securityProfile(place: Place): void {
  const type = word(place, 'type', PROFILE_TYPES);
  if (!type && Object.keys(place.value as object).length > 0)
    place.at('type').error('missing', 'a profile needs its type', `use one of ${PROFILE_TYPES.join(', ')}`);
  const name = text(place, 'localhostProfile');
  if (type === 'Localhost' && !name)
    place.at('localhostProfile').error('missing', 'type Localhost needs the profile on the node', 'give its path');
  if (type !== 'Localhost' && name !== undefined && type !== undefined)
    place
      .at('localhostProfile')
      .error('not-allowed', `type ${type} has no profile on the node`, "leave it out, or use type 'Localhost'");
  if (name && (name.startsWith('/') || name.split('/').includes('..')))
    place
      .at('localhostProfile')
      .error('path', "must lead down from the node's folder of profiles", 'write a relative path without ".."');
}

function ids(place: Place): void {
  for (const field of ['runAsUser', 'runAsGroup', 'fsGroup']) whole(place, field);
  flag(place, 'runAsNonRoot');
  object(place, 'seccompProfile', securityProfile);
  object(place, 'appArmorProfile', securityProfile);
}

/** Checks the security context of a container. */
export function securityContext(place: Place): void {
  ids(place);
  const escalation = flag(place, 'allowPrivilegeEscalation');
  const privileged = flag(place, 'privileged');
  flag(place, 'readOnlyRootFilesystem');
  object(place, 'capabilities', (capabilities) => {
    texts(capabilities, 'add');
    texts(capabilities, 'drop');
  });
  if (escalation === false && privileged === true) {
    place
      .at('allowPrivilegeEscalation')
      .error(
        'privileged',
        'a privileged container may always gain privileges',
        'leave it out, or leave out `privileged`',
      );
  }
  if (
    escalation === false &&
    place
      .at('capabilities')
      .texts('add')
      .some(({ string }) => string === 'CAP_SYS_ADMIN')
  ) {
    place
      .at('allowPrivilegeEscalation')
      .error('privileged', 'a container with CAP_SYS_ADMIN may always gain privileges', 'leave one of them out');
  }
}

/** Checks the security context of a pod. */
export function podSecurityContext(place: Place): void {
  ids(place);
  word(place, 'fsGroupChangePolicy', ['OnRootMismatch', 'Always']);
  word(place, 'supplementalGroupsPolicy', ['Merge', 'Strict']);
  const groups = place.at('supplementalGroups');
  if (Array.isArray(groups.value)) groups.value.forEach((_, i) => whole(groups, i));
  const sysctls = objects(place, 'sysctls', (sysctl) => {
    text(sysctl, 'name');
    text(sysctl, 'value');
  });
  sysctls.forEach((sysctl) => {
    const name = sysctl.text('name');
    if (name !== '' && !/^[a-z0-9]([-_a-z0-9]*[a-z0-9])?([./][a-z0-9]([-_a-z0-9]*[a-z0-9])?)*$/.test(name)) {
      sysctl
        .at('name')
        .error(
          'sysctl',
          'must be the name of a kernel parameter',
          'write for example net.ipv4.ip_unprivileged_port_start',
        );
    }
  });
}
