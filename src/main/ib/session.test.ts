import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sessionTiming as timing } from './constants.js'
import { deadline, initialSession, type SessionAction, type SessionEffect, type SessionPhase, type SessionState } from './session-state.js'
import { reduce } from './session.js'

class Session {
  state: SessionState = initialSession(0)
  at = 0
  effects: SessionEffect[] = []

  do(...actions: SessionAction[]): this {
    for (const action of actions) {
      const step = reduce(this.state, action, { at: this.at, random: 0.5 }, timing)
      this.state = step.state
      this.effects = [...step.effects]
    }
    return this
  }

  /** Lets time pass to the next deadline and turns the clock. */
  wait(): this {
    const at = deadline(this.state, timing)
    expect(at, `a deadline in ${this.state.phase}`).not.toBeNull()
    this.at = Math.max(this.at, at ?? 0)
    return this.do({ type: 'clock' })
  }

  get connection(): number {
    return this.state.connection
  }

  connecting(): this {
    return this.do({ type: 'start' }, { type: 'host-ready' })
  }

  live(): this {
    this.connecting()
    return this.opened()
  }

  opened(): this {
    const { connection } = this
    this.do({ type: 'tcp-open', connection }, { type: 'version', connection, version: 178 }, { type: 'next-id', connection })
    return this.do({ type: 'synchronised', connection, round: this.state.round })
  }

  says(code: number, text = 'text'): this {
    return this.do({ type: 'message', connection: this.connection, code, text, reqId: -1, request: null })
  }
}

describe('the way to a live session', () => {
  it('passes every phase in order', () => {
    const session = new Session()
    const seen: SessionPhase[] = [session.state.phase]
    const see = (action: SessionAction): void => { seen.push(session.do(action).state.phase) }
    see({ type: 'start' })
    expect(session.effects).toEqual([{ type: 'start-host' }])
    see({ type: 'host-ready' })
    expect(session.effects).toEqual([{ type: 'connect', connection: 1 }])
    see({ type: 'tcp-open', connection: 1 })
    see({ type: 'version', connection: 1, version: 193 })
    see({ type: 'next-id', connection: 1 })
    expect(session.effects).toEqual([{ type: 'synchronise', connection: 1, round: 1, keepSubscriptions: false }])
    see({ type: 'synchronised', connection: 1, round: 1 })
    expect(seen).toEqual(['stopped', 'starting-host', 'connecting', 'handshaking', 'awaiting-id', 'synchronising', 'live'])
  })

  it.each([
    ['connecting', 0, 'TCP-TIMEOUT', timing.tcpConnectMs],
    ['handshaking', 1, 'HANDSHAKE-TIMEOUT', timing.versionMs],
    ['awaiting-id', 2, 'NEXT-ID-TIMEOUT', timing.nextIdMs]
  ] as const)('gives up %s at its limit, closes its socket once and backs off', (phase, steps, code, limit) => {
    const session = new Session().connecting()
    const actions: SessionAction[] = [{ type: 'tcp-open', connection: 1 }, { type: 'version', connection: 1, version: 178 }]
    session.do(...actions.slice(0, steps))
    expect(session.state.phase).toBe(phase)
    session.wait()
    expect(session.at).toBe(limit)
    expect(session.state).toMatchObject({ phase: 'backing-off', attempt: 1, cause: { code }, socket: 'closing' })
    expect(session.effects.filter((effect) => effect.type === 'disconnect')).toHaveLength(1)
  })

  it('does not connect again before the last socket is gone, and kills the host when it does not go', () => {
    const session = new Session().connecting().wait()
    session.at += 60_000
    session.do({ type: 'clock' })
    expect(session.effects).toEqual([{ type: 'kill-host' }])
    expect(session.state).toMatchObject({ host: 'none', socket: 'none', hostRestarts: 1 })
    session.wait()
    expect(session.effects).toEqual([{ type: 'start-host' }])
  })

  it.each([null, 99, 194, 201])('refuses version %s', (version) => {
    const session = new Session().connecting().do({ type: 'tcp-open', connection: 1 }, { type: 'version', connection: 1, version })
    expect(session.state.phase).toBe(version === null ? 'backing-off' : 'incompatible')
    expect(session.state.cause?.code).toBe(version === null ? 'BAD-VERSION' : '506')
  })

  it('spreads its retries and starts over after a minute of live', () => {
    const session = new Session().connecting()
    const waits: number[] = []
    for (let n = 0; n < 7; n += 1) {
      session.do({ type: 'fault', connection: session.connection, code: 'ECONNREFUSED', message: 'refused' }, { type: 'closed', connection: session.connection })
      waits.push((session.state.nextAt ?? 0) - session.at)
      session.wait()
    }
    expect(waits).toEqual([2_000, 4_000, 8_000, 16_000, 30_000, 60_000, 60_000])
    session.opened()
    session.at += timing.resetAfterLiveMs
    session.do({ type: 'frame', connection: session.connection }, { type: 'clock' })
    expect(session.state.attempt).toBe(0)
  })
})

