/** The last lines of the log, as a person may send them on. */
import { open } from 'node:fs/promises'

/** Bytes from the end that are looked at. */
const TAIL_BYTES = 64 * 1_024

/** Fields that every line has, or that are said otherwise. */
const KNOWN: ReadonlySet<string> = new Set(['level', 'time', 'pid', 'msg', 'err'])

const levels: Readonly<Record<number, string>> = { 10: 'trace', 20: 'debug', 30: 'info', 40: 'warn', 50: 'error', 60: 'fatal' }

/** One line of the log in words; null: none of the log's. An error is said with its type, its code and its message; deeper fields stay out. */
export function readableLine(line: string): string | null {
  let found: unknown
  try {
    found = JSON.parse(line)
  } catch {
    return null // Begun before the part that was read, or not written whole.
  }
  if (typeof found !== 'object' || found === null) return null
  const fields = found as Readonly<Record<string, unknown>>
  const err = typeof fields['err'] === 'object' && fields['err'] !== null ? (fields['err'] as Readonly<Record<string, unknown>>) : {}
  const said = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : '')
  const others = Object.entries(fields).filter(([name, value]) => !KNOWN.has(name) && said(value) !== '').map(([name, value]) => `${name}=${said(value)}`)
  const error = [said(err['type']), said(err['code']), said(err['message'])].filter((part) => part !== '').join(' ')
  return [said(fields['time']), levels[Number(fields['level'])] ?? '?', said(fields['msg']), ...others, error].filter((part) => part !== '').join(' ')
}

/** The last lines, the newest last. @throws the file system's own error */
export async function logTail(path: string, lines: number): Promise<readonly string[]> {
  const file = await open(path, 'r')
  try {
    const { size } = await file.stat()
    const length = Math.min(size, TAIL_BYTES)
    const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, size - length)
    return buffer.toString('utf8', 0, bytesRead).split('\n').map(readableLine).filter((line) => line !== null).slice(-lines)
  } finally {
    await file.close()
  }
}
