/** The hand of a grid, which a grid that is made anew takes over from the one before: amounts are hidden, numbers written in another language. */
import { useLayoutEffect, useState } from 'react'
import { FIRST_HAND, type GridHand } from './grid-hand.js'

/** Of the grids that are on screen. */
const hands = new Map<string, GridHand>()

/** @param name under which the grid's layout is remembered */
export function useKeptHand(name: string): readonly [GridHand, (hand: GridHand) => void] {
  // The next grid is drawn while the one before it is still there.
  const [hand, setHand] = useState(() => hands.get(name) ?? FIRST_HAND)
  useLayoutEffect(() => {
    hands.set(name, hand)
    return () => {
      if (hands.get(name) === hand) hands.delete(name)
    }
  }, [name, hand])
  return [hand, setHand]
}
