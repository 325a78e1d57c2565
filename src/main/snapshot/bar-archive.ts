/** Bars in the snapshot file: columns of numbers between the threads, rows of the table in the file, objects for whoever asks. */
import { z } from 'zod'
import type { Logger } from '../diagnostics/logger.js'
import type { Bar } from '../../shared/domain/bar.js'
import type { Clock } from '../../shared/lib/clock.js'
import type { BarArchive, ContractFacts, KeptSeries, SeriesKey, SeriesPart } from '../bars/ports.js'
import type { Span } from '../bars/spans.js'
import { BAR_COLUMNS, type BarColumns } from './messages.js'
import { FileError } from '../sqlite/thread-link.js'
import type { Answer, WorkerLink } from './worker-link.js'

const READ_DEADLINE_MS = 3_000
const SAVE_DEADLINE_MS = 10_000
/** About 110 MB: forty instruments with thirty days of one-minute bars around the clock. Beyond it, what was not shown for longest goes. */
const MOST_BARS = 1_600_000

const contractFacts: z.ZodType<ContractFacts> = z.object({
  conId: z.string(), exchange: z.string(), minTick: z.number().positive().nullable(), timeZone: z.string(), tradingHours: z.string(), liquidHours: z.string(), asOf: z.int()
})

export interface BarArchiveOptions {
  /** Runs one call to the open file. @rejects FileError */
  readonly use: <A extends Answer>(work: (link: WorkerLink) => Promise<A>) => Promise<A>
  readonly clock: Clock
  readonly logger: Logger
}

export class FileBarArchive implements BarArchive {
  constructor(private readonly options: BarArchiveOptions) {}

  async read(series: SeriesKey, span: Span): Promise<KeptSeries> {
    const { use, clock } = this.options
    const bars: Bar[] = []
    const answer = await use((link) => link.call({ kind: 'read-bars', series, span, now: clock.now() }, READ_DEADLINE_MS, (part) => {
      if (part.kind === 'bars') unpack(part.columns, bars)
    }))
    // What a damaged file gave before the damage was met is not to be trusted.
    if (answer.kind === 'rebuilt') return { bars: [], settled: [], streamed: [], asOf: null, contract: null }
    if (answer.kind !== 'bars-read') throw new FileError('PROTOCOL', `expected bars, got ${answer.kind}`)
    const { settled, streamed, asOf, facts } = answer
    return { bars, settled, streamed, asOf, contract: factsOf(facts) }
  }

  async save(series: SeriesKey, { bars, settled, streamed, asOf }: SeriesPart): Promise<void> {
    const part = { series, columns: pack(bars), settled, streamed, asOf, mostBars: MOST_BARS }
    const answer = await this.options.use((link) => link.call({ kind: 'save-bars', part }, SAVE_DEADLINE_MS))
    if (answer.kind !== 'bars-saved') throw new FileError('SQLITE_CORRUPT', 'the file was damaged and has been begun anew')
    for (const evicted of answer.evicted) this.options.logger.info(evicted, 'bars that were not shown for longest made room for others')
  }

  async saveContract(facts: ContractFacts): Promise<void> {
    await this.options.use((link) => link.call({ kind: 'save-contract', conId: facts.conId, facts: JSON.stringify(facts) }, SAVE_DEADLINE_MS))
  }
}

/** Null as well for a text of another app's version: the broker is asked again. */
function factsOf(text: string | null): ContractFacts | null {
  if (text === null) return null
  try {
    return contractFacts.safeParse(JSON.parse(text)).data ?? null
  } catch {
    return null
  }
}

function pack(bars: readonly Bar[]): BarColumns {
  const count = bars.length
  const columns = new Float64Array(count * BAR_COLUMNS)
  for (const [index, bar] of bars.entries()) {
    const values = [bar.at, bar.open, bar.high, bar.low, bar.close, bar.volume ?? NaN, bar.average ?? NaN, bar.count ?? NaN]
    for (const [column, value] of values.entries()) columns[column * count + index] = value
  }
  return columns
}

const orNull = (value: number | undefined): number | null => (value === undefined || Number.isNaN(value) ? null : value)

function unpack(columns: BarColumns, into: Bar[]): void {
  const count = columns.length / BAR_COLUMNS
  const value = (column: number, index: number): number => columns[column * count + index] ?? NaN
  for (let index = 0; index < count; index += 1) {
    into.push({
      at: value(0, index), open: value(1, index), high: value(2, index), low: value(3, index), close: value(4, index),
      volume: orNull(value(5, index)), average: orNull(value(6, index)), count: orNull(value(7, index))
    })
  }
}
