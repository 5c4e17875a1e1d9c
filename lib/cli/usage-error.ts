/** A command was used wrongly, or cannot run here: exit code 2. Its message says what to do. */
export class UsageError extends Error {}
