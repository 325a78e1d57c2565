/** What a demo desk's folder says about itself: passwords made for it, and whether its database was completed. */
import { randomBytes } from 'node:crypto'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'

/** Raised when history or contract change in a way that an older folder cannot follow: it is then made anew. */
export const DESK_FORMAT = 1

const deskFile = z.object({
  format: z.literal(DESK_FORMAT),
  seed: z.int(),
  adminPassword: z.string().min(1),
  readerPassword: z.string().min(1),
  /** How often it has been opened before. */
  runs: z.int().min(0),
  /** Whether the history is in the database. */
  seeded: z.boolean()
})
export type DeskFile = z.infer<typeof deskFile>

const pathOf = (dataDir: string): string => join(dataDir, 'desk.json')

/** Null: there is none, or none that this version can go on with. */
export async function readDeskFile(dataDir: string, seed: number): Promise<DeskFile | null> {
  try {
    const found = deskFile.parse(JSON.parse(await readFile(pathOf(dataDir), 'utf8')))
    return found.seed === seed && found.seeded ? found : null
  } catch {
    return null
  }
}

export function freshDeskFile(seed: number): DeskFile {
  const password = (): string => randomBytes(18).toString('base64url')
  return { format: DESK_FORMAT, seed, adminPassword: password(), readerPassword: password(), runs: 0, seeded: false }
}

/** Replaces the file whole. The passwords open nothing but the demo's own server on this machine's loopback. */
export async function writeDeskFile(dataDir: string, desk: DeskFile): Promise<void> {
  await mkdir(dataDir, { recursive: true })
  const draft = `${pathOf(dataDir)}.new`
  await writeFile(draft, JSON.stringify(desk, null, 2), { mode: 0o600 })
  await rename(draft, pathOf(dataDir))
}
