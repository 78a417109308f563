/** Removes declarations below a folder that the entries do not lead to. Files that have none left go. */
export declare function pruneTypes(entries: readonly string[], folder: string): void;
