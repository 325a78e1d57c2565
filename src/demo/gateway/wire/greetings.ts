/** Answers to a greeting. */
import type { EpochMs } from '../../../shared/lib/clock.js'
import { frame } from './frames.js'
import { stamp } from './stamps.js'

export function versionReply(version: number, now: EpochMs): Buffer {
  return frame([version, stamp(now, 'GMT')])
}

/** What no client of this protocol expects. */
export function wrongReply(kind: string, now: EpochMs): Buffer {
  if (kind === 'http') return Buffer.from('HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\nConnection: close\r\n\r\n')
  return frame([kind === 'nan' ? 'version' : kind, stamp(now, 'GMT')])
}
