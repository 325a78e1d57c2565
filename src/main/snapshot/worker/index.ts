/** The worker thread that owns the snapshot file: one message in, its replies out. */
import { parentPort } from 'node:worker_threads'
import Database from 'better-sqlite3'
import type { SliceKey } from '../../../shared/state/slices.js'
import type { WorkerError, WorkerReply, WorkerRequest } from '../messages.js'
import { SnapshotFile } from './snapshot-file.js'

const port = parentPort
if (port === null) throw new Error('the snapshot worker runs as a worker thread')

let file: SnapshotFile | null = null

const reply = (message: WorkerReply): void => {
  port.postMessage(message)
}

function describe(fault: unknown): WorkerError {
  const message = fault instanceof Error ? fault.message : String(fault)
  if (fault instanceof Database.SqliteError) return { code: fault.code, message }
  return { code: (fault as NodeJS.ErrnoException).code ?? 'INTERNAL', message }
}

function open(id: number, path: string): void {
  file?.close()
  file = SnapshotFile.open(path, Date.now)
  for (const { slice, meta, columns } of file.slices()) {
    reply({ id, kind: 'slice', key: slice as SliceKey, meta, columns })
    for (const rows of file.pages(slice)) reply({ id, kind: 'page', rows })
  }
  reply({ id, kind: 'opened', opened: file.opened })
}

function serve(request: WorkerRequest): void {
  switch (request.kind) {
    case 'open':
      open(request.id, request.file)
      return
    case 'save':
      if (file === null) throw new Error('the snapshot file is not open')
      file.save(request.changes, Date.now())
      break
    case 'close':
      file?.close()
      file = null
      break
  }
  reply({ id: request.id, kind: 'done' })
}

port.on('message', (request: WorkerRequest) => {
  try {
    serve(request)
  } catch (fault) {
    reply({ id: request.id, kind: 'failed', error: describe(fault) })
  }
})
