export * from './describe';
export * from './inventory';
export * from './texts';
