/** Waiting no longer than is worth it. Nothing is cancelled: whoever gives up says so to the work by other means. */

/** What the work settles with, or `late` where that takes longer than so many milliseconds. @rejects what the work rejects with until then */
export async function settledWithin<T, L>(work: Promise<T>, ms: number, late: L): Promise<T | L> {
  let timer: NodeJS.Timeout | undefined
  const patience = new Promise<L>((resolve) => {
    timer = setTimeout(resolve, ms, late)
  })
  try {
    return await Promise.race([work, patience])
  } finally {
    clearTimeout(timer)
  }
}
