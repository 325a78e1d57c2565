/** The thread that owns the history of the desk: one message in, its reply out, one after the other. */
import { parentPort } from 'node:worker_threads'
import { FileError } from '../../../sqlite/thread-link.js'
import { describeFault } from '../../../sqlite/worker/describe-fault.js'
import type { HistoryReply, HistoryRequest } from '../../../history/messages.js'
import { HistoryDesk } from './history-desk.js'

const port = parentPort
if (port === null) throw new Error('the history of the desk runs as a worker thread')

const desk = new HistoryDesk()
let turns: Promise<void> = Promise.resolve()

async function replyTo(request: HistoryRequest): Promise<HistoryReply> {
  const { id } = request
  try {
    return { ...(await desk.serve(request)), id }
  } catch (fault) {
    return { id, kind: 'failed', error: fault instanceof FileError ? { code: fault.code, message: fault.message } : describeFault(fault) }
  }
}

port.on('message', (request: HistoryRequest) => {
  turns = turns.then(async () => {
    port.postMessage(await replyTo(request))
  })
})
