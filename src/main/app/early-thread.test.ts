import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { afterEach, describe, expect, it } from 'vitest'
import { EarlyThread } from './early-thread.js'

const running: Worker[] = []
afterEach(async () => {
  await Promise.all(running.splice(0).map((worker) => worker.terminate()))
})

/** @param code what the thread runs */
function launcher(code: string): () => Worker {
  return () => {
    const worker = new Worker(code, { eval: true })
    running.push(worker)
    return worker
  }
}

const ECHO = "require('node:worker_threads').parentPort.on('message', (text) => require('node:worker_threads').parentPort.postMessage(text))"

describe('an early thread', () => {
  it('is started at once and handed out once', async () => {
    const thread = new EarlyThread(launcher(ECHO))
    expect(running).toHaveLength(1)
    const [first, second] = [thread.take(), thread.take()]
    expect(first).toBe(running[0])
    expect(second).toBe(running[1])
    first.postMessage('still alive')
    expect(await once(first, 'message')).toEqual(['still alive'])
  })

  it('that dies before it is wanted is replaced, and harms nobody', async () => {
    const thread = new EarlyThread(launcher("throw new Error('no such module')"))
    await expect.poll(() => running[0]?.threadId).toBe(-1)
    expect(thread.take()).toBe(running[1])
    const [fault] = (await once(running[1] as Worker, 'error')) as [Error]
    expect(fault.message).toBe('no such module')
  })

  it('leaves what happens to it later to its owner', async () => {
    const thread = new EarlyThread(launcher("require('node:worker_threads').parentPort.once('message', () => { throw new Error('later') })"))
    const worker = thread.take()
    worker.postMessage(null)
    const [fault] = (await once(worker, 'error')) as [Error]
    expect(fault.message).toBe('later')
    expect(worker.listenerCount('error')).toBe(0)
  })
})
