/**
 * Main's thread draws, answers and listens: a call that waits for a disk or a child stops all of it. The files that start
 * and end the process may block where the comment directly above says why, with the word "sync".
 * @type {import('eslint').Rule.RuleModule}
 */
export const noBlockingCalls = {
  meta: { type: 'problem', docs: { description: "main's thread is never blocked" }, schema: [] },
  create(context) {
    const mayExplain = /[\\/]src[\\/]main[\\/]app[\\/]/.test(context.filename)

    /** @param {import('eslint').Rule.Node} node */
    const explained = (node) => {
      const line = node.loc?.start.line ?? 0
      return context.sourceCode.getAllComments().some((comment) => {
        const end = comment.loc?.end.line ?? -1
        return (end === line || end === line - 1) && /\bsync/i.test(comment.value)
      })
    }

    return {
      CallExpression(node) {
        const { callee } = node
        const called = callee.type === 'MemberExpression' ? callee.property : callee
        if (called.type !== 'Identifier' || !called.name.endsWith('Sync')) return
        if (mayExplain && explained(node)) return
        context.report({ node, message: `${called.name} blocks main's thread` })
      }
    }
  }
}
