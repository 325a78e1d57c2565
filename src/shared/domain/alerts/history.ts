/** How far back an event may lie and still be news after a start: a long weekend. Older ones are history. */
export const HISTORY_MS = 4 * 86_400_000
