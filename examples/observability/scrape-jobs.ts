import { App, Chart } from 'cdk8s';
import { AdditionalScrapeConfigs, ServiceMesh } from 'istio-constructs';

const app = new App();
const mesh = new ServiceMesh(new Chart(app, 'mesh'), { profile: 'default' });

// The jobs `istiod` and `envoy-stats` of a Prometheus that is there: its object names this Secret under
// `additionalScrapeConfigs`. `merged: false` asks Envoy alone, at 15090, and not the application behind it.
new AdditionalScrapeConfigs(new Chart(app, 'monitoring'), 'scrape', { mesh, namespace: 'monitoring', merged: false });

app.synth();
