import { isBuiltin } from 'node:module'
import { posix } from 'node:path'
import ts from 'typescript'
import { doors, homes, MAX_LINES, pagesApart, rooms, sharedPackages, withoutNode } from './house.js'

/** A source file by its path from the root, with `/`. */
export interface SourceFile {
  readonly path: string
  readonly text: string
}

interface Found {
  readonly specifiers: readonly string[]
  readonly identifiers: ReadonlySet<string>
  /** How often `window.pitwall` or the same by another name is read. */
  readonly bridgeUses: number
}

const isGlobal = (node: ts.Node): boolean => ts.isIdentifier(node) && ['window', 'globalThis', 'self'].includes(node.text)

const specifierOf = (node: ts.Node): ts.Expression | ts.LiteralTypeNode['literal'] | undefined => {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return node.moduleSpecifier
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) return node.argument.literal
  if (!ts.isCallExpression(node)) return undefined
  const called = node.expression
  const imports = called.kind === ts.SyntaxKind.ImportKeyword || (ts.isIdentifier(called) && called.text === 'require')
  return imports ? node.arguments[0] : undefined
}

const scan = ({ path, text }: SourceFile): Found => {
  const specifiers: string[] = []
  const identifiers = new Set<string>()
  let bridgeUses = 0
  const visit = (node: ts.Node): void => {
    const specifier = specifierOf(node)
    if (specifier && ts.isStringLiteralLike(specifier)) specifiers.push(specifier.text.replace(/\?.*$/, ''))
    if (ts.isIdentifier(node)) identifiers.add(node.text)
    if (ts.isPropertyAccessExpression(node) && node.name.text === 'pitwall' && isGlobal(node.expression)) bridgeUses += 1
    ts.forEachChild(node, visit)
  }
  visit(ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true))
  return { specifiers, identifiers, bridgeUses }
}

const isTest = (path: string): boolean => /\.test\.tsx?$/.test(path)

const roomOf = (path: string): string | undefined => /^src\/([^/]+)\//.exec(path)?.[1]

const packageOf = (specifier: string): string => (/^(?:@[^/]+\/)?[^/]+/.exec(specifier) ?? [specifier])[0]

const relativeComplaint = (path: string, room: string, specifier: string): string | undefined => {
  const target = posix.normalize(posix.join(posix.dirname(path), specifier))
  const targetRoom = roomOf(target)
  const apart = isTest(path) ? undefined : pagesApart.find(({ page }) => page.test(path))
  if (apart !== undefined && targetRoom === 'renderer' && !target.endsWith('.css') && !apart.imports.test(target)) return `${path} imports ${target}: that page cannot run the desk's`
  if (targetRoom === room || (targetRoom !== undefined && rooms[room]?.includes(targetRoom))) return undefined
  if (isTest(path) && (targetRoom === 'demo' || target.startsWith('test/'))) return undefined
  // Text files that are built into a bundle.
  if (target.startsWith('resources/')) return undefined
  return `${path} imports ${target}: ${room} may import ${[room, ...(rooms[room] ?? [])].join(' and ')}`
}

const packageComplaint = (path: string, room: string, specifier: string): string | undefined => {
  if (isTest(path)) return undefined
  if (isBuiltin(specifier)) return withoutNode.has(room) ? `${path} imports ${specifier}: ${room} has no Node` : undefined
  const name = packageOf(specifier)
  if (room === 'shared' && !sharedPackages.has(name)) return `${path} imports ${name}: shared code imports only ${[...sharedPackages].join(' and ')}`
  const home = Object.hasOwn(homes, name) ? homes[name] : undefined
  return home && !home.test(path) ? `${path} imports ${name}: its home is ${home.source}` : undefined
}

const complaintsOf = (file: SourceFile): string[] => {
  const { path, text } = file
  const room = roomOf(path)
  const complaints: string[] = []
  const lines = text.replace(/\n$/, '').split('\n').length
  if (lines > MAX_LINES) complaints.push(`${path} has ${lines} lines: ${MAX_LINES} is the limit`)
  if (room === undefined || !Object.hasOwn(rooms, room)) return [...complaints, `${path} is in no known room of src`]
  const found = scan(file)
  for (const specifier of found.specifiers) {
    const complaint = specifier.startsWith('.') ? relativeComplaint(path, room, specifier) : packageComplaint(path, room, specifier)
    if (complaint !== undefined) complaints.push(complaint)
  }
  for (const [name, door] of Object.entries(doors)) {
    if (found.identifiers.has(name) && !door.test(path) && !isTest(path)) complaints.push(`${path} names ${name}: its door is ${door.source}`)
  }
  return complaints
}

/** Everything in these files that breaks the rules of the house, one line each. */
export const complaintsAbout = (files: readonly SourceFile[]): readonly string[] => {
  const complaints = files.flatMap(complaintsOf)
  const bridges = files.filter((file) => !isTest(file.path) && scan(file).bridgeUses > 0).map((file) => file.path)
  for (const path of bridges.filter((bridge) => roomOf(bridge) !== 'renderer')) complaints.push(`${path} touches window.pitwall outside the page`)
  if (bridges.length > 1) complaints.push(`window.pitwall has one door, found ${bridges.length}: ${bridges.join(', ')}`)
  return complaints
}
