import { expect, it } from 'vitest'
import { runOptions } from './run-options.js'

it('takes what it is given, and what is usual where nothing is', () => {
  expect(runOptions(['.', '--desk=own', '--no-sandbox'], { PITWALL_LOG_LEVEL: 'debug', PITWALL_HISTORY_SECONDS: '60' })).toEqual({ desk: 'own', logLevel: 'debug', keepMomentEveryMs: 60_000, issues: [] })
  expect(runOptions(['.', '--desk', 'demo'], { PITWALL_LOG_LEVEL: '' })).toEqual({ desk: 'demo', logLevel: 'info', keepMomentEveryMs: undefined, issues: [] })
  expect(runOptions([], {})).toEqual({ desk: null, logLevel: 'info', keepMomentEveryMs: undefined, issues: [] })
})

it('names what it cannot use, and goes on without it', () => {
  const { issues, ...used } = runOptions(['.', '--desk=mine'], { PITWALL_LOG_LEVEL: 'loud', PITWALL_HISTORY_SECONDS: '0.5' })
  expect(used).toEqual({ desk: null, logLevel: 'info', keepMomentEveryMs: undefined })
  expect(new Map(issues.map(({ field, value }) => [field, value]))).toEqual(new Map([['--desk', 'mine'], ['PITWALL_LOG_LEVEL', 'loud'], ['PITWALL_HISTORY_SECONDS', '0.5']]))
  expect(runOptions(['--desk'], {}).issues[0]).toMatchObject({ field: '--desk', value: 'nothing' })
})
