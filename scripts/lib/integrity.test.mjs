import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { verifyIntegrity } from './integrity.mjs'

// FIPS 180-2, appendix C.1: SHA-512 of "abc".
const ofAbc = 'sha512-3a81oZNherrMQXNJriBBMRLm+k6JqX6iCp7u5ktV05ohkpkqJ0/BqDa6PCOj/uu9RU1EI2Q86A4qmslPpUyknw=='

let dir = ''
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'pitwall-integrity-'))
})
afterAll(() => rm(dir, { recursive: true }))

it('accepts exactly the pinned content', async () => {
  await writeFile(join(dir, 'good'), 'abc')
  await expect(verifyIntegrity(join(dir, 'good'), ofAbc, 'thing@1')).resolves.toBeUndefined()
})

it('stops at any other content and names both values', async () => {
  await writeFile(join(dir, 'bad'), 'abd')
  const refusal = verifyIntegrity(join(dir, 'bad'), ofAbc, 'thing@1')
  await expect(refusal).rejects.toThrow(`expected ${ofAbc}`)
  await expect(refusal).rejects.toThrow(/thing@1 is not the file.*\n.*\n {2}found {4}sha512-(?!3a81o)[\w+/]{86}==/)
})
