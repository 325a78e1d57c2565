/** What a chart within a panel says about itself when it is saved: the panel's title, and how true its data are then. */
import { createContext, type RefObject } from 'react'
import type { PanelTruth } from '../../shared/state/panel-truth.js'

export interface PanelCaption {
  readonly title: string
  readonly truth: PanelTruth
}

/** Kept up to date without drawing what reads it: truth changes with the clock. Null: there is no panel around. */
export const PanelCaptionContext = createContext<RefObject<PanelCaption> | null>(null)
