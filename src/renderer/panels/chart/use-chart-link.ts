/** The chart in its colour: it shows what is chosen there, and what is chosen in it drives the others. */
import { useEffect, useRef } from 'react'
import { usePanelLink } from '../../links/panel-link.js'
import { resolvedContract } from '../../links/resolved-contract.js'
import { deskStore } from '../../stores/desk-store.js'
import { useShell } from '../../stores/shell-store.js'
import { chooseInstrument, useChart } from './chart-store.js'
import { instrumentOf, type ListedContract } from './instrument-of.js'

function knownContracts(): readonly ListedContract[] {
  const { brokerPositions, fills, brokerOrders } = deskStore.getState().tables
  return [...brokerPositions.rows, ...brokerOrders.rows, ...fills.rows, ...(useShell.getState().settings?.watchList ?? [])]
}

export function useChartLink(panel: string): void {
  const { linked, isOwn, drive } = usePanelLink(panel)
  const instrument = useChart((chart) => chart.instrument)
  useEffect(() => {
    if (linked === null || isOwn) return
    const wanted = instrumentOf(resolvedContract(linked, knownContracts()))
    if (wanted === null) useChart.setState({ search: linked.symbol })
    else if (wanted.conId !== useChart.getState().instrument?.conId) chooseInstrument(wanted)
  }, [linked, isOwn])
  const shown = useRef(instrument)
  useEffect(() => {
    // What it showed before it was opened is not chosen now.
    if (instrument === null || instrument === shown.current) return
    shown.current = instrument
    drive(instrument)
  }, [instrument, drive])
}
