import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, sep } from 'node:path'

const FOLDER = `${sep}node_modules${sep}`

/** @param {string} folder of a package */
const licenceText = (folder) => {
  const file = readdirSync(folder).find((name) => /^(licen[cs]e|copying)(\.(md|txt|markdown))?$/i.test(name))
  return file === undefined ? '' : readFileSync(join(folder, file), 'utf8').trim()
}

/**
 * The package that a module belongs to: the nearest folder upwards whose package.json has a name and a version.
 * @param {string} file
 */
const packageFolder = (file) => {
  for (let folder = dirname(file); folder.includes(FOLDER); folder = dirname(folder)) {
    const manifest = join(folder, 'package.json')
    if (!existsSync(manifest)) continue
    const { name, version } = JSON.parse(readFileSync(manifest, 'utf8'))
    if (name && version) return folder
  }
  return null
}

/** @param {string} folder */
const notice = (folder) => {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  return `${name} ${version} (${typeof license === 'string' ? license : 'see its notice'})\n\n${licenceText(folder)}\n`
}

/**
 * A Vite plugin that writes `notices.txt` beside what it builds: name, version and licence of each package of which
 * something is in the bundle.
 * @param {readonly string[]} also packages that are shipped as they are
 * @returns {import('vite').Plugin}
 */
export const bundledNotices = (also) => ({
  name: 'pitwall-bundled-notices',
  apply: 'build',
  generateBundle(_options, bundle) {
    const modules = Object.values(bundle).flatMap((part) => (part.type === 'chunk' ? Object.keys(part.modules) : []))
    const files = modules.map((id) => id.replace(/^\0+/, '').replace(/\?.*$/, '')).filter((id) => id.includes(FOLDER))
    const folders = new Set([...files.map(packageFolder), ...also.map((name) => join(process.cwd(), 'node_modules', name))].filter((folder) => folder !== null))
    const line = '-'.repeat(80)
    this.emitFile({ type: 'asset', fileName: 'notices.txt', source: [...folders].sort().map(notice).join(`\n${line}\n\n`) })
  }
})
