/** The way to an instrument from anywhere on the desk. */
import { linksText } from '../text/links.js'
import type { Action } from './action.js'
import { turnOverlay } from './overlay-store.js'

export const FIND_INSTRUMENT_ACTION = 'find-instrument'

export const linkActions: readonly Action[] = [
  { id: FIND_INSTRUMENT_ACTION, title: linksText.find, group: 'Go to', words: linksText.findWords, shortcut: 'Mod+I', overlays: true, run: () => { turnOverlay('instruments') } }
]
