import { useEffect } from 'react'
import { tellFailure } from '../actions/action-failure.js'
import { useIsPainted } from '../components/use-is-painted.js'

/** Menus, links that lead outside, news of a page that died: loaded once the desk is on screen. */
export function useLateFurniture(): void {
  const isPainted = useIsPainted()
  useEffect(() => {
    if (!isPainted) return undefined
    let isOver = false
    let end = (): void => undefined
    import('./late-furniture.js').then(
      ({ startFurniture }) => {
        if (!isOver) end = startFurniture()
      },
      (fault: unknown) => {
        tellFailure(String(fault))
      }
    )
    return () => {
      isOver = true
      end()
    }
  }, [isPainted])
}
