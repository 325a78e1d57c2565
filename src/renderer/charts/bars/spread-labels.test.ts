import { expect, test } from 'vitest'
import { spreadLabels } from './spread-labels.js'

test('labels that have room stay where they are', () => {
  expect(spreadLabels([100, 20, 60], 14, 400)).toEqual([100, 20, 60])
})

test('those that would cover each other are parted downwards, in their order', () => {
  expect(spreadLabels([102, 100, 101], 14, 400)).toEqual([128, 100, 114])
})

test('at the lower edge they are parted upwards', () => {
  expect(spreadLabels([395, 398], 14, 400)).toEqual([386, 400])
  expect(spreadLabels([], 14, 400)).toEqual([])
})
