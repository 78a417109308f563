import { bool, either, intOrString, num, str } from '../schema/notation';
import type { PilotProps } from './index';
import {
  Autoscaling, PodDisruptionBudget, Scheduling, containers, count, env, envFrom, ipFamilies, ipFamilyPolicy, labels, propsOf, resources, seccompProfile, strings,
  volumeMounts, volumes,
} from './common';

export const Pilot = propsOf<PilotProps>('PilotProps', {
  replicas: count,
  autoscaling: Autoscaling,
  resources,
  env,
  envFrom,
  scheduling: Scheduling,
  podDisruptionBudget: either(bool, PodDisruptionBudget),
  labels,
  annotations: labels,
  podLabels: labels,
  podAnnotations: labels,
  serviceAnnotations: labels,
  serviceAccountAnnotations: labels,
  volumes,
  volumeMounts,
  initContainers: containers,
  extraArgs: strings,
  logLevel: str,
  image: str,
  traceSampling: num.min(0).max(100),
  maxSurge: intOrString,
  maxUnavailable: intOrString,
  keepaliveMaxServerConnectionAge: str,
  jwksResolverExtraRootCA: str,
  ipFamilies,
  ipFamilyPolicy,
  seccompProfile,
});

