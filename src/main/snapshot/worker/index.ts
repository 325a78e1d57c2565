/** The worker thread that owns the snapshot file: one message in, its replies out. */
import { parentPort } from 'node:worker_threads'
import type { WorkerReply, WorkerRequest } from '../messages.js'
import { describeFault } from '../../sqlite/worker/describe-fault.js'
import { SnapshotDesk, type Answer } from './snapshot-desk.js'

const port = parentPort
if (port === null) throw new Error('the snapshot worker runs as a worker thread')

const desk = new SnapshotDesk()

function serve(request: WorkerRequest, answer: Answer): void {
  switch (request.kind) {
    case 'open':
      desk.open(request, request.skipRows, answer)
      return
    case 'read-slice':
      desk.readSlice(request.slice, answer)
      return
    case 'check':
      desk.check(answer)
      return
    case 'stage':
      desk.stage(request.page)
      return
    case 'commit':
      desk.commit(answer)
      return
    case 'read-bars':
      desk.readBars(request, answer)
      return
    case 'save-bars':
      desk.saveBars(request.part, answer)
      return
    case 'save-contract':
      desk.saveContract(request.conId, request.facts, answer)
      return
    case 'close':
      desk.close()
      answer({ kind: 'done' })
  }
}

port.on('message', (request: WorkerRequest) => {
  const answer: Answer = (reply, handedOver = []) => {
    const message: WorkerReply = { ...reply, id: request.id }
    port.postMessage(message, handedOver)
  }
  try {
    serve(request, answer)
  } catch (fault) {
    answer({ kind: 'failed', error: describeFault(fault) })
  }
})
