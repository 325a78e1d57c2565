import { useCallback, useEffect, useRef } from 'react'

/** The same function each time that calls the one of the last drawing: rows that are not drawn again keep it. */
export function useStable<A extends readonly unknown[]>(latest: (...inputs: A) => void): (...inputs: A) => void {
  const current = useRef(latest)
  useEffect(() => {
    current.current = latest
  })
  return useCallback((...inputs: A) => { current.current(...inputs) }, [])
}
