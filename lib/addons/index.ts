export { kialiDashboards } from './dashboards/dashboards';
export type { AddonInput } from './addon';
export { connections, linkedDashboards } from './connect';
export { addonInput, addonNodes, type AddonContext } from './render';
export { addonsProblems, ownProblems, resolveAddons } from './resolve';
export { scrapeCallProblems } from './prometheus/problems';
export { observedMesh } from './shared/observed-mesh';
export { addonOf, addonUrl, addressAt } from './table';
