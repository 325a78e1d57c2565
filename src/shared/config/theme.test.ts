import { expect, test } from 'vitest'
import { themeOf } from './theme.js'

test.each([
  ['dark', true, true, 'dark'],
  ['contrast', true, false, 'contrast'],
  ['system', false, false, 'dark'],
  ['system', true, false, 'light'],
  ['system', true, true, 'contrast'],
  ['system', false, true, 'contrast']
] as const)('%s, with a system that is light: %s, and asks for contrast: %s, is %s', (chosen, isLight, isContrast, theme) => {
  expect(themeOf(chosen, { isLight, isContrast })).toBe(theme)
})
