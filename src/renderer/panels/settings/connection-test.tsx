/** The outcome of a real connection attempt, step by step. */
import { CircleCheck, CircleMinus, CircleX, TriangleAlert, type LucideIcon } from 'lucide-react'
import type { TestStep } from '../../../shared/ipc/contract.js'
import { Button } from '../../components/button.js'
import { useClock } from '../../stores/clock-store.js'
import styles from './connection-test.module.css'
import type { ConnectionTest } from './use-connection-test.js'
import { formatCount } from '../../format/count-format.js'
import { settingsText } from '../../text/settings.js'

const words = settingsText.test
const icons: Readonly<Record<TestStep['outcome'], LucideIcon>> = { passed: CircleCheck, failed: CircleX, warned: TriangleAlert, skipped: CircleMinus }

export interface ConnectionTestViewProps {
  /** postgres or ib. */
  readonly name: string
  readonly label: string
  readonly test: ConnectionTest
  /** The fields are other than those that were tested. */
  readonly isOutdated: boolean
}

export function ConnectionTestView({ name, label, test: { run, phase, startedAt, deadlineMs, steps, failure }, isOutdated }: ConnectionTestViewProps): React.JSX.Element {
  const now = useClock((clock) => clock.now)
  const running = phase === 'running'
  return (
    <div className={styles['test']}>
      <div className={styles['bar']}>
        <Button data-testid={`test-${name}`} disabled={running} onClick={run}>{label}</Button>
        <span className={styles['state']} role="status" data-testid={`test-${name}-state`}>
          {running ? words.trying(String(Math.max(0, Math.floor((now - startedAt) / 1_000))), String(deadlineMs / 1_000)) : isOutdated && phase === 'done' ? words.outdated : null}
        </span>
      </div>
      {failure === null ? null : <p className={styles['failure']} role="alert">{failure}</p>}
      {steps.length === 0 ? null : (
        <ol className={styles['steps']} aria-label={words.steps(name)} data-testid={`test-steps-${name}`} data-outdated={isOutdated}>
          {steps.map((step, index) => <Step key={`${String(index)} ${step.step}`} step={step} number={index + 1} />)}
        </ol>
      )}
    </div>
  )
}

function Step({ step, number }: { readonly step: TestStep; readonly number: number }): React.JSX.Element {
  const Icon = icons[step.outcome]
  return (
    <li className={styles['step']} data-testid={`step-${String(number)}`} data-outcome={step.outcome}>
      <Icon className={styles['icon']} size={15} aria-hidden="true" />
      <span className={styles['name']}>{step.step}</span>
      <span className={styles['outcome']}>{words.outcomes[step.outcome]}</span>
      <span className={styles['ms']}>{step.outcome === 'skipped' ? '' : `${step.ms < 10 ? step.ms.toFixed(1) : formatCount(Math.round(step.ms))} ms`}</span>
      <span className={styles['detail']}>
        {step.code === null ? null : <code>{step.code}</code>} {step.detail}
        {step.remedy === null ? null : <span className={styles['remedy']}>{step.remedy}</span>}
      </span>
    </li>
  )
}
