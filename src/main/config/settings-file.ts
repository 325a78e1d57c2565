/** The one owner of `settings.json`: reads it leniently, writes it atomically, never loses what a person wrote. */
import { copyFile, readFile } from 'node:fs/promises'
import type { Settings } from '../../shared/config/settings.js'
import type { Clock } from '../../shared/lib/clock.js'
import { writeAtomically } from './atomic-write.js'
import { defaultSettings, parseSettings, type ParsedSettings } from './parse-settings.js'

export class SettingsFile {
  /** Whether the file on disk holds something that a save would lose. */
  #holdsMore = false

  constructor(
    readonly path: string,
    private readonly clock: Clock
  ) {}

  /** Reads the file; a missing one means defaults. Never rejects: what is wrong is an issue. */
  async load(): Promise<ParsedSettings> {
    let text: string
    try {
      text = await readFile(this.path, 'utf8')
    } catch (fault) {
      if ((fault as NodeJS.ErrnoException).code === 'ENOENT') return { settings: defaultSettings, issues: [] }
      this.#holdsMore = true
      const words = fault instanceof Error ? fault.message : String(fault)
      return {
        settings: defaultSettings,
        issues: [{ field: '(file)', value: this.path, problem: words, remedy: 'Make the file readable; defaults are used until then.' }]
      }
    }
    const parsed = parseSettings(text)
    this.#holdsMore = parsed.issues.length > 0
    return parsed
  }

  /**
   * Saves the settings. A file that was not understood whole is first kept beside as `settings.json.kept-<time>`.
   * @throws the file system's own error; the old file is then untouched
   */
  async save(settings: Settings): Promise<void> {
    if (this.#holdsMore) {
      const stamp = new Date(this.clock.now()).toISOString().replace(/[:.]/g, '-')
      await copyFile(this.path, `${this.path}.kept-${stamp}`)
    }
    await writeAtomically(this.path, `${JSON.stringify(settings, null, 2)}\n`)
    this.#holdsMore = false
  }
}
