/** Some of the desks of a floor: the app's own source each, without a window. Runs in a process of its own. */
import pino from 'pino'
import { createPostgresSource } from '../../src/main/postgres/index.js'
import type { SliceWriter, Source } from '../../src/main/desk/ports.js'
import { postgresSettings } from '../../src/shared/config/settings.js'
import { systemClock } from '../../src/shared/lib/clock.js'
import type { SliceKey, SliceRow } from '../../src/shared/state/slices.js'
import type { PostgresStatus } from '../../src/shared/state/status.js'
import { Arrivals, markFields } from './floor-marks.js'

export interface DesksOrder {
  readonly desks: number
  /** Milliseconds between the starts of two desks: nobody switches a whole floor on in one instant. */
  readonly startEveryMs: number
  readonly host: string
  readonly port: number
  readonly user: string
  readonly password: string
  readonly database: string
}

/** What the parent asks; `measure` begins counting anew, `tell` asks for what was counted. */
export type DesksQuestion = 'ready?' | 'measure' | 'tell' | 'stop'

export interface DesksAnswer {
  /** Desks that are connected and have read every relation. */
  readonly ready: number
  /** Milliseconds from a change's writing to its arrival at a desk. */
  readonly late: readonly number[]
  readonly failures: readonly string[]
  readonly reads: number
  readonly cpuMs: number
}

const nothing = (): void => undefined

/** Keeps nothing but what the benchmark wants to know. */
class MarkedSlices implements SliceWriter {
  readonly #arrivals = new Map(markFields.map((field) => [field.slice as string, new Arrivals(field)]))
  readonly whole = new Set<string>()
  late: number[] = []
  reads = 0

  constructor(private readonly failures: string[]) {}

  replace<K extends SliceKey>(key: K, rows: readonly SliceRow<K>[]): void {
    this.whole.add(key)
    this.merge(key, rows)
  }

  merge<K extends SliceKey>(key: K, rows: readonly SliceRow<K>[]): void {
    this.reads += 1
    this.#arrivals.get(key)?.see(rows, Date.now(), this.late)
  }

  failed(key: SliceKey, error: { readonly code: string; readonly message: string }): void {
    this.failures.push(`${key}: ${error.code} ${error.message}`)
  }

  remove = nothing
  forget = nothing
  fetching = nothing
  pause = nothing
  unavailable = nothing
}

interface Desk {
  readonly source: Source
  readonly slices: MarkedSlices
  readonly status: () => PostgresStatus | undefined
}

/** Starts them one after the other, and answers questions about them. */
export function openDesks({ desks: count, startEveryMs, host, port, user, password, database }: DesksOrder): (question: DesksQuestion) => Promise<DesksAnswer> {
  const failures: string[] = []
  const desks: Desk[] = []
  const settings = postgresSettings.parse({ host, port, user, database, sslMode: 'disable' })
  const logger = pino({ level: 'silent' })
  let starting: NodeJS.Timeout | null = null
  const startOne = (): void => {
    const slices = new MarkedSlices(failures)
    let last: PostgresStatus | undefined
    const onStatus = (status: PostgresStatus): void => {
      last = status
    }
    const source = createPostgresSource({ settings, password: () => Promise.resolve(password), slices, clock: systemClock, random: Math.random, logger, onStatus })
    desks.push({ source, slices, status: () => last })
    source.start()
    starting = desks.length < count ? setTimeout(startOne, startEveryMs) : null
  }
  startOne()
  let cpuFrom = process.cpuUsage()
  const tell = (): DesksAnswer => {
    const { user: own, system } = process.cpuUsage(cpuFrom)
    return {
      ready: desks.filter(({ slices, status }) => status()?.phase === 'connected' && markFields.every(({ slice }) => slices.whole.has(slice))).length,
      late: desks.flatMap(({ slices }) => slices.late),
      failures: [...failures],
      reads: desks.reduce((sum, { slices }) => sum + slices.reads, 0),
      cpuMs: (own + system) / 1_000
    }
  }
  return async (question) => {
    if (question === 'measure') {
      cpuFrom = process.cpuUsage()
      failures.length = 0
      for (const { slices } of desks) [slices.late, slices.reads] = [[], 0]
    }
    if (question === 'stop') {
      if (starting !== null) clearTimeout(starting)
      await Promise.all(desks.map(({ source }) => source.stop()))
      return { ...tell(), late: [] }
    }
    return question === 'tell' ? tell() : { ...tell(), late: [] }
  }
}
