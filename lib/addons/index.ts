export { addonNodes, type AddonContext } from './render';
export { addonsProblems, resolveAddons } from './resolve';
