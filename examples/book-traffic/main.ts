import { App } from 'cdk8s';
import * as intents from './intents';
import * as kinds from './kinds';

// Each step of the book replaces the one before, so each is an app of its own, with a file of its own:
// `dist/kinds/retries.k8s.yaml`, ...
const forms = {
  kinds: [kinds.Ingress, kinds.Retries, kinds.FirstVersion, kinds.DarkLaunch, kinds.SidecarScope],
  intents: [kinds.Ingress, intents.Retries, intents.FirstVersion, intents.DarkLaunch, kinds.SidecarScope],
};

for (const [form, steps] of Object.entries(forms)) {
  for (const Step of steps) {
    const app = new App({ outdir: `dist/${form}` });
    new Step(app, Step.name.toLowerCase());
    app.synth();
  }
}
