/** The app's own command line, apart from Chromium's switches. */
import { parseArgs } from 'node:util'

export interface CommandLine {
  /** Which desk to open, whatever the settings say; null: as the settings say. */
  readonly desk: 'demo' | 'own' | null
  /** What was wrong, in words that name the argument. */
  readonly problems: readonly string[]
}

/** Reads the arguments after the executable (and the app's folder in development). Unknown `--switches` are Chromium's. */
export function parseCommandLine(args: readonly string[]): CommandLine {
  const { values } = parseArgs({ args: [...args], strict: false, allowPositionals: true, options: { desk: { type: 'string' } } })
  const { desk } = values
  if (desk === undefined) return { desk: null, problems: [] }
  if (desk === 'demo' || desk === 'own') return { desk, problems: [] }
  return { desk: null, problems: [`--desk=${String(desk)}: use --desk=demo or --desk=own`] }
}
