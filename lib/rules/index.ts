export { analysisProblems, type AnalysisOptions, type KnownService, type Outside } from './analysis';
export { objectProblems, type ObjectOptions } from './object-problems';
export { webhookProblems, type WebhookOptions } from './webhook';
