import { describe, expect, test } from 'vitest'
import { brokerOrder } from '../../../test/fixtures/domain-rows.js'
import { decimal } from '../lib/decimal.js'
import { isStopKind, isTargetKind, isTrailingKind, isTriggerKind, orderKind, orderKinds, triggerKind } from './order-kind.js'
import { brokerOrderState, databaseOrderState, isAtWork, isEnded, orderStates, triggerOrderState } from './order-state.js'

const NONE = decimal(0)
const ALL = decimal(100)

describe('the type of an order', () => {
  test.each([
    ['MKT', 'market'], ['LMT', 'limit'], ['STP', 'stop'], ['STP LMT', 'stop-limit'], ['TRAIL', 'trailing-stop'], ['TRAIL LIMIT', 'trailing-stop-limit'],
    ['MIT', 'market-if-touched'], ['LIT', 'limit-if-touched'], ['stop_limit', 'stop-limit'], ['Trailing-Stop', 'trailing-stop'], ['trailing_stop', 'trailing-stop'],
    ['market', 'market'], ['PEG BEST', 'other'], ['', 'other'], ['constructor', 'other']
  ])('%s is %s', (word, kind) => {
    expect(orderKind(word)).toBe(kind)
  })

  test.each([
    ['take_profit', null, 'market-if-touched'], ['take_profit', decimal(1), 'limit-if-touched'], ['stop_loss', null, 'stop'], ['stop_loss', decimal(1), 'stop-limit'],
    ['trailing_stop', null, 'trailing-stop'], ['TRAILING_STOP', decimal(1), 'trailing-stop-limit'], ['conditional', null, 'conditional'], ['iceberg', null, 'conditional']
  ])('a trigger of type %s with limit %s becomes a %s', (triggerType, limitPrice, kind) => {
    expect(triggerKind({ triggerType, limitPrice })).toBe(kind)
  })

  test('protects, takes profit, or does neither', () => {
    expect(orderKinds.filter(isStopKind)).toEqual(['stop', 'stop-limit', 'trailing-stop', 'trailing-stop-limit'])
    expect(orderKinds.filter(isTrailingKind)).toEqual(['trailing-stop', 'trailing-stop-limit'])
    expect(orderKinds.filter(isTargetKind)).toEqual(['limit', 'market-if-touched', 'limit-if-touched'])
    expect(orderKinds.filter((kind) => !isTriggerKind(kind))).toEqual(['market', 'limit', 'other'])
  })
})

describe('the state of an order at IB', () => {
  test.each([
    ['Submitted', '', 'LMT', 'working', null],
    ['PreSubmitted', '', 'STP', 'working', null],
    ['PreSubmitted', 'trigger', 'STP', 'working', null],
    ['PreSubmitted', 'trigger', 'TRAIL', 'working', null],
    ['PreSubmitted', 'child,trigger', 'STP', 'held', 'parent'],
    ['PreSubmitted', 'child', 'LMT', 'held', 'parent'],
    ['PreSubmitted', 'locate', 'LMT', 'held', 'locate'],
    ['PreSubmitted', 'trigger', 'LMT', 'held', 'trigger'],
    ['PreSubmitted', '', 'LMT', 'held', 'release'],
    ['PendingSubmit', '', 'LMT', 'pending', null],
    ['ApiPending', '', 'LMT', 'pending', null],
    ['PendingCancel', '', 'LMT', 'pending', null],
    ['Inactive', '', 'LMT', 'inactive', null],
    ['Filled', '', 'LMT', 'filled', null],
    ['Cancelled', '', 'LMT', 'cancelled', null],
    ['ApiCancelled', '', 'LMT', 'cancelled', null],
    ['Dreaming', '', 'LMT', 'unknown', null]
  ])('%s (%s) %s is %s', (status, whyHeld, orderType, state, heldFor) => {
    const word = whyHeld === '' ? status : `${status} (${whyHeld})`
    expect(brokerOrderState(brokerOrder({ status, whyHeld, orderType }))).toEqual({ state, heldFor, word })
  })

  test('is partially filled while something remains', () => {
    const partly = { filled: decimal(40), remaining: decimal(60) }
    expect(brokerOrderState(brokerOrder({ ...partly })).state).toBe('partially-filled')
    expect(brokerOrderState(brokerOrder({ ...partly, status: 'PreSubmitted', whyHeld: 'locate' })).state).toBe('partially-filled')
    expect(brokerOrderState(brokerOrder({ ...partly, status: 'PendingCancel' })).state).toBe('pending')
    expect(brokerOrderState(brokerOrder({ filled: ALL, remaining: NONE })).state).toBe('working')
  })
})

describe('the state of an order in the database', () => {
  test.each([
    ['open', 'working'], ['NEW', 'working'], ['partially_filled', 'partially-filled'], ['PARTIALLY-FILLED', 'partially-filled'], ['Pending New', 'pending'],
    ['pending_cancel', 'pending'], ['canceled', 'cancelled'], ['cancelled', 'cancelled'], ['expired', 'cancelled'], ['rejected', 'rejected'], ['failed', 'rejected'],
    ['filled', 'filled'], ['closed', 'filled'], ['suspended', 'inactive'], ['held', 'held'], ['', 'unknown'], ['wibble', 'unknown']
  ])('%s is %s', (word, state) => {
    expect(databaseOrderState(word, 'limit', NONE, ALL)).toMatchObject({ state, word })
  })

  test('follows IB where it keeps IB\'s word, and its own fills', () => {
    expect(databaseOrderState('PreSubmitted', 'stop', NONE, ALL)).toMatchObject({ state: 'working', heldFor: null })
    expect(databaseOrderState('PreSubmitted', 'limit', NONE, ALL)).toMatchObject({ state: 'held', heldFor: 'release' })
    expect(databaseOrderState('open', 'limit', decimal(1), decimal(99)).state).toBe('partially-filled')
    expect(databaseOrderState('filled', 'limit', decimal(1), decimal(99)).state).toBe('filled')
  })

  test.each([
    ['active', 'working'], ['pending', 'working'], ['Waiting', 'working'], ['armed', 'working'], ['pre_submitted', 'working'], ['triggered', 'triggered'],
    ['cancelled', 'cancelled'], ['pending_cancel', 'pending'], ['held', 'held'], ['disabled', 'inactive'], ['odd', 'unknown']
  ])('a trigger order that is %s is %s', (word, state) => {
    expect(triggerOrderState(word)).toEqual({ state, word, heldFor: state === 'held' ? 'release' : null })
  })
})

test('an order is at work, ended, or neither', () => {
  expect(orderStates.filter(isAtWork)).toEqual(['working', 'partially-filled'])
  expect(orderStates.filter(isEnded)).toEqual(['filled', 'triggered', 'cancelled', 'rejected'])
})
