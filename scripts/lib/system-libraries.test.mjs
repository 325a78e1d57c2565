import { expect, it } from 'vitest'
import { missingInLdd, packagesFor } from './system-libraries.mjs'

const ldd = `
	linux-vdso.so.1 (0x00007ffd2b5f3000)
	libffmpeg.so => /cache/electron/libffmpeg.so (0x00007f2d6a200000)
	libnss3.so => not found
	libnssutil3.so => not found
	libgtk-3.so.0 => not found
	libc.so.6 => /lib/x86_64-linux-gnu/libc.so.6 (0x00007f2d69c00000)
	/lib64/ld-linux-x86-64.so.2 (0x00007f2d77a30000)
`

it('finds what ldd did not find', () => {
  expect(missingInLdd(ldd)).toEqual(['libnss3.so', 'libnssutil3.so', 'libgtk-3.so.0'])
  expect(missingInLdd('\tlibc.so.6 => /lib/libc.so.6 (0x0)\n')).toEqual([])
})

it('names each package once', () => {
  expect(packagesFor(missingInLdd(ldd))).toEqual({ packages: ['libnss3', 'libgtk-3-0'], unknown: [] })
})

it('keeps apart a library whose package it does not know', () => {
  expect(packagesFor(['libnss3.so', 'libnew.so.9'])).toEqual({ packages: ['libnss3'], unknown: ['libnew.so.9'] })
})
