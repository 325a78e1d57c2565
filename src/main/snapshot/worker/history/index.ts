/** The thread that owns the history of the desk: one message in, its reply out, one after the other; previews beside them. */
import { parentPort } from 'node:worker_threads'
import { FileError } from '../../../sqlite/thread-link.js'
import { describeFault } from '../../../sqlite/worker/describe-fault.js'
import type { HistoryReply, HistoryRequest } from '../../../history/messages.js'
import { HistoryDesk } from './history-desk.js'

const port = parentPort
if (port === null) throw new Error('the history of the desk runs as a worker thread')

const desk = new HistoryDesk()
let turns: Promise<void> = Promise.resolve()

/** The preview that was asked for last. */
let previewed = 0

async function replyTo(request: HistoryRequest): Promise<HistoryReply> {
  const { id } = request
  try {
    return { ...(await (request.kind === 'preview' ? desk.preview(request, () => previewed !== id) : desk.serve(request))), id }
  } catch (fault) {
    return { id, kind: 'failed', error: fault instanceof FileError ? { code: fault.code, message: fault.message } : describeFault(fault) }
  }
}

port.on('message', (request: HistoryRequest) => {
  const reply = async (): Promise<void> => {
    port.postMessage(await replyTo(request))
  }
  if (request.kind === 'preview') {
    // Seconds of work in small parts: moments are kept and read meanwhile.
    previewed = request.id
    void reply()
  } else turns = turns.then(reply)
})
