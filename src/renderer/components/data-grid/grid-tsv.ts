/** What is selected, as every spreadsheet takes it from the clipboard: a header, then rows, parted by tabs. */
import { harmless, plainNumber, type ShownTable } from './grid-csv.js'

const oneLine = (text: string): string => text.replaceAll(/[\t\r\n]+/g, ' ')

/** Numbers are numbers; a text that would be run as a formula is made a text. */
export function toTsv({ columns, rows }: Pick<ShownTable, 'columns' | 'rows'>): string {
  const value = (text: string, index: number): string => {
    const shown = columns[index]?.isNumber === true ? plainNumber(text) : text
    return oneLine(columns[index]?.isNumber === true && /^-?\d/.test(shown) ? shown : harmless(shown))
  }
  return [columns.map(({ title }) => oneLine(title)), ...rows.map((texts) => texts.map(value))].map((texts) => texts.join('\t')).join('\n')
}
