import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { systemTimers, type Job, type JobReport } from './job.js'
import { Scheduler, type SchedulerOptions } from './scheduler.js'

const clock = { now: () => Date.now() }

interface Held {
  readonly signal: AbortSignal
  readonly settle: (error?: Error) => void
}

/** A job whose runs end when the test says so. */
class HeldJob implements Job {
  readonly name: string = 'held'
  readonly intervalMs = 5_000
  readonly deadlineMs = 1_000
  readonly runs: Held[] = []
  inFlight = 0
  mostInFlight = 0

  run(signal: AbortSignal): Promise<void> {
    this.inFlight += 1
    this.mostInFlight = Math.max(this.mostInFlight, this.inFlight)
    return new Promise((resolve, reject) => {
      const settle = (error?: Error): void => {
        this.inFlight -= 1
        if (error === undefined) resolve()
        else reject(error)
      }
      this.runs.push({ signal, settle })
    })
  }

  settle(index: number, error?: Error): void {
    const run = this.runs[index]
    if (run === undefined) throw new Error(`run ${String(index)} has not begun`)
    run.settle(error)
  }
}

function schedulerOf(jobs: readonly Job[], options: Partial<SchedulerOptions> = {}): { scheduler: Scheduler; reports: JobReport[] } {
  const reports: JobReport[] = []
  const scheduler = new Scheduler({ jobs, clock, timers: systemTimers, random: () => 0.5, onReport: (report) => reports.push(report), ...options })
  return { scheduler, reports }
}

const settled = (): Promise<void> => vi.advanceTimersByTimeAsync(0).then(() => undefined)

beforeEach(() => {
  vi.useFakeTimers({ now: 1_000_000 })
})
afterEach(() => {
  vi.useRealTimers()
})

describe('interval', () => {
  it('runs nothing before resume, at once after it, and again after the interval', async () => {
    const job = new HeldJob()
    const { scheduler } = schedulerOf([job])
    await vi.advanceTimersByTimeAsync(60_000)
    expect(job.runs).toHaveLength(0)
    scheduler.resume()
    await settled()
    expect(job.runs).toHaveLength(1)
    job.settle(0)
    await vi.advanceTimersByTimeAsync(4_999)
    expect(job.runs).toHaveLength(1)
    await vi.advanceTimersByTimeAsync(1)
    expect(job.runs).toHaveLength(2)
  })

  it('is spread by a tenth either way', async () => {
    for (const [random, ms] of [[0, 4_500], [0.999_999, 5_500]] as const) {
      const job = new HeldJob()
      const { scheduler } = schedulerOf([job], { random: () => random })
      scheduler.resume()
      await settled()
      job.settle(0)
      await vi.advanceTimersByTimeAsync(ms - 2)
      expect(job.runs).toHaveLength(1)
      await vi.advanceTimersByTimeAsync(2)
      expect(job.runs).toHaveLength(2)
    }
  })

  it('may be shorter than a finished run goes on answering', async () => {
    const run = vi.fn(() => Promise.resolve())
    const { scheduler } = schedulerOf([{ name: 'quick', intervalMs: 10, deadlineMs: 1_000, run }], { freshForMs: 200 })
    scheduler.resume()
    await vi.advanceTimersByTimeAsync(100)
    expect(run).toHaveBeenCalledTimes(11)
  })
})

