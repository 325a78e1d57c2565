import { describe, expect, it } from 'vitest'
import { isPublicAddress, namesOwnMachine } from './address-guard.js'

describe('an address', () => {
  it.each(['1.1.1.1', '8.8.8.8', '172.32.0.1', '100.128.0.1', '2606:4700:4700::1111', '2a00:1450:4001::1'])('%s is of the internet', (address) => {
    expect(isPublicAddress(address)).toBe(true)
  })

  it.each([
    '127.0.0.1', '127.9.9.9', '10.0.0.1', '172.16.0.1', '172.31.255.255', '192.168.1.1', '169.254.169.254', '100.64.0.1', '0.0.0.0', '224.0.0.1', '255.255.255.255', '198.18.0.1',
    '::', '::1', '::ffff:127.0.0.1', '::ffff:8.8.8.8', '64:ff9b::7f00:1', 'fe80::1', 'fc00::1', 'fd12::1', 'ff02::1', '2002:7f00:1::', '2001::1', '2001:db8::1', 'localhost', ''
  ])('%s is not', (address) => {
    expect(isPublicAddress(address)).toBe(false)
  })
})

it.each([
  ['http://127.0.0.1:8080/x', true],
  ['http://[::1]/', true],
  ['http://0x7f000001/', true],
  ['http://2130706433/', true],
  ['https://localhost/', true],
  ['https://ntfy.localhost./', true],
  ['http://192.168.1.5/', true],
  ['https://1.1.1.1/', false],
  ['https://ntfy.sh/topic', false],
  ['https://localhost.example.com/', false]
])('%s means a machine of one\'s own: %s', (text, own) => {
  expect(namesOwnMachine(new URL(text))).toBe(own)
})
