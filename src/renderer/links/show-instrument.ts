/** Leads the desk to an instrument, from wherever the hand is. */
import { focusedPage } from '../stores/desk-pages.js'
import { openChart } from '../panels/chart/open-chart.js'
import type { ListedContract } from '../panels/chart/instrument-of.js'
import { driveAll, driveLink, useLinks } from './link-store.js'

/**
 * The panels of the colour of the panel that has the focus show it; without one, those of every colour. Where no panel is
 * linked, its chart is shown.
 * @param panel the one with the focus; null: none
 */
export function showInstrument(contract: ListedContract, panel: string | null): void {
  if (panel !== null && useLinks.getState().colors[panel] !== undefined) driveLink(panel, contract)
  else if (!driveAll(contract)) openChart(contract)
}

const PANEL = 'panel-'

/** Name of the panel that has the focus; null: none has. */
export function focusedPanel(): string | null {
  const name = focusedPage().activeElement?.closest(`[data-testid^="${PANEL}"]`)?.getAttribute('data-testid')
  return name == null ? null : name.slice(PANEL.length)
}