describe('coalescing', () => {
  it('answers ten thousand triggers with the run in flight', async () => {
    const job = new HeldJob()
    const { scheduler } = schedulerOf([job])
    scheduler.resume()
    const asked = Array.from({ length: 10_000 }, () => scheduler.trigger('held'))
    expect(new Set(asked).size).toBe(1)
    await settled()
    job.settle(0)
    expect((await Promise.all(asked)).every(({ state }) => state === 'succeeded')).toBe(true)
    expect(job.runs).toHaveLength(1)
  })

  it('makes one follow-up of ten thousand that must begin after they were asked for', async () => {
    const job = new HeldJob()
    const { scheduler } = schedulerOf([job])
    scheduler.resume()
    const first = scheduler.trigger('held')
    const later = Array.from({ length: 10_000 }, () => scheduler.triggerAfter('held'))
    expect(job.runs).toHaveLength(1)
    job.settle(0)
    await first
    await settled()
    expect(job.runs).toHaveLength(2)
    job.settle(1)
    await Promise.all(later)
    expect(job.runs).toHaveLength(2)
  })

  it('answers with a run that has just ended, and no longer than that', async () => {
    const job = new HeldJob()
    const { scheduler } = schedulerOf([job], { freshForMs: 200 })
    scheduler.resume()
    await settled()
    job.settle(0)
    await vi.advanceTimersByTimeAsync(199)
    await expect(scheduler.trigger('held')).resolves.toMatchObject({ state: 'succeeded' })
    expect(job.runs).toHaveLength(1)
    await vi.advanceTimersByTimeAsync(1)
    void scheduler.trigger('held')
    expect(job.runs).toHaveLength(2)
  })

  it('does not let a storm hammer a failing job', async () => {
    const run = vi.fn(() => Promise.reject(new Error('no')))
    const { scheduler } = schedulerOf([{ name: 'failing', intervalMs: 5_000, deadlineMs: 1_000, run }])
    scheduler.resume()
    for (let i = 0; i < 1_000; i += 1) await scheduler.trigger('failing')
    expect(run).toHaveBeenCalledTimes(1)
  })
})

describe('deadline', () => {
  it('aborts the run and settles even when the run ignores it', async () => {
    const job = new HeldJob()
    const { scheduler, reports } = schedulerOf([job])
    scheduler.resume()
    const asked = scheduler.trigger('held')
    await vi.advanceTimersByTimeAsync(1_000)
    await expect(asked).resolves.toMatchObject({ state: 'failed', error: { code: 'DEADLINE' } })
    expect(job.runs[0]?.signal.aborted).toBe(true)
    expect(reports.at(-1)).toMatchObject({ state: 'failed', attempt: 1, durationMs: 1_000, nextAt: 1_000_000 + 1_000 + 1_000 })
  })

  it('starts no second run beside one that ignores its signal', async () => {
    const job = new HeldJob()
    const { scheduler, reports } = schedulerOf([job])
    scheduler.resume()
    await vi.advanceTimersByTimeAsync(30_000)
    expect(job.runs).toHaveLength(1)
    expect(reports.at(-1)).toMatchObject({ state: 'failed', error: { code: 'STILL_RUNNING' } })
    job.settle(0)
    await vi.advanceTimersByTimeAsync(40_000)
    expect(job.runs.length).toBeGreaterThan(1)
    expect(job.mostInFlight).toBe(1)
  })
})

describe('backoff', () => {
  it('doubles to its last step and starts over after a success', async () => {
    let fails = true
    const { scheduler, reports } = schedulerOf([
      { name: 'flaky', intervalMs: 5_000, deadlineMs: 1_000, run: () => (fails ? Promise.reject(new Error('no')) : Promise.resolve()) }
    ])
    scheduler.resume()
    await vi.advanceTimersByTimeAsync(119_000)
    const waits = reports.flatMap((report) => (report.state === 'failed' ? [report.nextAt - report.at] : []))
    expect(waits).toEqual([1_000, 2_000, 4_000, 8_000, 15_000, 30_000, 30_000, 30_000])
    fails = false
    await vi.advanceTimersByTimeAsync(30_000)
    fails = true
    await vi.advanceTimersByTimeAsync(6_000)
    const attempts = reports.flatMap((report): (string | number)[] => (report.state === 'succeeded' ? ['ok'] : report.state === 'failed' ? [report.attempt] : []))
    expect(attempts.slice(attempts.lastIndexOf('ok') + 1)[0]).toBe(1)
    expect(attempts).toContain('ok')
  })

  it('lets other jobs go on', async () => {
    const run = vi.fn(() => Promise.resolve())
    const { scheduler } = schedulerOf([
      { name: 'bad', intervalMs: 1_000, deadlineMs: 1_000, run: () => { throw new Error('at once') } },
      { name: 'good', intervalMs: 1_000, deadlineMs: 1_000, run }
    ])
    scheduler.resume()
    await vi.advanceTimersByTimeAsync(10_000)
    expect(run).toHaveBeenCalledTimes(11)
  })
})

