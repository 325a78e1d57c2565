/** `npm run check-database`: the connection test of the settings screen, without the app. */
import type { Writable } from 'node:stream'
import { systemClock } from '../../../shared/lib/clock.js'
import { Passwords } from '../../config/passwords.js'
import type { Keychain } from '../../config/sealed-text.js'
import { SettingsFile } from '../../config/settings-file.js'
import { SettingsService } from '../../config/settings-service.js'
import { examinePostgres } from '../connection-test.js'
import { BadArgument, help, readArguments, type CheckArguments } from './arguments.js'
import { outcomeOf, reportAsJson, reportInWords, type CheckOutcome } from './report.js'

export interface CheckTerminal {
  readonly output: Writable
  readonly errors: Writable
  readonly env: Readonly<Record<string, string | undefined>>
  /** Ends the check where it stands. */
  readonly signal: AbortSignal
}

const exitCodes: Readonly<Record<CheckOutcome, number>> = { conforms: 0, differs: 1, failed: 2 }

/** A terminal has none: the password comes from the environment or the password file. */
const noKeychain: Keychain = {
  available: false,
  backend: 'none',
  encrypt: () => {
    throw new Error('There is no keychain here')
  },
  decrypt: () => {
    throw new Error('There is no keychain here')
  }
}

/** @returns the exit code: 0 conforms, 1 differs, 2 could not be checked or was asked wrongly */
export async function run(args: readonly string[], { output, errors, env, signal }: CheckTerminal): Promise<number> {
  let wanted: CheckArguments
  try {
    wanted = readArguments(args)
  } catch (error) {
    if (!(error instanceof BadArgument)) throw error
    errors.write(`check-database: ${error.message}; see --help\n`)
    return exitCodes.failed
  }
  if (wanted.help) {
    output.write(help)
    return 0
  }
  const service = serviceFor(wanted, env)
  const { issues } = await service.view()
  for (const { field, value, problem, remedy } of issues) errors.write(`check-database: ${field} is ${value}: ${problem}. ${remedy}\n`)
  if (issues.length > 0) return exitCodes.failed
  const { postgres } = service.settings
  const examination = await examinePostgres(postgres, await service.password(postgres), signal)
  output.write(wanted.json ? `${reportAsJson(examination)}\n` : reportInWords(examination))
  return exitCodes[outcomeOf(examination)]
}

/** The app's own reading of the environment; its settings file is left alone. */
function serviceFor({ url, schema }: CheckArguments, env: CheckTerminal['env']): SettingsService {
  const given = { ...(url === null ? {} : { PITWALL_POSTGRES_URL: url }), ...(schema === null ? {} : { PITWALL_SCHEMA: schema }) }
  return new SettingsService({
    file: new SettingsFile('', systemClock),
    passwords: new Passwords({ file: '', keychain: () => noKeychain, env }),
    env: { ...env, ...given }
  })
}
