import { beforeEach, expect, it } from 'vitest'
import type { Alert } from '../../shared/domain/alerts/alert.js'
import { groupOf, type AlertGroup } from '../../shared/domain/alerts/alert-group.js'
import { notificationSettings } from '../../shared/config/notification-settings.js'
import { DesktopDelivery, type DesktopOptions } from './desktop-delivery.js'
import type { NoticeChoice } from './notice.js'
import type { Screen, Unshown } from './ports.js'

const refusal: Unshown = { code: 'NO_SERVICE', message: 'there is none', remedy: 'Start one.' }

/** A screen whose refusal can be staged: no desktop refuses on demand. */
class Recorded implements Screen {
  readonly shown = new Map<string, string>()
  refusal: Unshown | null = null
  choose: (choice: NoticeChoice) => void = () => undefined
  readonly show: Screen['show'] = ({ id, title }, choose) => {
    if (this.refusal === null) this.shown.set(id, title)
    this.choose = choose
    return Promise.resolve(this.refusal)
  }
  readonly withdraw = (id: string): void => { this.shown.delete(id) }
  readonly close = (): void => undefined
}

let [native, own]: [Recorded, Recorded] = [new Recorded(), new Recorded()]
let told: string[] = []
let now = 10_000

beforeEach(() => {
  [native, own, told, now] = [new Recorded(), new Recorded(), [], 10_000]
})

function delivery(more: Partial<DesktopOptions> = {}): DesktopDelivery {
  const settings = notificationSettings.parse({ sounds: { info: 20 } })
  return new DesktopDelivery({
    settings: () => settings, areAmountsHidden: () => false, native, own, clock: { now: () => now }, isQuiet: () => Promise.resolve(false),
    jump: ({ title }) => { told.push(`jump ${title}`) }, acknowledge: (ids) => { told.push(`acknowledge ${ids.join()}`) },
    snooze: (ids, until) => { told.push(`snooze ${ids.join()} ${String(until)}`) }, sound: (severity, volume) => { told.push(`sound ${severity} ${String(volume)}`) }, ...more
  })
}

function group(id: string, severity: Alert['severity'], more: Partial<Pick<AlertGroup, 'occasion' | 'isUpdate'>> = {}): AlertGroup {
  const alert: Alert = {
    id: `${id}-alert`, ruleId: 'r', kind: 'cushion', subject: 's', severity, title: `${id} title`, detail: '', occurredAt: 1, raisedAt: 1, resolvedAt: null, count: 1,
    target: null, account: null, instrument: null, strategy: null, acknowledgedAt: null, note: null, snoozedUntil: null
  }
  return groupOf([alert], { id, occasion: 'raised', isUpdate: false, waited: false, ...more })
}
const { signal } = new AbortController()

it('shows it natively, and elsewhere with the reason where that is refused', async () => {
  const desktop = delivery()
  expect(await desktop.deliver(group('a', 'info'), signal)).toEqual({ kind: 'shown' })
  native.refusal = refusal
  expect(await desktop.deliver(group('b', 'info'), signal)).toEqual({ kind: 'shown', instead: { ...refusal, message: "there is none; shown in a window of Pitwall's own" } })
  expect([[...native.shown.keys()], [...own.shown.keys()]]).toEqual([['a'], ['b']])
  own.refusal = { code: 'NO_WINDOW', message: 'no display', remedy: null }
  expect(await desktop.deliver(group('c', 'info'), signal)).toMatchObject({ kind: 'refused', code: 'NO_WINDOW', isFinal: false })
})

it('takes what is over off the screen, and tells its end', async () => {
  const desktop = delivery()
  await desktop.deliver(group('a', 'critical'), signal)
  await desktop.deliver({ ...group('a', 'critical', { occasion: 'resolved' }), id: 'a over' }, signal)
  expect([...native.shown]).toEqual([['a over', 'Over: a title']])
})

it('sounds once for a group, once for what comes at the same moment unless it is worse, and never while nobody is to be disturbed', async () => {
  const desktop = delivery()
  await desktop.deliver(group('a', 'info'), signal)
  await desktop.deliver(group('a', 'info', { isUpdate: true }), signal)
  await desktop.deliver(group('b', 'info'), signal)
  await desktop.deliver(group('c', 'critical'), signal)
  await desktop.deliver(group('d', 'warning'), signal)
  now += 2_000
  await desktop.deliver(group('e', 'warning'), signal)
  await desktop.deliver(group('e over', 'warning', { occasion: 'resolved' }), signal)
  expect(told).toEqual(['sound info 20', 'sound critical 80', 'sound warning 40'])
  told = []
  await delivery({ isQuiet: () => Promise.resolve(true) }).deliver(group('f', 'critical'), signal)
  expect(told).toEqual([])
})

it('does what a person chooses', async () => {
  await delivery().deliver(group('a', 'info'), signal)
  told = []
  for (const choice of ['open', 'acknowledge', 'snooze'] as const) native.choose(choice)
  expect(told).toEqual(['jump a title', 'acknowledge a-alert', `snooze a-alert ${String(now + 3_600_000)}`])
})

it('only sounds where notifications are off', async () => {
  const settings = notificationSettings.parse({ native: { enabled: false } })
  const desktop = delivery({ settings: () => settings })
  expect(await desktop.deliver(group('a', 'critical'), signal)).toEqual({ kind: 'shown' })
  expect([native.shown.size, own.shown.size, told]).toEqual([0, 0, ['sound critical 80']])
})
