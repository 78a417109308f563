/**
 * Asks the real istioctl and Helm what they render for the drawn inputs, and keeps a mark of each object:
 * `ISTIO_MANIFESTS=.../manifests npx tsx test/migrate/answers/record.ts`. Both programs must be on `PATH`; the folder
 * is `manifests/` of Istio 1.31 with the version, hub and tag of the release in its charts and profiles.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fingerprints } from './fingerprints';
import { helmInputs, operatorInputs } from './inputs';
import { answer } from './tools';
import { helmInputsOf, WRAPPED } from './wrapped';
import { WRITTEN } from './written';

const manifests = process.env.ISTIO_MANIFESTS;
if (manifests === undefined) throw new Error('set ISTIO_MANIFESTS to the folder with the charts and profiles');
const answers = [...operatorInputs(100), ...helmInputs(49), ...WRAPPED.flatMap(helmInputsOf), ...WRITTEN].map(
  (input) => {
    const found = answer(input, manifests);
    return [input.name, 'error' in found ? { error: found.error } : { objects: fingerprints(found.objects) }];
  },
);
writeFileSync(join(__dirname, 'answers.json'), `${JSON.stringify(Object.fromEntries(answers), null, 1)}\n`);
