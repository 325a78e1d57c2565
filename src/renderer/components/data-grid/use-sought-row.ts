/** A row that was asked for from elsewhere: sought until it is there, then marked for a while. */
import { useCallback, useEffect, useState } from 'react'
import type { GridRequest } from './grid-requests.js'

/** Milliseconds that it stays marked. It stands and then goes, as everything that is marked here. */
export const FOUND_MARK_MS = 6_000
/** Milliseconds that it is waited for: a row that comes hours later must not take the hand away from where it is then. */
const SOUGHT_MS = 10_000

export interface SoughtRow {
  /** Key of the row to go to as soon as it is there. */
  readonly sought: string | null
  /** Key of the row that is marked. */
  readonly found: string | null
  readonly seek: (request: Pick<GridRequest, 'row' | 'onFound'>) => void
  readonly end: () => void
}

type Request = Pick<GridRequest, 'row' | 'onFound'>

export function useSoughtRow(): SoughtRow {
  const [request, seek] = useState<Request>({ row: null })
  useEffect(() => {
    if (request.row === null) return undefined
    const timer = setTimeout(() => { seek({ row: null }) }, SOUGHT_MS)
    return () => { clearTimeout(timer) }
  }, [request])
  const [found, setFound] = useState<{ readonly row: string } | null>(null)
  useEffect(() => {
    if (found === null) return undefined
    const timer = setTimeout(() => { setFound(null) }, FOUND_MARK_MS)
    return () => { clearTimeout(timer) }
  }, [found])
  const end = useCallback(() => {
    if (request.row === null) return
    setFound({ row: request.row })
    seek({ row: null })
    request.onFound?.()
  }, [request])
  return { sought: request.row, found: found?.row ?? null, seek, end }
}
