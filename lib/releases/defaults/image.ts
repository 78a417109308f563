/** Placeholders of image registry and tag in the chart defaults, which each release replaces by its own. */
export const HUB = 'HUB-OF-THE-RELEASE';
export const TAG = 'TAG-OF-THE-RELEASE';
