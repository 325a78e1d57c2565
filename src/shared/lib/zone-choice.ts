/** The zones among which a person chooses. */

/** The exchanges of the desk keep New York time; a session calendar per instrument is later work. */
const EXCHANGE_ZONE = 'America/New_York'

/** As the time-zone database names it. */
export function zoneOfChoice(choice: 'local' | 'exchange' | 'utc'): string {
  if (choice === 'utc') return 'UTC'
  return choice === 'exchange' ? EXCHANGE_ZONE : Intl.DateTimeFormat().resolvedOptions().timeZone
}
