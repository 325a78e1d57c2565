/** Writes a table or a picture of a chart that the page shows to a file that a person chooses. */
import { basename } from 'node:path'
import type { RequestInput, RequestOutput } from '../../shared/ipc/contract.js'
import { writeAtomically } from '../config/atomic-write.js'
import { CodedError } from '../ipc/answer.js'

export interface SaveTableOptions {
  /** The path that the person chooses; null: none. */
  readonly chooseFile: (suggestion: { readonly name: string; readonly extension: string }) => Promise<string | null>
  /** Aborted when nobody waits any more: then nothing is written. */
  readonly signal: AbortSignal
}

/** "Paper trades" as `paper-trades.csv`: a name that every file system takes. */
function fileName(title: string, extension: string): string {
  const name = title.toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '')
  return `pitwall-${name === '' ? 'table' : name}.${extension}`
}

const PNG_SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

/** @throws CodedError where the text is no picture: nothing else may get into a file that is called one */
function pictureOf(base64: string): Buffer {
  const bytes = Buffer.from(base64, 'base64')
  if (!bytes.subarray(0, PNG_SIGNATURE.length).equals(PNG_SIGNATURE)) throw new CodedError('INVALID_PICTURE', 'what was to be saved is no PNG picture', 'export')
  return bytes
}

/** @throws CodedError with the file system's own code when the file cannot be written; what was there before is then untouched */
export async function saveTable({ title, format, text }: RequestInput<'table:save'>, { chooseFile, signal }: SaveTableOptions): Promise<RequestOutput<'table:save'>> {
  const path = await chooseFile({ name: fileName(title, format), extension: format })
  if (path === null || signal.aborted) return { file: null }
  const content = format === 'png' ? pictureOf(text) : text
  try {
    await writeAtomically(path, content)
  } catch (fault) {
    const { code, message } = fault as NodeJS.ErrnoException
    throw new CodedError(code ?? 'INTERNAL', message, 'export', 'Choose a folder that can be written to.')
  }
  return { file: basename(path) }
}
