/** The thread that owns the file of alerts: one message in, its reply out. */
import { parentPort } from 'node:worker_threads'
import { describeFault } from '../../../sqlite/worker/describe-fault.js'
import type { LedgerReply, LedgerRequest } from '../messages.js'
import { LedgerDesk } from './ledger-desk.js'

const port = parentPort
if (port === null) throw new Error('the ledger of alerts runs as a worker thread')

const desk = new LedgerDesk()

function replyTo(request: LedgerRequest): LedgerReply {
  const { id } = request
  try {
    const done = desk.serve(request)
    return 'rebuilt' in done ? { id, kind: 'rebuilt', notice: done.rebuilt } : { id, kind: 'done', value: done.value }
  } catch (fault) {
    return { id, kind: 'failed', error: describeFault(fault) }
  }
}

port.on('message', (request: LedgerRequest) => {
  port.postMessage(replyTo(request))
})
