/** Which desk will most likely be opened, known before the settings can be checked: its snapshot is read ahead. */
import { readFile } from 'node:fs/promises'
import { parseCommandLine } from './command-line.js'

type DeskKind = 'demo' | 'own'

function deskOf(value: unknown): DeskKind | null {
  return value === 'demo' || value === 'own' ? value : null
}

function chosenIn(text: string): DeskKind | null {
  const file: unknown = JSON.parse(text)
  return typeof file === 'object' && file !== null ? deskOf(Reflect.get(file, 'desk')) : null
}

/**
 * Begins to read the settings. What it returns says what is known by then: the desk that a valid file, the environment and the
 * command line lead to, `demo` where there is no file, null where none of them says. A wrong guess costs nothing but the guess.
 */
export function readLikelyDesk(settings: string, args: readonly string[], env: Readonly<Record<string, string | undefined>>): () => DeskKind | null {
  const told = parseCommandLine(args).desk ?? deskOf(env['PITWALL_DESK'])
  let chosen: DeskKind | null = null
  if (told === null) {
    readFile(settings, 'utf8').then(
      (text) => {
        chosen = chosenIn(text)
      },
      (fault: unknown) => {
        if ((fault as NodeJS.ErrnoException).code === 'ENOENT') chosen = 'demo'
      }
      // A file that is no JSON is said by whoever reads the settings.
    ).catch(() => undefined)
  }
  return () => told ?? chosen
}
