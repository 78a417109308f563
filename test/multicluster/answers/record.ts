/**
 * Asks the real istioctl and Helm what they render for the clusters of Istio's documentation, and keeps a mark of each
 * object in `answers.json`: `ISTIO_SOURCE=FOLDER npx tsx test/multicluster/answers/record.ts`. Both programs must be on
 * `PATH`; the folder holds `1.31/manifests` and `1.30/manifests` of Istio's source, with the version of the release in
 * every Chart.yaml.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { answer } from '../../migrate/answers/tools';
import { marks } from './marks';
import { gatewayValuesOf, operatorOf, TOPOLOGIES } from '../topologies.data';

const source = process.env.ISTIO_SOURCE;
if (source === undefined) throw new Error('set ISTIO_SOURCE to the folder with the source trees of Istio');

function objectsOf(found: ReturnType<typeof answer>): readonly object[] {
  if ('error' in found) throw new Error(found.error);
  return found.objects;
}

const answers = TOPOLOGIES.map(({ name, documented }) => {
  const clusters = Object.entries(documented).map(([cluster, given]) => {
    const { eastWest, minor = '1.31', namespace } = given;
    const manifests = join(source, minor, 'manifests');
    const operator = answer({ name: cluster, kind: 'istio-operator', input: operatorOf(given) }, manifests);
    const input = gatewayValuesOf(given);
    const gateway = {
      name: cluster,
      kind: 'helm-values',
      chart: 'gateway',
      input,
      release: 'istio',
      namespace,
    } as const;
    const besides = eastWest === undefined ? [] : objectsOf(answer(gateway, manifests));
    return [cluster, marks([...objectsOf(operator), ...besides])];
  });
  return [name, Object.fromEntries(clusters)];
});
writeFileSync(join(__dirname, 'answers.json'), `${JSON.stringify(Object.fromEntries(answers), null, 1)}\n`);
