/** What can be done with the list of workspaces; each answer is a list that the file takes. */
import { LONGEST_NAME, MOST_WORKSPACES, type DockLayout, type ShippedWorkspace, type Workspace, type Workspaces } from '../../shared/workspace/workspaces.js'

export function currentOf({ current, all }: Workspaces): Workspace {
  const found = all.find(({ id }) => id === current) ?? all[0]
  if (found === undefined) throw new Error('a list of workspaces is never empty')
  return found
}

/** The name, or the name with the first number that no other workspace has. */
export function freeName(wanted: string, taken: readonly string[]): string {
  const name = wanted.trim().slice(0, LONGEST_NAME)
  if (!taken.includes(name)) return name
  for (let number = 2; ; number += 1) {
    const end = ` ${String(number)}`
    const numbered = name.slice(0, LONGEST_NAME - end.length) + end
    if (!taken.includes(numbered)) return numbered
  }
}

const namesOf = (all: readonly Workspace[]): readonly string[] => all.map(({ name }) => name)

export function isFull({ all }: Workspaces): boolean {
  return all.length >= MOST_WORKSPACES
}

/** Adds a workspace after the current one and shows it. The same list where there is no room. */
function added(before: Workspaces, fresh: Workspace): Workspaces {
  if (isFull(before)) return before
  const place = before.all.findIndex(({ id }) => id === before.current) + 1
  return { ...before, current: fresh.id, all: before.all.toSpliced(place, 0, { ...fresh, name: freeName(fresh.name, namesOf(before.all)) }) }
}

export function created(before: Workspaces, id: string, name: string, base: ShippedWorkspace): Workspaces {
  return added(before, { id, name, base, layout: null })
}

/** Its windows stay with the first: the copy has their panels in the main window. */
export function duplicated(before: Workspaces, id: string, layout: DockLayout): Workspaces {
  const original = currentOf(before)
  const docked = layout.windows.map(({ row }) => ({ ...row, weight: 30 }))
  const parts = docked.length === 0 ? layout.row.parts : [...layout.row.parts, ...docked]
  return added(before, { ...original, id, layout: { row: { ...layout.row, parts }, maximized: layout.maximized, windows: [] } })
}

export function renamed(before: Workspaces, id: string, name: string): Workspaces {
  if (name.trim() === '') return before
  const others = namesOf(before.all.filter((one) => one.id !== id))
  return { ...before, all: before.all.map((one) => (one.id === id ? { ...one, name: freeName(name, others) } : one)) }
}

/** The one after it is shown then. The last one stays. */
export function removed(before: Workspaces, id: string): Workspaces {
  const place = before.all.findIndex((one) => one.id === id)
  if (place < 0 || before.all.length === 1) return before
  const all = before.all.toSpliced(place, 1)
  const next = all[Math.min(place, all.length - 1)]
  return { ...before, all, current: before.current === id && next !== undefined ? next.id : before.current }
}

export function switched(before: Workspaces, id: string): Workspaces {
  return before.all.some((one) => one.id === id) ? { ...before, current: id } : before
}

/** @param by 1: the next; -1: the one before; around the ends */
export function stepped(before: Workspaces, by: 1 | -1): Workspaces {
  const place = before.all.findIndex(({ id }) => id === before.current)
  return { ...before, current: before.all[(place + by + before.all.length) % before.all.length]?.id ?? before.current }
}

/** @param layout null: as it comes with Pitwall */
export function arranged(before: Workspaces, id: string, layout: DockLayout | null): Workspaces {
  return { ...before, all: before.all.map((one) => (one.id === id ? { ...one, layout } : one)) }
}
