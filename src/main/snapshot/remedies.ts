/** What a person can do about a snapshot file that cannot be written, by SQLite's or the system's code. */
export function remedyOf(code: string): string | null {
  switch (code) {
    case 'SQLITE_FULL':
    case 'ENOSPC':
      return 'The disk is full: make room. The desk goes on; it is not being saved.'
    case 'SQLITE_BUSY':
    case 'SQLITE_LOCKED':
      return 'Another program holds the snapshot file: close it.'
    case 'SQLITE_READONLY':
    case 'SQLITE_READONLY_DIRECTORY':
    case 'SQLITE_CANTOPEN':
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return 'Make the snapshot file and its folder writable.'
    case 'EEXIST':
    case 'ENOTDIR':
      return 'A file lies where the folder of the snapshot file should be: move it away.'
    default:
      return null
  }
}
