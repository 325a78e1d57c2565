/** The documentation as files that other programs can open: a packaged app is one archive, which they cannot look into. */
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/**
 * Writes the shipped documentation anew, so that it is always this version's.
 * @param shipped folder of it, within the archive or not
 * @param into made where it is not there
 * @returns path of what to read first
 * @throws what the disk says
 */
export async function writtenDocumentation(shipped: string, into: string): Promise<string> {
  await copyAll(shipped, into)
  return join(into, 'README.md')
}

/** By reading and writing: the archive's files know no other way. */
async function copyAll(from: string, to: string): Promise<void> {
  await mkdir(to, { recursive: true })
  for (const entry of await readdir(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)]
    if (entry.isDirectory()) await copyAll(source, target)
    else await writeFile(target, await readFile(source))
  }
}
