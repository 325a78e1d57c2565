/** Which screen is shown; kept in the address so that a reload stays there. Knows no screen, so that every screen may lead to another. */
import { create } from 'zustand'

export const useScreen = create<{ readonly name: string }>(() => ({ name: window.location.hash.slice(1) || 'overview' }))

export function show(name: string): void {
  window.location.hash = name
  useScreen.setState({ name })
}
