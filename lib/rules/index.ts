export { webhookProblems, type WebhookOptions } from './webhook';
