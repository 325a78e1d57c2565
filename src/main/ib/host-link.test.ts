import { describe, expect, it, vi } from 'vitest'
import { HostLink } from './host-link.js'
import type { HostReport } from './protocol.js'

function start(): { link: HostLink; say: (message: unknown) => void; exit: (reason: string) => void; beat: () => void; kill: () => void; gone: [string, string][]; reports: HostReport[]; warn: ReturnType<typeof vi.fn> } {
  let say: (message: unknown) => void = () => undefined
  let exit: (reason: string) => void = () => undefined
  let beat: () => void = () => undefined
  const kill = vi.fn()
  const warn = vi.fn()
  const gone: [string, string][] = []
  const reports: HostReport[] = []
  const link = new HostLink({
    launch: () => ({ post: () => undefined, onMessage: (listener) => { say = listener }, onExit: (listener) => { exit = listener }, kill }),
    timers: { after: (_ms, run) => {
      beat = run
      return () => { beat = () => undefined }
    } },
    logger: { debug: vi.fn(), info: vi.fn(), warn, error: vi.fn() },
    heartbeatMs: 1_000,
    missedBeats: 3,
    onReports: (more) => { reports.push(...more) },
    onGone: (code, message) => { gone.push([code, message]) }
  })
  return { link, say: (message) => { say(message) }, exit: (reason) => { exit(reason) }, beat: () => { beat() }, kill, gone, reports, warn }
}

describe('link to the host', () => {
  it('passes on good reports and sets bad ones aside with their reason', () => {
    const host = start()
    host.say({ sequence: 1, reports: [{ kind: 'ready' }, { kind: 'next-id', connection: 1, id: Number.NaN }, { kind: 'nonsense' }, { kind: 'closed', connection: 1 }] })
    expect(host.reports).toEqual([{ kind: 'ready' }, { kind: 'closed', connection: 1 }])
    expect(host.warn).toHaveBeenCalledTimes(2)
    expect(host.gone).toEqual([])
  })

  it.each([['a gap', { sequence: 2, reports: [] }], ['a repeat', { sequence: 0, reports: [] }], ['no batch', 'hello'], ['nothing', null]])('ends a host that sends %s', (_what, message) => {
    const host = start()
    host.say(message)
    expect(host.gone.map(([code]) => code)).toEqual(['HOST-PROTOCOL'])
    expect(host.kill).toHaveBeenCalledOnce()
  })

  it('waits for a host that starts slowly: that is no silence', () => {
    const host = start()
    for (let n = 0; n < 20; n += 1) host.beat()
    expect(host.gone).toEqual([])
    expect(host.kill).not.toHaveBeenCalled()
  })

  it('ends a host that misses its beats, but not one that speaks in between', () => {
    const host = start()
    host.say({ sequence: 1, reports: [] })
    for (let n = 0; n < 3; n += 1) host.beat()
    host.say({ sequence: 2, reports: [] })
    for (let n = 0; n < 3; n += 1) host.beat()
    expect(host.gone).toEqual([])
    host.beat()
    expect(host.gone.map(([code]) => code)).toEqual(['HOST-SILENT'])
    expect(host.kill).toHaveBeenCalledOnce()
  })

  it('tells of an exit once and hears nothing after its end', async () => {
    const host = start()
    host.exit('signal SIGKILL')
    await host.link.exited
    host.say({ sequence: 1, reports: [{ kind: 'ready' }] })
    expect(host.gone).toEqual([['HOST-EXITED', 'the IB host ended: signal SIGKILL']])
    expect(host.reports).toEqual([])
  })

  it('does not take its own ending for a loss', () => {
    const host = start()
    host.link.end()
    host.exit('SIGKILL')
    expect(host.gone).toEqual([])
  })
})
