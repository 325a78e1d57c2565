import { describe, expect, it } from 'vitest'
import { offeredAction } from '../../shared/ipc/offered-action.js'
import type { Action } from '../actions/action.js'
import { offeredActions } from './offered-actions.js'

const action = (id: string, more: Partial<Action> = {}): Action => ({ id, title: id, group: 'View', words: '', shortcut: null, run: () => undefined, ...more })

describe('the actions offered to the menus', () => {
  it('carry the keys in force, a person\'s own before those they come with', () => {
    const offered = offeredActions([action('refresh', { shortcut: 'Mod+R' }), action('palette', { shortcut: 'Mod+K' }), action('logs')], { logs: 'Mod+R', palette: '' })
    expect(offered.map(({ id, keys }) => [id, keys])).toEqual([['refresh', null], ['palette', null], ['logs', 'Mod+R']])
  })

  it('say what cannot be done now, and which of a choice is in force', () => {
    const offered = offeredActions([action('mend', { isAvailable: () => false }), action('dark', { choice: 'Theme', isAvailable: () => false }), action('light', { choice: 'Theme', isAvailable: () => true })], {})
    expect(offered.map(({ isEnabled, isChosen }) => [isEnabled, isChosen])).toEqual([[false, false], [false, true], [true, false]])
  })

  it('fit what main takes', () => {
    expect(offeredAction.array().safeParse(offeredActions([action('a', { choice: 'Theme', shortcut: 'F11' })], {})).success).toBe(true)
  })
})
