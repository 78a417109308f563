export { isDroppedNull } from './dropped-nulls';
export { objectProblems, type ObjectOptions } from './object-problems';
export { webhookProblems, type WebhookOptions } from './webhook';
