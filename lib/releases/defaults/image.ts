/** Stand where a release writes its image registry and tag into the chart defaults. */
export const HUB = 'HUB-OF-THE-RELEASE';
export const TAG = 'TAG-OF-THE-RELEASE';
