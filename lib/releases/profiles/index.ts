export { PROFILE_COMPONENTS } from './profiles.data';
export type { ProfileComponents } from './profiles.data';
