/** A table as a spreadsheet reads it: what is shown, in the order shown, with numbers that are numbers. */
import { inEnglish } from '../../../shared/lib/number-shape.js'
import { shownShape } from '../../format/shown-numbers.js'

export interface CsvColumn {
  readonly title: string
  /** Right-aligned columns hold numbers. */
  readonly isNumber: boolean
}

/** What a grid shows now, and what it leaves out. */
export interface ShownTable {
  readonly columns: readonly CsvColumn[]
  readonly rows: readonly (readonly string[])[]
  /** In words; null: nothing is left out. */
  readonly filter: string | null
  /** In words; null: as given. */
  readonly sort: string | null
  /** Titles of the columns by which the rows are grouped, the outer one first; those of closed groups are among the rows. */
  readonly grouping: readonly string[]
  /** All rows, those that the filter leaves out too. */
  readonly of: number
}

export interface CsvTable extends Pick<ShownTable, 'columns' | 'rows'> {
  /** What this is, when it was true, in which zone its times are: the first line. */
  readonly caption: string
}

/** As a spreadsheet takes it for a number too. */
const SHARE = /\s?%$/
const NUMBER = /^[+\u2212-]?[\d,]+(\.\d+)?$/

/** `−1,234.50` as `-1234.50`, `+5.2 %` as `5.2%`; anything that is not a plain number as it is. */
export function plainNumber(shown: string): string {
  const number = shown.replace(SHARE, '')
  const english = inEnglish(number, shownShape())
  if (!NUMBER.test(english)) return shown.replaceAll('\u2009', ' ')
  return english.replaceAll(',', '').replace('\u2212', '-').replace('+', '') + (number === shown ? '' : '%')
}

/** A text that a spreadsheet would run as a formula is made a text: names come from a database that others write to. */
export function harmless(text: string): string {
  return /^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/.test(text) ? `'${text}` : text
}

function cell(text: string): string {
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** RFC 4180, lines ended by CRLF. */
export function toCsv({ caption, columns, rows }: CsvTable): string {
  const line = (cells: readonly string[]): string => cells.map(cell).join(',')
  const values = (texts: readonly string[]): readonly string[] =>
    texts.map((text, index) => {
      const isNumber = columns[index]?.isNumber === true
      const value = isNumber ? plainNumber(text) : text
      return isNumber && /^-?\d/.test(value) ? value : harmless(value)
    })
  return [line([harmless(caption)]), line(columns.map(({ title }) => title)), ...rows.map((texts) => line(values(texts)))].join('\r\n') + '\r\n'
}
