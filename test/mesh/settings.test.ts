import { meshSettings } from '../../lib/mesh/settings';
import { PROFILE_COMPONENTS } from '../../lib/releases/profiles';
import type { MeshProps } from '../../lib/props';

const switches = (props: MeshProps): object => {
  const { base, crds, pilot, cni, ztunnel, eastWestGateway, externalControlPlane } = meshSettings(
    props,
    PROFILE_COMPONENTS[props.profile ?? 'default'],
  );
  return { base, crds, pilot, cni, ztunnel, eastWestGateway, externalControlPlane };
};
const OFF = { cni: undefined, ztunnel: undefined, eastWestGateway: undefined, externalControlPlane: undefined };

test('what is not given is as the profile says', () => {
  expect(switches({})).toEqual({ ...OFF, base: true, crds: undefined, pilot: {} });
  expect(switches({ profile: 'ambient' })).toEqual({
    ...OFF,
    base: true,
    crds: undefined,
    pilot: {},
    cni: {},
    ztunnel: {},
  });
  expect(switches({ profile: 'empty' })).toEqual({ ...OFF, base: false, crds: undefined, pilot: undefined });
});

test('a prop goes before the profile', () => {
  expect(switches({ profile: 'ambient', cni: false, ztunnel: { name: 'z' }, base: false, pilot: false })).toEqual({
    ...OFF,
    base: false,
    crds: undefined,
    pilot: undefined,
    ztunnel: { name: 'z' },
  });
});

test('true stands for no settings, and definitions are installed unless they are switched off', () => {
  expect(switches({ cni: true, eastWestGateway: true, externalControlPlane: true, crds: true })).toEqual({
    base: true,
    crds: {},
    pilot: {},
    cni: {},
    ztunnel: undefined,
    eastWestGateway: {},
    externalControlPlane: {},
  });
  expect(switches({ crds: false, eastWestGateway: false })).toMatchObject({ crds: { install: false } });
  expect(switches({ crds: { exclude: ['a'] } })).toMatchObject({ crds: { exclude: ['a'] } });
});
