/** What every thread that owns a SQLite file says of it. */

export interface WorkerError {
  /** SQLite's own code, an errno name, or a code of Pitwall's own. */
  readonly code: string
  readonly message: string
}

/** How a file was found. `new`: nothing from before is in it. `read-only`: a newer Pitwall wrote it. */
export type FileAccess = 'write' | 'new' | 'read-only'
