import { describe, expect, test } from 'vitest'
import { shortcutOf, shortcutProblem, shownKeys, type KeyPress } from './shortcut.js'

const press = (key: string, more: Partial<KeyPress> = {}): KeyPress => ({ key, code: '', ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...more })

describe('the text of a shortcut', () => {
  test.each(['', 'Mod+K', 'Mod+Shift+K', 'Mod+Alt+Shift+F12', 'Alt+1', 'F5', 'Shift+F5', '?', '/', 'Mod+=', 'Mod+-', 'Mod+0', 'Mod+,'])('"%s" can be used', (keys) => {
    expect(shortcutProblem(keys)).toBeNull()
  })

  test.each([
    ['mod+k', /not a shortcut/],
    ['Shift+Mod+K', /not a shortcut/],
    ['Ctrl+K', /not a shortcut/],
    ['Mod+', /not a shortcut/],
    ['Mod+Enter', /not a shortcut/],
    ['F25', /not a shortcut/],
    ['ArrowDown', /not a shortcut/],
    ['Mod+é', /not a shortcut/],
    ['K', /belong to tables/],
    ['Shift+K', /belong to tables/],
    ['0', /belong to tables/],
    ['-', /belong to tables/],
    ['Shift+?', /without Shift/],
    ['Mod+C', /kept by the system/],
    ['Alt+F4', /kept by the system/]
  ])('"%s" cannot: %s', (keys, words) => {
    expect(shortcutProblem(keys)).toMatch(words)
  })
})

describe('a key that went down', () => {
  test.each([
    [press('k', { ctrlKey: true }), 'Mod+K'],
    [press('K', { ctrlKey: true, shiftKey: true }), 'Mod+Shift+K'],
    [press('?', { shiftKey: true }), '?'],
    [press('+', { ctrlKey: true, shiftKey: true }), 'Mod+='],
    [press('=', { ctrlKey: true }), 'Mod+='],
    [press('_', { ctrlKey: true, shiftKey: true }), 'Mod+-'],
    [press('F5'), 'F5'],
    // Of a French keyboard, and of a Russian one.
    [press('&', { altKey: true, code: 'Digit1' }), 'Alt+1'],
    [press('л', { ctrlKey: true, code: 'KeyK' }), 'Mod+K'],
    [press('Control', { ctrlKey: true }), null],
    [press('ArrowDown'), null],
    [press(' '), null],
    [press('k', { metaKey: true }), null]
  ])('%j is %s', (given, keys) => {
    expect(shortcutOf(given, false)).toBe(keys)
  })

  test('on a Mac Command is Mod, and Alt with a digit is the digit', () => {
    expect(shortcutOf(press('k', { metaKey: true }), true)).toBe('Mod+K')
    expect(shortcutOf(press('¡', { altKey: true, code: 'Digit1' }), true)).toBe('Alt+1')
    expect(shortcutOf(press('k', { ctrlKey: true }), true)).toBeNull()
  })
})

test('is shown as the keyboard has it', () => {
  expect(shownKeys('Mod+Shift+K', false)).toEqual(['Ctrl', 'Shift', 'K'])
  expect(shownKeys('Mod+Shift+K', true)).toEqual(['⌘', '⇧', 'K'])
  expect(shownKeys('Mod+=', false)).toEqual(['Ctrl', '+'])
  expect(shownKeys('', false)).toEqual([])
})
