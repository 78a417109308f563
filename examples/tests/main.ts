import { App } from 'cdk8s';
import { buildTraffic } from './traffic';

const app = new App();
buildTraffic(app);
app.synth();
