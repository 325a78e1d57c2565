/** What the status bar says of a source when it is pointed at. What a broker says may tell the account's amounts. */
import { sliceKeys } from '../../shared/state/slices.js'
import type { DeskStatus } from '../../shared/state/status.js'
import { replicaWords, slowedWords } from '../components/pace-words.js'
import { withoutAmounts } from '../format/foreign-text.js'
import { shellText } from '../text/shell.js'

const words = shellText.status

export function postgresTitle({ target, serverVersion, error, findings, clockSkewMs, pooled, replica, slowed }: DeskStatus['postgres']): string {
  return [
    target,
    serverVersion === null ? null : words.server(serverVersion),
    clockSkewMs === null ? null : words[clockSkewMs < 0 ? 'clockBehind' : 'clockAhead'](String(Math.abs(Math.round(clockSkewMs)))),
    pooled ? words.pooled : null,
    replicaWords(replica),
    ...slowedWords(slowed, sliceKeys),
    error === null ? null : `${error.code}: ${error.message}. ${error.remedy ?? ''}`,
    ...findings.map((finding) => `${finding.relation}${finding.column === null ? '' : `.${finding.column}`}: ${finding.problem}`)
  ].filter((line) => line !== null && line !== '').join('\n')
}

/** @param silence of the session, where it is expected */
export function ibTitle({ target, serverVersion, error, farms: all, notices }: Pick<DeskStatus['ib'], 'target' | 'serverVersion' | 'error' | 'farms' | 'notices'>, silence: string | null): string {
  return [
    target,
    serverVersion === null ? null : words.serverVersion(String(serverVersion)),
    silence,
    error === null ? null : `${error.code}: ${withoutAmounts(error.message)}. ${error.remedy ?? ''}`,
    ...all.map((farm) => `${farm.name} (${farm.kind}): ${farm.state}`),
    ...notices.slice(-4).map((notice) => `${String(notice.code)} ${withoutAmounts(`${notice.message}${notice.request === null ? '' : ` (${notice.request})`}`)}`)
  ].filter((line) => line !== null).join('\n')
}
