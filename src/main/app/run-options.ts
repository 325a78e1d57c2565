/** What this run was started with besides the settings: the app's own command line, and variables that are no setting. */
import { parseArgs } from 'node:util'
import type { SettingsIssue } from '../../shared/config/settings.js'

export interface RunOptions {
  /** Which desk to open, whatever the settings say; null: as the settings say. */
  readonly desk: 'demo' | 'own' | null
  readonly logLevel: string
  /** How often a moment of the desk is kept, in milliseconds; undefined: as often as is usual. */
  readonly keepMomentEveryMs: number | undefined
  /** What was wrong, each by the name it was given under; it is as if it had not been said. */
  readonly issues: readonly SettingsIssue[]
}

const LEVELS = ['debug', 'info', 'warn', 'error']

/** @param args after the executable (and the app's folder in development); unknown `--switches` are Chromium's */
export function runOptions(args: readonly string[], env: Readonly<Record<string, string | undefined>>): RunOptions {
  const issues: SettingsIssue[] = []
  const refuse = (field: string, value: string, problem: string, remedy: string): void => { issues.push({ field, value, problem, remedy }) }
  const { PITWALL_LOG_LEVEL: level = '', PITWALL_HISTORY_SECONDS: pace = '' } = env

  const { desk } = parseArgs({ args: [...args], strict: false, allowPositionals: true, options: { desk: { type: 'string' } } }).values
  const isDesk = desk === 'demo' || desk === 'own'
  if (desk !== undefined && !isDesk) refuse('--desk', desk === true ? 'nothing' : String(desk), 'there is no such desk', 'Use --desk=demo or --desk=own; the desk of the settings is open until then.')

  const isLevel = LEVELS.includes(level)
  if (level !== '' && !isLevel) refuse('PITWALL_LOG_LEVEL', level, 'there is no such level', `Use one of ${LEVELS.join(', ')}; info is used until then.`)

  const seconds = Number(pace)
  const isPace = Number.isInteger(seconds) && seconds >= 1 && seconds <= 3_600
  if (pace !== '' && !isPace) refuse('PITWALL_HISTORY_SECONDS', pace, 'expected whole seconds from 1 to 3600', 'Correct or unset it; a moment is kept as often as is usual until then.')

  return { desk: isDesk ? desk : null, logLevel: isLevel ? level : 'info', keepMomentEveryMs: isPace ? seconds * 1_000 : undefined, issues }
}
