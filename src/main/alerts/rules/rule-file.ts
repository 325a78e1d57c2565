/** The one owner of `alert-rules.json`: reads it leniently, writes it atomically, never loses what a person wrote. */
import { copyFile, readFile } from 'node:fs/promises'
import type { Clock } from '../../../shared/lib/clock.js'
import { writeAtomically } from '../../config/atomic-write.js'
import { parseRules, RULES_VERSION, type KnownRules, type ParsedRules } from './parse-rules.js'

export class RuleFile {
  /** Whether the file on disk holds something that a save would lose. */
  #holdsMore = false

  constructor(
    readonly path: string,
    private readonly clock: Clock
  ) {}

  /** Reads the file; a missing one means the defaults, from now on. Never rejects: what is wrong is an issue. */
  async load(): Promise<ParsedRules & { readonly isNew: boolean }> {
    const nothing: KnownRules = { since: this.clock.now(), own: [], removed: [] }
    let text: string
    try {
      text = await readFile(this.path, 'utf8')
    } catch (fault) {
      if ((fault as NodeJS.ErrnoException).code === 'ENOENT') return { known: nothing, issues: [], isNew: true }
      this.#holdsMore = true
      const problem = fault instanceof Error ? fault.message : String(fault)
      return { known: nothing, isNew: false, issues: [{ field: '(file)', value: this.path, problem, remedy: 'Make the file readable; the default rules are watched until then.' }] }
    }
    const parsed = parseRules(text, this.clock.now())
    this.#holdsMore = parsed.issues.length > 0
    return { ...parsed, isNew: false }
  }

  /**
   * Saves the rules. A file that was not understood whole is first kept beside as `alert-rules.json.kept-<time>`.
   * @throws the file system's own error; the old file is then untouched
   */
  async save({ since, own, removed }: KnownRules): Promise<void> {
    if (this.#holdsMore) {
      const stamp = new Date(this.clock.now()).toISOString().replace(/[:.]/g, '-')
      await copyFile(this.path, `${this.path}.kept-${stamp}`)
    }
    await writeAtomically(this.path, `${JSON.stringify({ version: RULES_VERSION, since, rules: own, removed }, null, 2)}\n`)
    this.#holdsMore = false
  }
}
