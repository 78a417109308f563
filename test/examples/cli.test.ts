import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { EXAMPLES, runExample, Written, written } from './run';

const cdk8s = join(createRequire(__filename).resolve('cdk8s-cli/package.json'), '../bin/cdk8s');

/** `npx cdk8s synth`, as a person types it in the folder. */
function synth(name: string): Written {
  return written((dist) => {
    execFileSync(process.execPath, [cdk8s, 'synth', '--check-upgrade=false', '--output', dist], {
      cwd: join(EXAMPLES, name),
      stdio: 'pipe',
    });
  });
}

test.each(['first-mesh', 'canary-revisions'])('cdk8s synth writes in %s what the app writes by itself', (name) => {
  const app = synth(name);
  expect(app.count('Deployment')).toBeGreaterThanOrEqual(2);
  expect(app).toEqual(runExample(name));
});
