/** What was chosen in a panel. It outlives the panel: one that is hidden behind another is not there. */
import { useCallback } from 'react'
import { create } from 'zustand'

const useChoices = create<Readonly<Record<string, string>>>(() => ({}))

/** @returns the choice, null before anything was chosen, and what changes it */
export function usePanelChoice(name: string): readonly [string | null, (choice: string) => void] {
  const chosen = useChoices((choices) => choices[name] ?? null)
  const choose = useCallback((choice: string) => { choosePanel(name, choice) }, [name])
  return [chosen, choose]
}

/** Chooses for a panel from elsewhere. */
export function choosePanel(name: string, choice: string): void {
  useChoices.setState({ [name]: choice })
}
