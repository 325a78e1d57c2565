import { useEffect, useState } from 'react'

/** False until what was drawn with it is on screen: for what may come a moment later than the first thing a person reads. */
export function useIsPainted(): boolean {
  const [isPainted, setPainted] = useState(false)
  useEffect(() => {
    // The first frame draws, the second begins when it has been handed over.
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => {
        setPainted(true)
      })
    })
    return () => {
      cancelAnimationFrame(frame)
    }
  }, [])
  return isPainted
}
