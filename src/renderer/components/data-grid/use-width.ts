import { useLayoutEffect, useState, type RefObject } from 'react'

/** Pixels within an element that its content can use, scrollbar excluded; null before it is on the page. */
export function useWidth(element: RefObject<HTMLElement | null>): number | null {
  const [width, setWidth] = useState<number | null>(null)
  useLayoutEffect(() => {
    const place = element.current
    if (place === null) return undefined
    const measure = (): void => {
      setWidth(place.clientWidth)
    }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(place)
    return () => {
      observer.disconnect()
    }
  }, [element])
  return width
}
