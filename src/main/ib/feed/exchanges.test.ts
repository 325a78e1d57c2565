import { describe, expect, it } from 'vitest'
import type { HostReport, HostRequest } from '../protocol.js'
import type { Timers } from '../timers.js'
import { Exchanges, type Outcome } from './exchanges.js'
import { LoadQueue } from './load-queue.js'

class HandTimers implements Timers {
  private readonly waiting = new Set<() => void>()

  after(_ms: number, run: () => void): () => void {
    this.waiting.add(run)
    return () => { this.waiting.delete(run) }
  }

  fire(): void {
    for (const run of [...this.waiting]) {
      this.waiting.delete(run)
      run()
    }
  }

  get pending(): number {
    return this.waiting.size
  }
}

function start(isOpen = true): { exchanges: Exchanges; timers: HandTimers; sent: HostRequest[]; ask: (reqId: number) => Promise<Outcome> } {
  const timers = new HandTimers()
  const sent: HostRequest[] = []
  const exchanges = new Exchanges((request) => {
    sent.push(request)
    return isOpen
  }, { now: () => 9 }, timers, 10_000)
  const ask = (reqId: number): Promise<Outcome> => exchanges.ask({
    request: { kind: 'executions', reqId }, isEnd: (report) => report.kind === 'executions-end' && report.reqId === reqId
  })
  return { exchanges, timers, sent, ask }
}

const message = (reqId: number, code: number): HostReport => ({ kind: 'message', connection: 1, reqId, code, text: `text of ${String(code)}` })

describe('a question to the gateway', () => {
  it('ends with its own end marker, and leaves no timer', async () => {
    const { exchanges, timers, ask } = start()
    const [one, two] = [ask(1), ask(2)]
    exchanges.take({ kind: 'executions-end', connection: 1, reqId: 2 })
    await expect(two).resolves.toEqual({ kind: 'answered' })
    expect(timers.pending).toBe(1)
    exchanges.abandon()
    await expect(one).resolves.toEqual({ kind: 'abandoned' })
    expect(timers.pending).toBe(0)
  })

  it('fails with the code and text of an error about it, not with a warning or an error about another', async () => {
    const { exchanges, ask } = start()
    const outcome = ask(1)
    for (const report of [message(1, 2109), message(2, 200), message(-1, 321), message(1, 10167), message(1, 322)]) exchanges.take(report)
    await expect(outcome).resolves.toEqual({ kind: 'failed', error: { code: '322', message: 'text of 322', source: 'ib', remedy: null, at: 9 } })
  })

  it('fails at its limit', async () => {
    const { timers, ask } = start()
    const outcome = ask(1)
    timers.fire()
    await expect(outcome).resolves.toMatchObject({ kind: 'failed', error: { code: 'TIMEOUT' } })
  })

  it('is not asked when the session is not open', async () => {
    const { timers, ask } = start(false)
    await expect(ask(1)).resolves.toEqual({ kind: 'abandoned' })
    expect(timers.pending).toBe(0)
  })

  it('never reuses an id', () => {
    const { exchanges } = start()
    expect(new Set(Array.from({ length: 100 }, () => exchanges.newId())).size).toBe(100)
  })
})

describe('load queue', () => {
  it('runs one load at a time and joins those that wait under one name', async () => {
    const queue = new LoadQueue()
    const log: string[] = []
    let release: () => void = () => undefined
    const first = queue.run('orders', async () => {
      log.push('orders begins')
      await new Promise<void>((resolve) => { release = resolve })
      log.push('orders ends')
    })
    await Promise.resolve()
    const positions = (): Promise<void> => {
      log.push('positions')
      return Promise.resolve()
    }
    const waiting = queue.run('positions', positions)
    expect(queue.run('positions', positions)).toBe(waiting)
    release()
    await Promise.all([first, waiting])
    expect(log).toEqual(['orders begins', 'orders ends', 'positions'])
  })
})
