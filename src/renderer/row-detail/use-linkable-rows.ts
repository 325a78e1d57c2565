import { useMemo } from 'react'
import { useRows } from '../stores/hooks.js'
import { useOpenOrders, usePositions } from '../stores/views.js'
import type { LinkableRows } from './linked-rows.js'

/** The rows of the desk among which those are looked for that belong together. */
export function useLinkableRows(): LinkableRows {
  const [positions, orders, fills, signals, databaseOrders] = [usePositions(), useOpenOrders(), useRows('fills'), useRows('signals'), useRows('databaseOrders')]
  return useMemo(() => ({ positions, orders, fills, signals, databaseOrders }), [positions, orders, fills, signals, databaseOrders])
}
