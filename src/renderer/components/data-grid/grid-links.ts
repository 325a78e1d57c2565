/** How a grid takes part in the colour of its panel: it shows what is chosen there, and chooses. */
import { useEffect, useRef } from 'react'
import { isSameContract } from '../../links/link-store.js'
import { usePanelLink } from '../../links/panel-link.js'
import type { ListedContract } from '../../panels/chart/instrument-of.js'

export interface GridLink<R> {
  readonly isLinked: (row: R) => boolean
  /** The person is at this row now. */
  readonly drive: (row: R) => void
}

/** @param jump leads to the first row of an instrument that another panel has chosen; called once for each choice */
export function useGridLink<R>(contractOf: ((row: R) => ListedContract) | undefined, jump: (isWanted: (row: R) => boolean) => void): GridLink<R> {
  const { linked, isOwn, drive } = usePanelLink()
  const latest = useRef(jump)
  useEffect(() => {
    latest.current = jump
  })
  const isOf = (row: R): boolean => linked !== null && contractOf !== undefined && isSameContract(contractOf(row), linked)
  useEffect(() => {
    if (linked !== null && !isOwn && contractOf !== undefined) latest.current((row) => isSameContract(contractOf(row), linked))
  }, [linked, isOwn, contractOf])
  return { isLinked: isOf, drive: (row) => { if (contractOf !== undefined) drive(contractOf(row)) } }
}
