import { expect, test } from 'vitest'
import { toCsv } from './grid-csv.js'

const columns = [
  { title: 'Contract', isNumber: false },
  { title: 'Unrealized', isNumber: true }
]
const csv = (rows: readonly (readonly string[])[]): readonly string[] => toCsv({ caption: 'Positions, as of 14:02:11 UTC', columns, rows }).split('\r\n')

test('names what it is, when it was true and its columns', () => {
  expect(csv([])).toEqual(['"Positions, as of 14:02:11 UTC"', 'Contract,Unrealized', ''])
})

test.each([
  ['\u22121,234.50', '-1234.50'],
  ['+50,000', '50000'],
  ['0', '0'],
  ['n/a', 'n/a'],
  ['6.12\u2009%', '6.12%'],
  ['+5.2\u2009%', '5.2%'],
  ['\u22121,205.20\u2009%', '-1205.20%'],
  ['0 / 50,000', '"0 / 50,000"']
])('writes the number %s as %s', (shown, written) => {
  expect(csv([['AAPL', shown]])[2]).toBe(`AAPL,${written}`)
})

test.each([
  ['=HYPERLINK("x")', `"'=HYPERLINK(""x"")"`],
  ['@SUM', "'@SUM"],
  ['-1+1', "'-1+1"],
  ['a,b', '"a,b"'],
  ['\n=1', `"'\n=1"`],
  ['\uff1d1+1', "'\uff1d1+1"],
  ['two\nlines', '"two\nlines"']
])('never hands a spreadsheet the formula %s', (text, written) => {
  expect(toCsv({ caption: 'x', columns, rows: [[text, '1']] })).toContain(`\r\n${written},1\r\n`)
})

test('nor one in a column of numbers', () => {
  expect(csv([['AAPL', '=1+1'], ['AAPL', '-cmd']]).slice(2)).toEqual(["AAPL,'=1+1", "AAPL,'-cmd", ''])
})