describe('pause and stop', () => {
  it('cancels a run without calling it a failure, and runs again on resume', async () => {
    const job = new HeldJob()
    const { scheduler, reports } = schedulerOf([job])
    scheduler.resume()
    const asked = scheduler.trigger('held')
    scheduler.pause()
    await expect(asked).resolves.toEqual({ state: 'cancelled' })
    expect(job.runs[0]?.signal.aborted).toBe(true)
    job.settle(0, new Error('aborted'))
    await vi.advanceTimersByTimeAsync(60_000)
    expect(reports.map(({ state }) => state)).toEqual(['started'])
    await expect(scheduler.trigger('held')).resolves.toEqual({ state: 'cancelled' })
    scheduler.resume()
    await settled()
    expect(job.runs).toHaveLength(2)
  })

  it('stops only when the run has settled, and nothing runs after', async () => {
    const job = new HeldJob()
    const { scheduler, reports } = schedulerOf([job])
    scheduler.resume()
    await settled()
    let stopped = false
    const stopping = scheduler.stop().then(() => {
      stopped = true
    })
    await settled()
    expect(stopped).toBe(false)
    job.settle(0)
    await stopping
    scheduler.resume()
    await vi.advanceTimersByTimeAsync(60_000)
    await expect(scheduler.trigger('held')).resolves.toEqual({ state: 'cancelled' })
    expect(job.runs).toHaveLength(1)
    expect(reports.map(({ state }) => state)).toEqual(['started'])
  })

  it('loses patience with a run that never settles', async () => {
    const { scheduler } = schedulerOf([new HeldJob()])
    scheduler.resume()
    await settled()
    const stopping = scheduler.stop()
    await vi.advanceTimersByTimeAsync(2_000)
    await expect(stopping).resolves.toBeUndefined()
    expect(vi.getTimerCount()).toBe(0)
  })
})

describe('whatever happens in whatever order', () => {
  const step = fc.oneof(
    fc.constant('trigger' as const),
    fc.constant('triggerAfter' as const),
    fc.constant('pause' as const),
    fc.constant('resume' as const),
    fc.constant('succeed' as const),
    fc.constant('fail' as const),
    fc.integer({ min: 1, max: 10_000 })
  )

  it('no job runs twice at a time, every caller is answered, and attempts count failures', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 60 }), fc.double({ min: 0, max: 0.999, noNaN: true }), async (steps, random) => {
        const job = new HeldJob()
        const { scheduler, reports } = schedulerOf([job], { random: () => random })
        const asked: Promise<unknown>[] = []
        let settledRuns = 0
        scheduler.resume()
        for (const each of steps) {
          if (typeof each === 'number') await vi.advanceTimersByTimeAsync(each)
          else if (each === 'trigger' || each === 'triggerAfter') asked.push(scheduler[each]('held'))
          else if (each === 'pause' || each === 'resume') scheduler[each]()
          else if (settledRuns < job.runs.length) job.settle(settledRuns++, each === 'fail' ? new Error('no') : undefined)
        }
        while (settledRuns < job.runs.length) job.settle(settledRuns++)
        const stopping = scheduler.stop()
        await vi.advanceTimersByTimeAsync(5_000)
        await stopping
        await Promise.all(asked)
        expect(job.mostInFlight).toBeLessThanOrEqual(1)
        expect(vi.getTimerCount()).toBe(0)
        for (const report of reports) {
          if (report.state === 'failed') expect(report.nextAt).toBeGreaterThan(report.at)
        }
      }),
      { numRuns: 200 }
    )
  })
})
