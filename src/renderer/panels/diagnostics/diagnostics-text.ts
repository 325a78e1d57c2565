/** The diagnostics as a text to send to whoever can help: no account, no host, no amount. */
import type { RequestOutput } from '../../../shared/ipc/contract.js'
import { HIDDEN } from '../../../shared/lib/decimal-words.js'
import type { DeskStatus } from '../../../shared/state/status.js'

type App = RequestOutput<'desk:open'>['app']

const time = (at: number | null): string => (at === null ? 'never' : new Date(at).toISOString())
const error = (part: { readonly error: { readonly code: string, readonly message: string } | null }): string => (part.error === null ? 'no error' : `${part.error.code}: ${part.error.message}`)

/** Hosts of the targets, and accounts, by names that say nothing. The longest first: one may hold another. */
function secretsOf({ ib, postgres }: DeskStatus): readonly (readonly [string, string])[] {
  const accounts = ib.accounts.map((account, index) => [account, `ACCOUNT-${String(index + 1)}`] as const)
  const targets = [[postgres.target, 'POSTGRES'], [ib.target.split(', client')[0] ?? '', 'GATEWAY']] as const
  const hosts = targets.map(([target, name]) => [target.split(/[:/]/)[0] ?? '', `${name}-HOST`] as const)
  return [...accounts, ...targets, ...hosts].filter(([secret]) => secret !== '').sort(([one], [other]) => other.length - one.length)
}

/** As brokers write amounts; codes, ids and counts have neither point nor comma. */
const AMOUNT = /\d[\d,]*\.\d+|\d{1,3}(?:,\d{3})+/g

export function diagnosticsText(app: App | null, status: DeskStatus, now: number): string {
  const { desk, ib, postgres, snapshot, loop } = status
  const secrets = secretsOf(status)
  const named = (said: string): string => secrets.reduce((safe, [secret, name]) => safe.replaceAll(secret, name), said)
  const text = [
    app === null ? 'Pitwall, version not known' : `Pitwall ${app.version}, Electron ${app.electron}, ${app.platform}${app.sandboxed ? '' : ', no sandbox'}`,
    `${time(now)}, ${desk} desk`,
    '',
    `IB session: ${ib.phase} since ${time(ib.since)}, attempt ${String(ib.attempt)}, next ${time(ib.nextAttemptAt)}, ${error(ib)}`,
    `  target ${ib.target}, server version ${String(ib.serverVersion ?? 'not known')}, ${String(ib.accounts.length)} accounts, Read-Only API ${ib.readOnlyApi === null ? 'not known' : ib.readOnlyApi ? 'on' : 'off'}`,
    `  last frame ${time(ib.lastFrameAt)}, host restarts ${String(ib.hostRestarts)}, down ${ib.down === null ? 'nothing' : `${ib.down.what} since ${time(ib.down.since)}`}${ib.expected === null ? '' : `, expected until ${time(ib.expected.until)}`}`,
    ...ib.farms.map(({ name, kind, state }) => `  farm ${name} (${kind}): ${state}`),
    ...ib.budgets.map(({ name, used, limit, unit, waiting }) => `  budget ${name}: ${String(used)} of ${String(limit)} ${unit}, ${String(waiting)} waiting`),
    ...ib.streams.map(({ at, stream, reason, tries, result }) => `  ${time(at)} stream ${stream}: ${reason}, try ${String(tries)}, ${result}`),
    ...ib.notices.map(({ at, code, message, request, times }) => `  ${time(at)} ${String(code)} ${named(`${message}${request === null ? '' : ` (${request})`}`).replace(AMOUNT, HIDDEN)}${times === 1 ? '' : ` x${String(times)}`}`),
    '',
    `Postgres: ${postgres.phase} since ${time(postgres.since)}, attempt ${String(postgres.attempt)}, next ${time(postgres.nextAttemptAt)}, ${error(postgres)}`,
    `  server ${postgres.serverVersion ?? 'not known'}, pool ${String(postgres.pool.total)} of ${String(postgres.pool.ceiling)}, ${String(postgres.pool.idle)} idle, ${String(postgres.pool.waiting)} waiting, role ${postgres.role}${postgres.pooled ? ', pooled' : ''}${postgres.replica === null ? '' : `, replica ${String(postgres.replica.lagMs ?? 'unknown')} ms behind`}`,
    ...postgres.slowed.map(({ relation, intervalMs, tookMs }) => `  ${relation} slowed: every ${String(intervalMs)} ms, took the server ${String(tookMs)} ms`),
    ...postgres.findings.map(({ relation, column, problem }) => `  ${relation}${column === null ? '' : `.${column}`}: ${problem}`),
    `Snapshot: ${snapshot.phase}, saved ${time(snapshot.savedAt)}, worker restarts ${String(snapshot.workerRestarts)}, ${error(snapshot)}`,
    loop === null ? 'Event loop: not known' : `Event loop: p50 ${String(loop.p50)} ms, p99 ${String(loop.p99)} ms, most ${String(loop.max)} ms`
  ].join('\n')
  return named(text)
}
