import { expect, it } from 'vitest'
import { KeepAwake } from './keep-awake.js'

it('holds the system awake once, and lets it go once', () => {
  const told: string[] = []
  let last = 0
  const awake = new KeepAwake({
    start: () => {
      last += 1
      told.push(`start ${String(last)}`)
      return last
    },
    stop: (id) => { told.push(`stop ${String(id)}`) }
  })
  for (const wanted of [false, true, true, false, false, true]) awake.apply(wanted)
  expect(told).toEqual(['start 1', 'stop 1', 'start 2'])
  expect(awake.isAwake).toBe(true)
})
