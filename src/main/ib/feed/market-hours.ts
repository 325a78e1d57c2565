/** Whether an instrument's market was open, by the hours that its details list. */
import type { EpochMs } from '../../../shared/lib/clock.js'
import { SessionCalendar } from '../../bars/session-calendar.js'
import type { ContractBook } from './contract-book.js'

export class MarketHours {
  private readonly calendars = new Map<string, SessionCalendar | null>()

  constructor(private readonly contracts: Pick<ContractBook, 'known'>) {}

  /** Whether it was open all the time from `from` to `to`; null: the broker has not said when it trades. */
  wasOpen(conId: string, from: EpochMs, to: EpochMs): boolean | null {
    const facts = this.contracts.known(conId)
    const calendar = facts === undefined ? null : this.calendarOf(facts.tradingHours, facts.timeZone)
    if (calendar === null) return null
    const [only, another] = calendar.sessions({ from, to })
    return only !== undefined && another === undefined && only.from <= from && only.to >= to
  }

  /** Instruments of one exchange share their hours. */
  private calendarOf(hours: string, zone: string): SessionCalendar | null {
    const key = `${zone}|${hours}`
    const known = this.calendars.get(key)
    if (known !== undefined) return known
    const made = SessionCalendar.of(hours, zone)
    this.calendars.set(key, made)
    return made
  }
}
