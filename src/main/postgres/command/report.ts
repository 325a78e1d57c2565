/** What a check of a database found, in words for a terminal and as JSON for a script. */
import type { TestStep } from '../../../shared/ipc/contract.js'
import type { ContractFinding } from '../../../shared/state/status.js'
import type { DatabaseExamination } from '../connection-test.js'
import { contract } from '../relations/contract.js'

/** conforms: nothing to say. differs: findings. failed: it could not be checked. */
export type CheckOutcome = 'conforms' | 'differs' | 'failed'

export function outcomeOf({ report, steps }: DatabaseExamination): CheckOutcome {
  if (report === null || steps.some(({ outcome }) => outcome === 'failed')) return 'failed'
  return report.findings.length === 0 ? 'conforms' : 'differs'
}

const place = (finding: ContractFinding): string => (finding.column === null ? finding.problem : `${finding.column} ${finding.problem}`)

const relations = ({ report }: DatabaseExamination): readonly { readonly relation: string; readonly provided: boolean; readonly findings: readonly ContractFinding[] }[] =>
  report === null
    ? []
    : contract.map(({ name }) => ({
        relation: name,
        provided: report.verdicts.get(name)?.readable === true,
        findings: report.findings.filter((finding) => finding.relation === name)
      }))

/** One object, stable for scripts: `outcome`, `steps`, and per relation whether it is provided and what differs. */
export function reportAsJson(examination: DatabaseExamination): string {
  const { steps } = examination
  const connection = connectionSteps(steps)
  return JSON.stringify({ outcome: outcomeOf(examination), steps: connection, relations: relations(examination) }, null, 2)
}

/** The contract is reported by relation, not as steps. */
const connectionSteps = (steps: readonly TestStep[]): readonly TestStep[] => steps.filter(({ step }) => !step.startsWith('Relation '))

function stepLine({ step, outcome, detail, code, remedy }: TestStep): string {
  const said = [code, detail].filter((part) => part !== null && part !== '').join(' ')
  return `  ${outcome.padEnd(8)}${step.padEnd(20)}${said}${remedy === null ? '' : `\n${' '.repeat(30)}${remedy}`}`
}

export function reportInWords(examination: DatabaseExamination): string {
  const checked = relations(examination)
  const lines = connectionSteps(examination.steps).map(stepLine)
  for (const { relation, provided, findings } of checked) {
    lines.push('', `${relation}: ${findings.length === 0 ? 'as the contract describes' : provided ? 'provided, with differences' : 'NOT PROVIDED'}`)
    for (const finding of findings) lines.push(`  ${place(finding)}`, `      ${finding.remedy}`)
    const view = findings.find((finding) => finding.view !== null)?.view
    if (view != null) lines.push('', view)
  }
  return `${[...lines, '', summary(examination)].join('\n')}\n`
}

function summary(examination: DatabaseExamination): string {
  const checked = relations(examination)
  switch (outcomeOf(examination)) {
    case 'failed':
      return 'The database could not be checked.'
    case 'conforms':
      return `All ${String(checked.length)} relations are as the contract describes.`
    case 'differs': {
      const provided = checked.filter((one) => one.provided).length
      const findings = checked.reduce((sum, one) => sum + one.findings.length, 0)
      return `${String(provided)} of ${String(checked.length)} relations are provided; ${String(findings)} ${findings === 1 ? 'difference' : 'differences'}.`
    }
  }
}
