import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { defaultSettings, parseSettings } from './parse-settings.js'

const file = (value: unknown): string => JSON.stringify(value)

describe('reading the settings file', () => {
  it('reads what it wrote', () => {
    const mine = { ...defaultSettings, desk: 'own', postgres: { ...defaultSettings.postgres, host: 'db', maxConnections: 2 } }
    expect(parseSettings(file(mine))).toEqual({ settings: mine, issues: [] })
  })

  it('takes defaults for what is missing', () => {
    expect(parseSettings('{}')).toEqual({ settings: defaultSettings, issues: [] })
  })

  it('says where JSON is broken and goes on with defaults', () => {
    const { settings, issues } = parseSettings('{"desk": "own",')
    expect(settings).toEqual(defaultSettings)
    expect(issues).toHaveLength(1)
    expect(issues[0]).toMatchObject({ field: '(file)', problem: expect.stringContaining('not valid JSON') as string })
  })

  it.each(['[]', '"x"', 'null', '3'])('does not take %s for settings', (text) => {
    expect(parseSettings(text).issues[0]).toMatchObject({ field: '(file)', value: text, problem: 'expected an object' })
  })

  it('names a wrong type by field and value, and uses all the rest', () => {
    const { settings, issues } = parseSettings(file({ ib: { port: 'four thousand', clientId: 12 }, desk: 'own' }))
    expect(issues).toHaveLength(1)
    expect(issues[0]).toMatchObject({ field: 'ib.port', value: '"four thousand"' })
    expect(settings.ib).toEqual({ ...defaultSettings.ib, clientId: 12 })
    expect(settings.desk).toBe('own')
  })

  it('shows no password of an address, wherever somebody wrote it', () => {
    const address = `postgres://reader:hunter2${'x'.repeat(90)}@db/desk`
    for (const text of [file({ postgres: address }), file({ postgresUrl: address }), file({ ib: { port: address } }), `"${address}" and more`, `${file({ postgres: { url: address } })}"`]) {
      const { issues } = parseSettings(text)
      expect(issues).toHaveLength(1)
      expect(JSON.stringify(issues)).not.toContain('hunter2')
    }
  })

  it('names an unknown key, and the choices of a wrong word', () => {
    const { issues } = parseSettings(file({ colour: 'red', appearance: { theme: 'pink' } }))
    expect(issues.map((issue) => issue.field).sort()).toEqual(['appearance.theme', 'colour'])
    expect(issues.find((issue) => issue.field === 'appearance.theme')?.remedy).toContain('system, dark, light')
  })

  it('sets aside wrong entries of the watch list, each by its place, and keeps the others in order', () => {
    const entry = (conId: string): object => ({
      conId, symbol: 'S', localSymbol: '', secType: 'STK', exchange: 'SMART', primaryExchange: '', currency: 'USD', multiplier: '1', description: ''
    })
    const { settings, issues } = parseSettings(file({ watchList: [entry('1'), { ...entry('x'), symbol: 3 }, entry('2'), entry('1'), entry('3'), 'AAPL'] }))
    expect(settings.watchList.map(({ conId }) => conId)).toEqual(['1', '2', '3'])
    expect(issues.map(({ field }) => field)).toEqual(['watchList.1.conId', 'watchList.1.symbol', 'watchList.5', 'watchList.2'])
    expect(issues.at(-1)).toMatchObject({ problem: 'contract 1 is in the list twice' })
  })

  it('sets aside a shortcut that is none and one that another action has, each by its name', () => {
    const { settings, issues } = parseSettings(file({ shortcuts: { 'refresh-desk': 'F5', 'show-shortcuts': 'F5', 'open-palette': 'K', 'zoom-in': '' } }))
    expect(settings.shortcuts).toEqual({ 'refresh-desk': 'F5', 'zoom-in': '' })
    expect(Object.fromEntries(issues.map(({ field, problem }) => [field, problem]))).toEqual({
      'shortcuts.open-palette': expect.stringContaining('add Mod or Alt') as string,
      'shortcuts.show-shortcuts': 'F5 is the shortcut of refresh-desk already'
    })
  })

  it('uses what it can of a newer file and says so', () => {
    const { settings, issues } = parseSettings(file({ version: 9, desk: 'own', hologram: true }))
    expect(settings.desk).toBe('own')
    expect(issues.map((issue) => issue.field)).toEqual(['version', 'hologram'])
  })

  it('refuses client 0, which would bind orders placed by hand', () => {
    const { settings, issues } = parseSettings(file({ ib: { clientId: 0 } }))
    expect(issues[0]?.field).toBe('ib.clientId')
    expect(settings.ib.clientId).not.toBe(0)
  })

  it('never repeats a password that somebody put there', () => {
    const { issues } = parseSettings(file({ postgres: { password: 'hunter2' } }))
    expect(JSON.stringify(issues)).not.toContain('hunter2')
    expect(issues[0]).toMatchObject({ field: 'postgres.password', value: '(hidden)' })
  })

  it('survives any JSON at all and always gives settings that it would accept', () => {
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue().map(file), fc.string()), (text) => {
        const { settings } = parseSettings(text)
        expect(parseSettings(file(settings))).toEqual({ settings, issues: [] })
      })
    )
  })

  it.each([{}, { zone: 'utc' }, { zone: 5, from: {} }, [], [{}]])('does without quiet hours of which a part is missing: %j', (quietHours) => {
    const { settings, issues } = parseSettings(file({ notifications: { quietHours, criticalPasses: false } }))
    expect(settings.notifications).toEqual({ ...defaultSettings.notifications, criticalPasses: false })
    expect(issues.length).toBeGreaterThan(0)
    expect(issues.every(({ field }) => field.startsWith('notifications.quietHours'))).toBe(true)
  })

  it('survives damage to any one field', () => {
    const fields = Object.entries(defaultSettings).flatMap(([group, value]) => (typeof value === 'object' ? Object.keys(value).map((member) => [group, member] as const) : []))
    fc.assert(
      fc.property(fc.constantFrom(...fields), fc.jsonValue(), ([group, member], value) => {
        const { settings } = parseSettings(file({ [group]: { [member]: value } }))
        expect(parseSettings(file(settings)).issues).toEqual([])
      })
    )
  })
})
