/**
 * A rule that forbids pieces of syntax.
 * @param {string} description
 * @param {Readonly<Record<string, string>>} bans selector to message
 * @returns {import('eslint').Rule.RuleModule}
 */
const ban = (description, bans) => ({
  meta: { type: 'problem', docs: { description }, schema: [] },
  create: (context) =>
    Object.fromEntries(
      Object.entries(bans).map(([selector, message]) => [selector, (/** @type {import('eslint').Rule.Node} */ node) => context.report({ node, message })])
    )
})

export const namedExports = ban('one name for a thing, everywhere', {
  ExportDefaultDeclaration: 'export by name'
})

const suites = '/^(?:test|it|describe|suite)$/'
const focused = '/^(?:only|skip|skipIf|runIf|todo|fixme|fails)$/'

export const everyTestRuns = ban('no test is left out', {
  [`MemberExpression[property.name=${focused}][object.name=${suites}]`]: 'every test runs: none is focused, skipped or left for later',
  [`MemberExpression[property.name=${focused}][object.object.name=${suites}]`]: 'every test runs: none is focused, skipped or left for later'
})

export const testsWaitForConditions = ban('a test waits for a condition, never for a duration', {
  "NewExpression[callee.name='Promise'] CallExpression[callee.name='setTimeout'][arguments.0.type='Identifier']":
    'wait for a condition (vi.waitFor, expect.poll), not for a duration',
  "ImportDeclaration[source.value=/^(?:node:)?timers\\u002fpromises$/]": 'wait for a condition (vi.waitFor, expect.poll), not for a duration',
  "CallExpression[callee.property.name='waitForTimeout']": 'wait for a condition, not for a duration'
})

export const oneBridge = ban('one file of the page touches window.pitwall', {
  "MemberExpression[property.name='pitwall'][object.name=/^(?:window|globalThis|self)$/]": 'window.pitwall is touched by one file only'
})
