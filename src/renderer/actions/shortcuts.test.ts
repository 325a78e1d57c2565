import { describe, expect, test } from 'vitest'
import { shortcutsOf, withShortcut } from './shortcuts.js'

const actions = [
  { id: 'a', title: 'First', shortcut: 'Mod+K' },
  { id: 'b', title: 'Second', shortcut: 'Alt+1' },
  { id: 'c', title: 'Third', shortcut: null }
]
const keys = (changed: Record<string, string>): Record<string, string> => Object.fromEntries(shortcutsOf(actions, changed).keysOf)

describe('the shortcuts in force', () => {
  test('are the own ones where nothing was changed', () => {
    expect(keys({})).toEqual({ a: 'Mod+K', b: 'Alt+1' })
    expect(shortcutsOf(actions, {}).actionOf.get('Alt+1')).toBe('b')
  })

  test('a changed one takes precedence, and the loser is named with the holder', () => {
    const { keysOf, actionOf, clashes } = shortcutsOf(actions, { c: 'Mod+K' })
    expect(Object.fromEntries(keysOf)).toEqual({ b: 'Alt+1', c: 'Mod+K' })
    expect(actionOf.get('Mod+K')).toBe('c')
    expect(Object.fromEntries(clashes)).toEqual({ a: { keys: 'Mod+K', holder: 'Third' } })
  })

  test('the first of two changed ones keeps the keys', () => {
    expect(keys({ c: 'F5', b: 'F5' })).toEqual({ a: 'Mod+K', b: 'F5' })
  })

  test('an empty one is no shortcut and clashes with nothing', () => {
    const { keysOf, clashes } = shortcutsOf(actions, { a: '', b: '' })
    expect([...keysOf, ...clashes]).toEqual([])
  })

  test('names of an action that there is not, and of what every object has, do nothing', () => {
    expect(keys({ gone: 'F9' })).toEqual({ a: 'Mod+K', b: 'Alt+1' })
    expect(Object.fromEntries(shortcutsOf([{ id: 'constructor', title: 'x', shortcut: 'F1' }], {}).keysOf)).toEqual({ constructor: 'F1' })
  })
})

describe('a change', () => {
  test('takes the keys from whatever had them', () => {
    const changed = withShortcut(actions, {}, 'c', 'Mod+K')
    expect(changed).toEqual({ a: '', c: 'Mod+K' })
    expect(shortcutsOf(actions, changed).clashes.size).toBe(0)
  })

  test('back to the own keys is no change any more', () => {
    expect(withShortcut(actions, { a: 'F5' }, 'a', 'Mod+K')).toEqual({})
    expect(withShortcut(actions, { c: 'F5' }, 'c', '')).toEqual({})
  })

  test('back to own keys that another has meanwhile takes them back', () => {
    expect(withShortcut(actions, { a: '', c: 'Mod+K' }, 'a', 'Mod+K')).toEqual({ c: '' })
  })

  test('to the same keys changes nothing else', () => {
    expect(withShortcut(actions, { c: 'F5' }, 'c', 'F5')).toEqual({ c: 'F5' })
  })

  test('none takes a shortcut away', () => {
    expect(withShortcut(actions, {}, 'b', '')).toEqual({ b: '' })
  })
})
