/** The link of the panel around a component. */
import { createContext, useCallback, useContext } from 'react'
import type { ListedContract } from '../panels/chart/instrument-of.js'
import { driveLink, useLinks } from './link-store.js'

/** Name of the panel; null: outside of any. */
export const PanelNameContext = createContext<string | null>(null)

export interface PanelLink {
  /** What is chosen in the panel's colour; null: nothing yet, or the panel has no colour. */
  readonly linked: ListedContract | null
  /** It was chosen in this panel. */
  readonly isOwn: boolean
  readonly drive: (contract: ListedContract) => void
}

/** @param own name of the panel, where the component is the panel itself */
export function usePanelLink(own: string | null = null): PanelLink {
  const around = useContext(PanelNameContext)
  const panel = own ?? around
  const chosen = useLinks(({ colors, chosen: byColor }) => { const color = panel === null ? undefined : colors[panel]; return color === undefined ? undefined : byColor[color] })
  const drive = useCallback((contract: ListedContract) => {
    if (panel !== null) driveLink(panel, contract)
  }, [panel])
  return { linked: chosen?.contract ?? null, isOwn: chosen?.by === panel, drive }
}
