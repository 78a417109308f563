export { duplicateObjects } from './analysis/duplicates';
export { conflictingHosts } from './analysis/virtual-service-hosts';
export { objectProblems, type ObjectOptions } from './object-problems';
export { validate, type ValidateOptions } from './validate';
export { webhookProblems, type WebhookOptions } from './webhook';
