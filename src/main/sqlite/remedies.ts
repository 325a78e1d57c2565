/**
 * What a person can do about a file that cannot be written, by SQLite's or the system's code.
 * @param name what a person calls the file
 */
export function remedyOf(code: string, name: string): string | null {
  switch (code) {
    case 'SQLITE_FULL':
    // What it says of a disk that is full when the file is opened.
    case 'SQLITE_IOERR_SHMSIZE':
    case 'ENOSPC':
      return `The disk is full: make room. Pitwall goes on; the ${name} is not being written.`
    case 'SQLITE_BUSY':
    case 'SQLITE_LOCKED':
      return `Another program holds the ${name}: close it.`
    case 'SQLITE_READONLY':
    case 'SQLITE_READONLY_DIRECTORY':
    case 'SQLITE_CANTOPEN':
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return `Make the ${name} and its folder writable.`
    case 'EEXIST':
    case 'ENOTDIR':
      return `A file lies where the folder of the ${name} should be: move it away.`
    default:
      return null
  }
}
