/** Attributes that are shown or read out, of elements and of the desk's own components. */
const attributes = new Set(['title', 'aria-label', 'aria-description', 'aria-valuetext', 'placeholder', 'alt', 'label', 'detail', 'hint', 'intro', 'summary', 'definition', 'what', 'unit'])
/** Members of columns, choices and empty states that are shown. */
const members = new Set(['title', 'definition', 'label', 'detail', 'hint', 'meaning', 'placeholder'])
/** And of the system's dialogs. */
const dialogMembers = new Set([...members, 'message', 'buttons'])

/** "UTC", "n/a", "ms" and names of products are the same in every language. @param {string} text */
const hasWord = (text) => /\p{L}*\p{Ll}\p{L}+/u.test(text.replaceAll(/(?<!\p{L})(?:ms|px|bps|Pitwall|Postgres)(?!\p{L})/gu, ''))

/**
 * The literal words that an expression may come to.
 * @param {any} node
 * @returns {any[]}
 */
const wordsOf = (node) => {
  switch (node?.type) {
    case 'Literal': return typeof node.value === 'string' && hasWord(node.value) ? [node] : []
    case 'JSXText': return hasWord(node.value) ? [node] : []
    case 'TemplateLiteral': return [...node.quasis.filter((/** @type {any} */ { value }) => hasWord(value.raw)), ...node.expressions.flatMap(wordsOf)]
    case 'ConditionalExpression': return [...wordsOf(node.consequent), ...wordsOf(node.alternate)]
    case 'LogicalExpression':
    case 'BinaryExpression': return node.operator === '+' || node.type === 'LogicalExpression' ? [...wordsOf(node.left), ...wordsOf(node.right)] : []
    case 'JSXExpressionContainer': return wordsOf(node.expression)
    case 'ArrayExpression': return node.elements.flatMap(wordsOf)
    case 'TSAsExpression': return wordsOf(node.expression)
    default: return []
  }
}

/**
 * What a page says is in `src/renderer/text`, and what main's menus and dialogs say in `src/main/text`, so that it can be said in another language.
 * @type {import('eslint').Rule.RuleModule}
 */
export const wordsInCatalogue = {
  meta: { type: 'problem', docs: { description: 'words that are shown are in a catalogue' }, schema: [] },
  create(context) {
    const isMain = context.filename.replaceAll('\\', '/').includes('/src/main/')
    const shown = isMain ? dialogMembers : members
    const message = isMain ? 'words of menus and dialogs are in src/main/text' : 'words of the page are in src/renderer/text: see its README'
    /** @param {any} node */
    const check = (node) => {
      for (const words of wordsOf(node)) context.report({ node: words, message })
    }
    return {
      /** @param {any} node */
      JSXElement(node) {
        // A key's name is what is printed on it.
        if (node.openingElement.name.name !== 'kbd') node.children.forEach(check)
      },
      /** @param {any} node */
      JSXFragment: (node) => node.children.forEach(check),
      /** @param {any} node */
      JSXAttribute(node) {
        if (node.name.type === 'JSXIdentifier' && attributes.has(node.name.name)) check(node.value)
      },
      /** @param {any} node */
      Property(node) {
        const { key } = node
        if (shown.has(key.type === 'Identifier' ? key.name : key.value)) check(node.value)
      }
    }
  }
}
