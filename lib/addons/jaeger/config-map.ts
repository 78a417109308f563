import type { Manifest } from '../../model';
import { emit } from '../../yaml/emit';
import { configMap } from '../shared/objects';
import { jaegerConfig } from './config';
import { jaegerLabels, type JaegerInput } from './input';

export const jaegerConfigMap = (input: JaegerInput): Manifest =>
  configMap(input, jaegerLabels(input).labels, { 'config.yaml': emit(jaegerConfig(input)) });