describe('while open', () => {
  it('pings when idle and declares the gateway dead after silence', () => {
    const session = new Session().live()
    session.wait()
    expect(session.at).toBe(timing.pingAfterIdleMs)
    expect(session.effects).toEqual([{ type: 'ping', connection: 1 }])
    session.wait()
    expect(session.at).toBe(timing.deadAfterMs)
    expect(session.state).toMatchObject({ phase: 'backing-off', cause: { code: 'SILENT' } })
  })

  it('takes any frame for life', () => {
    const session = new Session().live().wait()
    session.at += 1_000
    session.do({ type: 'frame', connection: 1 })
    expect(deadline(session.state, timing)).toBe(session.at + timing.pingAfterIdleMs)
  })

  it.each([1100, 2110])('keeps the socket on %i', (code) => {
    const session = new Session().live().says(code, 'lost')
    expect(session.state).toMatchObject({ phase: 'upstream-lost', socket: 'open', cause: { code: String(code), message: 'lost' } })
    expect(session.effects.map((effect) => effect.type)).toEqual(['upstream-lost'])
    session.says(code)
    expect(session.effects).toEqual([])
  })

  it('does not give up a silent gateway early while it has lost upstream', () => {
    const session = new Session().live().says(1100)
    session.at = timing.deadAfterMs + 1
    expect(session.do({ type: 'clock' }).state.phase).toBe('upstream-lost')
    session.at = timing.deadWhileUpstreamLostMs
    expect(session.do({ type: 'clock' }).state).toMatchObject({ phase: 'backing-off', cause: { code: 'SILENT' } })
  })

  it.each([[1101, false], [1102, true]] as const)('loads again on %i', (code, keepSubscriptions) => {
    const session = new Session().live().says(1100).says(code)
    expect(session.state.phase).toBe('synchronising')
    expect(session.effects).toEqual([{ type: 'synchronise', connection: 1, round: session.state.round, keepSubscriptions }])
    session.do({ type: 'synchronised', connection: 1, round: 1 })
    expect(session.state.phase, 'the end of an older synchronisation means nothing').toBe('synchronising')
    session.do({ type: 'synchronised', connection: 1, round: session.state.round })
    expect(session.state).toMatchObject({ phase: 'live', cause: null })
  })

  it('waits for upstream when it was lost before the session was open', () => {
    const session = new Session().connecting().do({ type: 'tcp-open', connection: 1 }, { type: 'version', connection: 1, version: 178 }).says(1100)
    expect(session.state.phase).toBe('awaiting-id')
    session.do({ type: 'next-id', connection: 1 })
    expect(session.state.phase).toBe('upstream-lost')
    expect(session.says(1102).state.phase).toBe('synchronising')
  })

  it('takes a working farm as the end of 2110, but not of 1100', () => {
    expect(new Session().live().says(2110).says(2104, 'ok:usfarm').state.phase).toBe('synchronising')
    expect(new Session().live().says(1100).says(2104, 'ok:usfarm').state.phase).toBe('upstream-lost')
  })

  it('keeps farms as a map', () => {
    const session = new Session().live().says(2104, 'Market data farm connection is OK:usfarm').says(2106, 'HMDS data farm connection is OK:ushmds')
    session.says(2103, 'Market data farm connection is broken:usfarm').says(2157, 'broken:secdefil')
    expect([...session.state.farms.values()]).toEqual([
      { name: 'usfarm', kind: 'market', state: 'broken' }, { name: 'ushmds', kind: 'history', state: 'ok' }, { name: 'secdefil', kind: 'security-definition', state: 'broken' }
    ])
    expect(session.state.phase).toBe('live')
  })
})

