import { z } from 'zod'
import { backendError } from '../state/slice-meta.js'
import { barModes, barSessions, barSizes, whatsToShow, type Bar, type BarQuery, type BarUpdate, type BarView } from './bar.js'
import { instrument } from './instrument-schema.js'

const at = z.int()

export const bar: z.ZodType<Bar> = z.object({
  at,
  open: z.number(),
  high: z.number(),
  low: z.number(),
  close: z.number(),
  volume: z.number().nonnegative().nullable(),
  average: z.number().nullable(),
  count: z.number().nonnegative().nullable()
})

const barSpan = z.object({ from: at, to: at, kind: z.enum(['have', 'missing', 'closed', 'failed']) })

const barLoad = z.object({
  state: z.enum(['idle', 'loading', 'waiting', 'done', 'failed', 'cancelled']),
  requested: z.int().nonnegative(),
  total: z.int().nonnegative(),
  waitingUntil: at.nullable(),
  error: backendError.nullable()
})

/** The years from 1980 to 2100: a chart of any other time is a slip. */
const chartTime = z.int().min(Date.UTC(1980, 0, 1)).max(Date.UTC(2100, 0, 1))

export const barQuery: z.ZodType<BarQuery> = z.object({
  instrument,
  barSize: z.enum(barSizes),
  whatToShow: z.enum(whatsToShow),
  session: z.enum(barSessions),
  from: chartTime,
  to: chartTime.nullable(),
  mode: z.enum(barModes)
}).refine(({ from, to }) => to === null || to > from, 'must end after it begins')

export const showNumber = z.int().positive()

export const barView: z.ZodType<BarView> = z.object({
  show: showNumber,
  bars: z.array(bar),
  spans: z.array(barSpan),
  load: barLoad,
  asOf: at.nullable(),
  timeZone: z.string(),
  minTick: z.number().positive().nullable()
})

export const barUpdate: z.ZodType<BarUpdate> = z.object({ show: showNumber, upsert: z.array(bar), spans: z.array(barSpan), load: barLoad, asOf: at.nullable(), timeZone: z.string(), minTick: z.number().positive().nullable() })
