/** `npm run gateway`, as one who has only its command line uses it. */
import { PassThrough } from 'node:stream'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { run } from '../../../src/demo/gateway/command/run.js'
import { faultNames } from '../../../src/demo/gateway/faults/stage.js'
import { connectRaw, openRaw } from './raw-client.js'

interface Started {
  readonly ended: Promise<number>
  readonly said: () => string
  readonly complained: () => string
  readonly say: (line: string) => void
  readonly stop: AbortController
}

const running: Started[] = []

function start(...args: readonly string[]): Started {
  const [input, output, errors, stop] = [new PassThrough(), new PassThrough(), new PassThrough(), new AbortController()]
  const collect = (stream: PassThrough): (() => string) => {
    let text = ''
    stream.setEncoding('utf8').on('data', (chunk: string) => { text += chunk })
    return () => text
  }
  const started: Started = {
    said: collect(output),
    complained: collect(errors),
    say: (line) => { input.write(`${line}\n`) },
    stop,
    ended: run(args, { input, output, errors, signal: stop.signal })
  }
  running.push(started)
  return started
}
afterEach(async () => {
  for (const { stop, ended } of running.splice(0)) {
    stop.abort()
    await ended
  }
})

const portOf = async ({ said }: Pick<Started, 'said'>): Promise<number> => vi.waitFor(() => {
  const port = Number(/^listening 127\.0\.0\.1:(\d+) /.exec(said())?.[1])
  expect(port).toBeGreaterThan(0)
  return port
}, { timeout: 10_000 })

describe('arguments', () => {
  it.each([
    [['--port', 'abc'], '--port is "abc": give a whole number from 0 to 65535'],
    [['--port', '65536'], '--port is "65536": give a whole number from 0 to 65535'],
    [['--port'], '--port has no value: write --port VALUE'],
    [['--host', ''], '--host is "": give an address of this machine'],
    [['--max-version', '194'], '--max-version is "194": give a whole number from 151 to 193'],
    [['--seed', '-7'], '--seed'],
    [['--seed', '1.5'], '--seed is "1.5": give a whole number from 0 to'],
    [['--list-faults=yes'], '--list-faults is "yes": it takes no value'],
    [['--fault', 'nothing'], '--fault is "nothing": unknown fault "nothing". Faults: silent-handshake'],
    [['--fault', 'mute=loud'], '--fault is "mute=loud": mute is given "loud". It has no parameters.'],
    [['--fault', 'slow-handshake=soon'], 'slow-handshake: milliseconds is "soon". Give a whole number from 0 to'],
    [['--fault', 'farm-flap=farm:usfarm,often:3'], 'farm-flap: unknown parameter "often". Its parameters: farm, times, milliseconds.'],
    [['--faults', 'mute'], '--faults is unknown: the arguments are --port, --host'],
    [['4002'], '"4002" belongs to no argument: the arguments are --port']
  ])('%j end with 2 and say what is wrong', async (args, complaint) => {
    const started = start(...args)
    expect(await started.ended).toBe(2)
    await vi.waitFor(() => { expect(started.complained()).toContain(complaint) })
    expect(started.said()).toBe('')
  })

  it('list the faults with their parameters, and explain themselves', async () => {
    const [list, help] = [start('--list-faults'), start('--help')]
    expect(await Promise.all([list.ended, help.ended])).toEqual([0, 0])
    await vi.waitFor(() => {
      for (const name of faultNames) expect(list.said()).toContain(`  ${name}\n`)
      expect(help.said()).toContain('--max-version')
    })
    expect(list.said()).toContain('milliseconds: Until the version is told, in milliseconds. a whole number from 0 to 86400000; 4000 if left out')
  })
})

describe('a running gateway', () => {
  it('serves the version and the faults that were asked for, obeys lines, and quits', async () => {
    const started = start('--port', '0', '--max-version', '193', '--seed', '7', '--fault', 'read-only', '--fault', 'notice=code:2104,text:a, b')
    const port = await portOf(started)
    const client = await openRaw(port)
    expect(client.frames()[0]?.[0]).toBe('193')
    client.send(16, 1)
    await client.until((frames) => frames.some((frame) => frame[3] === '321'))
    started.say('clear read-only')
    started.say('fault notice=code:2105,text:HMDS data farm connection is broken: ushmds, or so')
    await client.until((frames) => frames.some((frame) => frame[3] === '2105' && frame[4] === 'HMDS data farm connection is broken: ushmds, or so'))
    started.say('fault restart=60000')
    started.say('status')
    await vi.waitFor(() => { expect(started.said()).toContain('"active":["refuse"]') })
    await vi.waitFor(() => { expect(client.ended()).toBe('fin') })
    await expect(connectRaw(port)).rejects.toThrow('ECONNREFUSED')
    started.say('clear all')
    for (const line of ['fault', 'clear notice', 'sing', 'fault mute=1']) started.say(line)
    await vi.waitFor(() => {
      for (const complaint of ['unknown fault ""', 'notice is over as soon as it is staged', '"sing" is no command: fault NAME', 'mute is given "1"']) expect(started.said()).toContain(`error: ${complaint}`)
    })
    ;(await vi.waitFor(() => connectRaw(port))).close()
    started.say('quit')
    expect(await started.ended).toBe(0)
    await expect(connectRaw(port)).rejects.toThrow('ECONNREFUSED')
  })

  it('says that its port is taken', async () => {
    const port = await portOf(start('--port', '0'))
    const second = start('--port', String(port))
    expect(await second.ended).toBe(1)
    await vi.waitFor(() => { expect(second.complained()).toMatch(/cannot listen on 127\.0\.0\.1:\d+: .*EADDRINUSE.*--port 0/) })
  })

  it('runs as a process, goes on when its input is closed, and ends at a signal', async () => {
    const child = spawn(process.execPath, [join(import.meta.dirname, '../../../scripts/gateway.mjs'), '--port', '0'], { stdio: ['pipe', 'pipe', 'inherit'] })
    let said = ''
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => { said += chunk })
    const ended = once(child, 'exit')
    try {
      child.stdin.end()
      const client = await openRaw(await vi.waitFor(() => portOf({ said: () => said }), { timeout: 20_000 }))
      client.close()
    } finally {
      child.kill('SIGTERM')
    }
    expect(await ended).toEqual([0, null])
  })
})