describe('refusals', () => {
  it('waits three times for the client id, then asks a person', () => {
    const session = new Session().connecting()
    for (let n = 0; n < timing.clientIdAttempts; n += 1) {
      session.do({ type: 'tcp-open', connection: session.connection }, { type: 'version', connection: session.connection, version: 178 }).says(326)
      session.do({ type: 'closed', connection: session.connection })
      expect(session.state.phase).toBe('refused-client-id')
      const refusedAt = session.at
      session.wait()
      expect(session.at - refusedAt).toBe(timing.clientIdWaitMs)
      expect(session.state.phase).toBe('connecting')
    }
    session.do({ type: 'tcp-open', connection: session.connection }).says(326).do({ type: 'closed', connection: session.connection })
    expect(session.state).toMatchObject({ phase: 'needs-human', cause: { code: '326' } })
    expect(deadline(session.state, timing)).toBeNull()
    session.at += 60_000
    expect(session.do({ type: 'retry' }).state.phase).toBe('connecting')
  })

  it('asks a person for the new port', () => {
    expect(new Session().live().says(1300, 'new port 4003').state).toMatchObject({ phase: 'needs-human', cause: { message: 'new port 4003' } })
  })

  it.each(['503', '506'])('stops on %s', (code) => {
    const session = new Session().connecting().do({ type: 'fault', connection: 1, code, message: 'too old' }, { type: 'closed', connection: 1 })
    expect(session.state.phase).toBe('incompatible')
    expect(deadline(session.state, timing)).toBeNull()
  })
})

describe('a connection that was given up', () => {
  it.each([['stop', 'stopped'], ['fault', 'backing-off'], ['suspend', 'stopped']] as const)('changes nothing after %s with what it still says', (end, phase) => {
    const session = new Session().live()
    session.do(end === 'fault' ? { type: 'fault', connection: 1, code: 'X', message: '' } : { type: end })
    for (const code of [326, 503, 1100, 1101, 1300, 502]) {
      session.says(code)
      expect(session.state.phase).toBe(phase)
      expect(session.effects).toEqual([])
    }
  })

  it('does not speak for the next one', () => {
    const session = new Session().connecting().do({ type: 'fault', connection: 1, code: 'X', message: '' }, { type: 'closed', connection: 1 }).wait()
    expect(session.state).toMatchObject({ phase: 'connecting', connection: 2 })
    session.do({ type: 'closed', connection: 1 }, { type: 'tcp-open', connection: 1 })
    expect(session.state).toMatchObject({ phase: 'connecting', socket: 'open' })
  })
})

describe('sleep and stop', () => {
  it('closes on suspend and connects on resume', () => {
    const session = new Session().live().do({ type: 'suspend' })
    expect(session.effects.map((effect) => effect.type)).toContain('disconnect')
    session.do({ type: 'closed', connection: 1 })
    expect(session.state.phase).toBe('stopped')
    session.at += 3_600_000
    expect(session.do({ type: 'resume' }).effects).toEqual([{ type: 'connect', connection: 2 }])
  })

  it('waits for a host that was starting when it fell asleep', () => {
    const session = new Session().do({ type: 'start' }, { type: 'suspend' }, { type: 'resume' })
    expect(session.state.phase).toBe('starting-host')
    expect(session.effects).toEqual([])
    expect(session.do({ type: 'host-ready' }).effects).toEqual([{ type: 'connect', connection: 1 }])
  })

  it('keeps two seconds between connects even when a person insists', () => {
    const session = new Session().connecting().do({ type: 'fault', connection: 1, code: 'X', message: '' }, { type: 'closed', connection: 1 })
    for (let n = 0; n < 5; n += 1) session.do({ type: 'retry' })
    expect(session.connection).toBe(1)
    expect(session.state.nextAt).toBe(timing.betweenConnectsMs)
  })
})

type Happening = (session: Session) => void
const act = (type: 'start' | 'stop' | 'suspend' | 'resume' | 'retry' | 'clock' | 'host-ready'): Happening => (session) => { session.do({ type }) }

