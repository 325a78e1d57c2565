import { builtinModules } from 'node:module'
import { posix, relative, sep } from 'node:path'
import { isTest, mayImport, onlyPlaceOfElectronName, onlyPlaces, packagesOfShared, roomsWithoutNode, testsMayAlsoImport } from './rooms.js'

const builtins = new Set(builtinModules)

/** @param {string} specifier */
const packageOf = (specifier) =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/')

/** @param {string} file */
const roomOf = (file) => /^src\/([^/]+)\//.exec(file)?.[1]

/**
 * @param {string} file
 * @param {string} room
 * @param {string} specifier relative
 * @returns {string | undefined} what is wrong with it
 */
const checkRelative = (file, room, specifier) => {
  const target = posix.join(posix.dirname(file), specifier)
  const targetRoom = roomOf(target)
  const allowed = [...(mayImport[room] ?? []), ...(isTest(file) ? testsMayAlsoImport : [])]
  if (targetRoom !== undefined && !allowed.includes(targetRoom)) return `src/${room} must not import src/${targetRoom}`
  if (targetRoom === undefined && !target.startsWith('resources/') && !isTest(file)) return `src/${room} must not import ${target}`
  return undefined
}

/**
 * @param {string} file
 * @param {string} room
 * @param {string} specifier a package or a Node module
 * @returns {string | undefined} what is wrong with it
 */
const checkPackage = (file, room, specifier) => {
  if (isTest(file)) return undefined
  const name = packageOf(specifier)
  if (name.startsWith('node:') || builtins.has(name)) {
    return roomsWithoutNode.includes(room) ? `src/${room} runs where ${specifier} does not exist` : undefined
  }
  if (room === 'shared' && !packagesOfShared.includes(name)) return `src/shared imports no package but ${packagesOfShared.join(' and ')}`
  const places = Object.hasOwn(onlyPlaces, name) ? onlyPlaces[name] : undefined
  if (places && !places.some((place) => place.test(file))) return `${name} is imported elsewhere only: ${places.map((p) => p.source).join(' ')}`
  return undefined
}

/**
 * @param {string} file
 * @param {string} specifier
 */
const check = (file, specifier) => {
  const room = roomOf(file)
  if (room === undefined) return undefined
  return specifier.startsWith('.') ? checkRelative(file, room, specifier) : checkPackage(file, room, specifier)
}

/** @type {import('eslint').Rule.RuleModule} */
export const importArrows = {
  meta: { type: 'problem', docs: { description: 'imports follow the arrows between the rooms; some packages have one home' }, schema: [] },
  create(context) {
    const file = relative(context.cwd, context.filename).split(sep).join('/')
    /** @param {any} node */
    const visit = (node) => {
      if (typeof node.source?.value !== 'string') return
      const message = check(file, node.source.value.replace(/\?.*$/, ''))
      if (message !== undefined) context.report({ node: node.source, message })
    }
    return {
      ImportDeclaration(node) {
        visit(node)
        if (node.source.value !== 'electron') return
        for (const specifier of node.specifiers) {
          if (specifier.type !== 'ImportSpecifier' || specifier.imported.type !== 'Identifier') continue
          const place = Object.hasOwn(onlyPlaceOfElectronName, specifier.imported.name) ? onlyPlaceOfElectronName[specifier.imported.name] : undefined
          if (place && !place.test(file)) context.report({ node: specifier, message: `${specifier.imported.name} is used elsewhere only: ${place.source}` })
        }
      },
      ExportNamedDeclaration: visit,
      ExportAllDeclaration: visit,
      ImportExpression: visit
    }
  }
}
