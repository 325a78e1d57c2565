/** What the snapshot's thread is told when it begins: the file that will most likely be asked for, to be read ahead. */
export interface Ahead {
  readonly file: string
  readonly ceilingBytes: number
}

/** A desk is a few megabytes: a file a hundred times that size is a fault that must not fill a trader's disk. */
export const CEILING_BYTES = 1 << 30
