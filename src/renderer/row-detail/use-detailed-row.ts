import { useState } from 'react'

/** The row as it is now; once it has left its table, as it was last. */
export function useDetailedRow<R>(rows: readonly R[], keyOf: (row: R) => string, key: string): { readonly row: R | undefined, readonly isGone: boolean } {
  const now = rows.find((row) => keyOf(row) === key)
  const [last, setLast] = useState({ key, row: now })
  if (last.key !== key || (now !== undefined && now !== last.row)) setLast({ key, row: now })
  return { row: now ?? (last.key === key ? last.row : undefined), isGone: now === undefined }
}
