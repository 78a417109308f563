'use strict';
/** Adding the sidecar to Deployments, against parsing and printing the same Deployments as YAML. */
const { createHash } = require('node:crypto');
const { writeFileSync } = require('node:fs');
const { join } = require('node:path');
const { stringify } = require('yaml');
const { expectEqual } = require('../support/compare');
const { deployments } = require('../support/deployments');
const { freshFolder, pairs, run } = require('../support/measure');
const program = (name) => join(__dirname, '../programs', `${name}.js`);

module.exports = ({ quick }) => {
  const count = quick ? 200 : 1000;
  const objects = deployments(count);
  const folder = freshFolder();
  const [json, yaml] = [join(folder, 'deployments.json'), join(folder, 'deployments.yaml')];
  writeFileSync(json, JSON.stringify(objects));
  writeFileSync(yaml, objects.map((object) => stringify(object, { lineWidth: 0 })).join('---\n'));
  const inject = () => run([program('inject'), json]);
  const reprint = () => run([program('reprint'), yaml]);

  // Each Deployment injected alone, in the opposite order: nothing of one may be left in another.
  const { injectSidecar } = require('istio-constructs/manifests');
  const alone = [...objects]
    .reverse()
    .map((object) => injectSidecar(object))
    .reverse();
  const digest = createHash('sha256').update(JSON.stringify(alone)).digest('hex');
  expectEqual(inject().output.trim(), JSON.stringify({ proxies: count, digest }), 'injected Deployments');
  expectEqual(reprint().output.trim(), 'true', 'printed Deployments');
  return [
    { name: `injecting ${count} Deployments / parsing and printing their YAML`, ratio: pairs(inject, reprint, 5) },
  ];
};
