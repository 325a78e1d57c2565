/** What went wrong with an action, until the next one or until it is closed. */
import { create } from 'zustand'

export const useActionFailure = create<{ readonly failure: string | null }>(() => ({ failure: null }))

export function tellFailure(failure: string | null): void {
  useActionFailure.setState({ failure })
}
