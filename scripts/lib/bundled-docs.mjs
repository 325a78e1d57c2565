import { readdirSync, readFileSync } from 'node:fs'
import { join, sep } from 'node:path'

/** What a reader is led to from README.md. */
const documents = ['README.md', 'ARCHITECTURE.md', 'CHANGELOG.md', 'CONTRIBUTING.md', 'LICENSE', 'docs', 'resources/sql']

/** @param {string} path a file, or a folder for all below it */
const filesOf = (path) => {
  try {
    return readdirSync(path, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  } catch {
    return [path]
  }
}

/**
 * A Vite plugin that ships the documentation beside what it builds, in the folder `documentation`: a packaged app has no
 * source tree to read it from.
 * @returns {import('vite').Plugin}
 */
export const bundledDocs = () => ({
  name: 'pitwall-bundled-docs',
  apply: 'build',
  generateBundle() {
    for (const file of documents.flatMap(filesOf)) this.emitFile({ type: 'asset', fileName: `documentation/${file.split(sep).join('/')}`, source: readFileSync(file) })
  }
})
