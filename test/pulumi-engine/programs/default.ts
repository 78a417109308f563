import { ServiceMesh } from '../../../lib/pulumi';
import { provider } from './provider';

new ServiceMesh(
  'mesh',
  { profile: 'default', cni: true, meshConfig: { accessLogFile: process.env.ACCESS_LOG } },
  { provider },
);
