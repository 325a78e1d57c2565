// What Electron runs when it is given a folder instead of being packaged with one. The fallback runtime comes without it.
// `-r` is honoured because Playwright attaches to the app through a preloaded module.
import { readFileSync, statSync } from 'node:fs'
import Module from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { app } from 'electron/main'

const readArguments = (args) => {
  const preloads = []
  for (let i = 0; i < args.length; i++) {
    const argument = args[i]
    if (argument === '-r' || argument === '--require') preloads.push(args[++i])
    else if (argument === '-v' || argument === '--version') return { version: true, preloads }
    else if (!argument.startsWith('-')) return { path: argument, preloads }
  }
  return { preloads }
}

const adopt = (folder) => {
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  const name = manifest.productName ?? manifest.name
  if (manifest.version) app.setVersion(manifest.version)
  if (name) {
    app.name = name
    app.setDesktopName(manifest.desktopName ?? `${name}.desktop`)
    app.setPath('cache', join(app.getPath('cache'), name))
    if (!app.commandLine.hasSwitch('user-data-dir')) app.setPath('userData', join(app.getPath('appData'), name))
  }
  app.setAppPath(folder)
  return resolve(folder, manifest.main ?? 'index.js')
}

process.defaultApp = true
const { path, preloads, version } = readArguments(process.argv.slice(1))

if (version) {
  console.log(`v${process.versions.electron}`)
  process.exit(0)
}
if (path === undefined) {
  console.error('electron: name the folder of an app')
  process.exit(1)
}
if (preloads.length > 0) Module._preloadModules(preloads)

const target = resolve(path)
const entry = statSync(target).isDirectory() ? adopt(target) : target
if (entry === target) app.setAppPath(dirname(target))

try {
  await import(pathToFileURL(entry).href)
} catch (error) {
  // Left to Electron this would open a dialog and wait for a click, for ever where nobody looks at the screen.
  console.error(error)
  app.exit(1)
}