/** Weighted so that sessions get far before they are stopped. */
const anything: fc.Arbitrary<Happening> = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(act('start'), act('resume'), act('retry'), act('clock'), act('host-ready')) },
  { weight: 1, arbitrary: fc.constantFrom(act('stop'), act('suspend')) },
  { weight: 1, arbitrary: fc.constant<Happening>((session) => { session.do({ type: 'host-gone', code: 'HOST-EXITED', message: '' }) }) },
  { weight: 8, arbitrary: fc.constantFrom('tcp-open', 'next-id', 'closed', 'frame').map((type): Happening => (session) => { session.do({ type, connection: session.connection }) }) },
  { weight: 2, arbitrary: fc.constantFrom(null, 99, 178, 178, 193, 201).map((version): Happening => (session) => { session.do({ type: 'version', connection: session.connection, version }) }) },
  { weight: 3, arbitrary: fc.constantFrom(100, 326, 502, 503, 1100, 1101, 1102, 1300, 2103, 2104, 2110, 2157).map((code): Happening => (session) => { session.says(code, 'x:farm') }) },
  { weight: 2, arbitrary: fc.constant<Happening>((session) => { session.do({ type: 'synchronised', connection: session.connection, round: session.state.round }) }) },
  { weight: 2, arbitrary: fc.constant<Happening>((session) => { session.do({ type: 'fault', connection: session.connection, code: 'ECONNRESET', message: '' }) }) },
  { weight: 4, arbitrary: fc.oneof(fc.nat(3_000), fc.nat(70_000)).map((ms): Happening => (session) => { session.at += ms }) }
)

describe('whatever happens', () => {
  it('never has two sockets, never connects twice within two seconds, never asks before the session is open', () => {
    fc.assert(fc.property(fc.array(anything, { maxLength: 120 }), (steps) => {
      const session = new Session()
      /** Connections whose socket may exist at the gateway. */
      const sockets = new Set<number>()
      let lastConnectAt = -Infinity
      let isOpen = false
      let isHostUp = false
      const original = session.do.bind(session)
      session.do = (...actions) => {
        for (const action of actions) {
          if (action.type === 'closed') sockets.delete(action.connection)
          if (action.type === 'host-gone' && session.state.host !== 'none') {
            sockets.clear()
            isHostUp = false
          }
          if (action.type === 'host-ready' && session.state.host !== 'none') isHostUp = true
          if (action.type === 'next-id' && session.state.phase === 'awaiting-id') isOpen = true
          original(action)
          for (const effect of session.effects) {
            if (effect.type === 'kill-host') {
              sockets.clear()
              isHostUp = false
            }
            if (effect.type === 'start-host') expect(isHostUp).toBe(false)
            if (effect.type === 'connect') {
              expect(isHostUp).toBe(true)
              expect(sockets.size).toBe(0)
              expect(session.at - lastConnectAt).toBeGreaterThanOrEqual(timing.betweenConnectsMs)
              sockets.add(effect.connection)
              lastConnectAt = session.at
              isOpen = false
            }
            if (effect.type === 'synchronise' || effect.type === 'ping') expect(isOpen).toBe(true)
          }
        }
        return session
      }
      session.connecting()
      for (const step of steps) step(session)
    }), { numRuns: 1_000 })
  })

  it('every wait ends by itself within two minutes, and in a phase that a person understands', () => {
    fc.assert(fc.property(fc.array(anything, { maxLength: 80 }), (steps) => {
      const session = new Session().connecting()
      for (const step of steps) step(session)
      const { phase } = session.state
      const at = deadline(session.state, timing)
      if (phase === 'backing-off' || phase === 'refused-client-id') {
        expect(at).not.toBeNull()
        expect((at ?? Infinity) - session.at).toBeLessThanOrEqual(120_000)
        const before = session.state
        let turns = 0
        while ((session.state.phase === 'backing-off' || session.state.phase === 'refused-client-id') && turns < 5) {
          session.wait()
          turns += 1
        }
        expect(session.state.phase, `from ${JSON.stringify(before)}`).toMatch(/starting-host|connecting/)
      }
      if (phase === 'needs-human' || phase === 'incompatible') expect(session.state.cause).not.toBeNull()
    }), { numRuns: 500 })
  })
})
