/** What the page asks before the desk is on screen: main can answer these before the rest of the contract is loaded. */
import { z } from 'zod'
import { settings } from '../config/settings.js'
import { deskStatus } from '../state/status.js'
import { deskPatch } from './desk-patch.js'
import { request } from './request-definition.js'

export const firstRequests = {
  'desk:open': request(
    z.undefined(),
    z.object({
      patch: deskPatch,
      status: deskStatus,
      /** Appearance and desk choice, for the first paint. */
      settings,
      /** Packaged: installed by a person, not run from its sources. */
      app: z.object({ version: z.string(), electron: z.string(), platform: z.string(), sandboxed: z.boolean(), packaged: z.boolean() })
    }),
    5_000
  ),
  /** The page has the desk on screen, at this epoch millisecond of its own clock: backends may now be tried. */
  'desk:painted': request(z.object({ at: z.number().positive() }), z.null(), 5_000)
} as const
