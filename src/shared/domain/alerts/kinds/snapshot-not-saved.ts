/** The desk is not being saved: after a crash the last save is all that is left. */
import type { ConditionKind } from '../rule-kind.js'
import { durationText } from '../words.js'
import { said } from '../../../state/panel-truth.js'

export const snapshotNotSaved: ConditionKind<'snapshot-not-saved'> = {
  type: 'condition',
  title: 'Snapshot not being saved',
  problem: () => null,
  reads: () => [],
  readsStatus: true,
  isTimed: true,
  paceMs: 1_000,
  doubt: (_rule, desk) => (desk.status.snapshot.phase === 'opening' ? 'the file is being opened' : null),
  readings: ({ limits }, desk) => {
    const { phase, savedAt, error, notice } = desk.status.snapshot
    // Without changes nothing is saved: age alone means trouble only while the sources tell something.
    const isFed = desk.status.postgres.phase === 'connected' || desk.status.ib.phase === 'live'
    const age = desk.now - Math.max(savedAt ?? 0, desk.lookingSince)
    const isOld = phase === 'saving' && isFed && age > limits.olderThanMs
    const isMet = phase === 'failing' || phase === 'read-only' || isOld
    return [{
      subject: 'snapshot', verdict: isMet ? 'met' : 'clear', reason: null,
      words: () => ({
        title: 'The desk is not being saved',
        detail: [error === null ? null : said(error), notice, savedAt === null ? 'Not saved since the start.' : `Last saved ${durationText(Math.max(0, desk.now - savedAt))} before.`].filter((part) => part !== null).join(' '),
        target: null, account: null, instrument: null, strategy: null
      })
    }]
  }
}
