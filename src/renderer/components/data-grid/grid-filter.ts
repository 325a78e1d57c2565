/** What a person writes above a column to see fewer rows: `aapl`, `!stk`, `>100`, `-5..5`, `>=2026-11-20`. */
import { inEnglish } from '../../../shared/lib/number-shape.js'
import { shownShape } from '../../format/shown-numbers.js'

/** What is looked at in one cell. */
export interface FilteredCell {
  /** As it is shown. */
  readonly text: string
  /** What the column is sorted by. */
  readonly value: number | string | null
}

export type CellFilter = (cell: FilteredCell) => boolean

type Comparison = '<' | '<=' | '>' | '>=' | '=' | '!='

const COMPARED = /^(<=|>=|!=|<|>|=)\s*(\S+)(?:\s+(.+))?$/
const BETWEEN = /^(\S+?)\s*\.\.\s*(\S+)$/
const NUMBER = /^[+\u2212-]?(?:\d[\d,]*(?:\.\d+)?|\.\d+)%?$/
/** Dates and times are written so that their order is that of their text. */
const MOMENT = /^\d[\d:T-]*$/
/** A time of day without its day. */
const TIME = /^\d{1,2}:/
/** A text that begins with a number which is not the year of a date or the hour of a time. */
const SHOWS_NUMBER = /^[+\u2212-]?[\d,]*\.?\d+(?![\d:T-])/

function plain(text: string): number {
  return Number(text.replaceAll(',', '').replace('\u2212', '-').replace('%', ''))
}

/** The number that a cell shows, exact: a share is compared as the percentage that is read; null: it shows none. */
function shownNumber({ text, value }: FilteredCell): number | null {
  if (typeof value !== 'number' || !SHOWS_NUMBER.test(inEnglish(text, shownShape()))) return null
  return text.endsWith('%') ? value * 100 : value
}

const holds: Readonly<Record<Comparison, (order: number) => boolean>> = {
  '<': (order) => order < 0,
  '<=': (order) => order <= 0,
  '>': (order) => order > 0,
  '>=': (order) => order >= 0,
  '=': (order) => order === 0,
  '!=': (order) => order !== 0
}

/** A share that is written as 6.12 % is 6.119999999999999 when it is made of a fraction. */
const SAME = 1e-9

function compared(comparison: Comparison, operand: string): CellFilter | null {
  const english = inEnglish(operand, shownShape())
  if (NUMBER.test(english)) {
    const wanted = plain(english)
    return (cell) => {
      const number = shownNumber(cell)
      if (number === null) return false
      const apart = number - wanted
      return holds[comparison](Math.abs(apart) <= SAME * Math.max(1, Math.abs(wanted)) ? 0 : apart)
    }
  }
  return MOMENT.test(operand) ? comparedInTime(comparison, operand.replace('T', ' ')) : null
}

/** Of a time without a day the time of each row's day is compared; a row that does not show what is asked for never passes. */
function comparedInTime(comparison: Comparison, operand: string): CellFilter {
  const isTime = TIME.test(operand)
  // `9:30` is shown as `09:30`.
  const wanted = isTime && operand.indexOf(':') === 1 ? `0${operand}` : operand
  return ({ text }) => {
    const [day, time] = /^(?:(\d{4}-\d{2}-\d{2})(?:[T ]|$))?(\d{2}:\d{2}(?::\d{2})?)?/.exec(text)?.slice(1) ?? []
    const whole = isTime ? time : day === undefined ? undefined : [day, time].filter((part) => part !== undefined).join(' ')
    if (whole === undefined) return false
    const shown = whole.slice(0, wanted.length)
    return holds[comparison](shown < wanted ? -1 : shown > wanted ? 1 : 0)
  }
}

function all(filters: readonly (CellFilter | null)[]): CellFilter | null {
  const known = filters.filter((filter) => filter !== null)
  return known.length === filters.length ? (cell) => known.every((filter) => filter(cell)) : null
}

/**
 * Reads a column's filter. A cell without a number never passes a comparison: unknown is neither more nor less than anything.
 * Text is found anywhere in what the cell shows, in any case; `!` turns it round. Comparisons may be joined: `>0 <5`.
 * @returns null when a comparison compares with nothing that could be a number or a date: it must not be taken for a filter
 */
export function cellFilter(written: string): CellFilter | null {
  const wanted = written.trim()
  if (wanted === '' || wanted === '!') return () => true
  const between = BETWEEN.exec(wanted)
  if (between?.[1] !== undefined && between[2] !== undefined) return all([compared('>=', between[1]), compared('<=', between[2])])
  const comparison = COMPARED.exec(wanted)
  if (comparison?.[1] !== undefined && comparison[2] !== undefined) {
    const first = compared(comparison[1] as Comparison, comparison[2])
    return comparison[3] === undefined ? first : all([first, cellFilter(comparison[3])])
  }
  if (/^[<>=]/.test(wanted)) return null
  const isNot = wanted.startsWith('!')
  const needle = (isNot ? wanted.slice(1).trim() : wanted).toLowerCase().replaceAll('-', '\u2212')
  return ({ text }) => text.toLowerCase().replaceAll('-', '\u2212').includes(needle) !== isNot
}
