import { useMemo } from 'react'
import { slices, type SliceKey } from '../../shared/state/slices.js'
import { answered, type Answered } from '../../shared/state/answered.js'
import { useMetas, useReach } from './hooks.js'

/** Whether the sources of these slices have ever answered. */
export function useAnswered(keys: readonly SliceKey[]): Answered {
  const metas = useMetas(keys)
  const reach = useReach()
  return useMemo(
    () => answered(keys.flatMap((key, index) => { const meta = metas[index]; return meta === undefined ? [] : [{ source: slices[key].source, meta }] }), reach),
    [keys, metas, reach]
  )
}
