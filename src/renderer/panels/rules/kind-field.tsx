/** Which kind of rule a new one is. */
import { Field } from '@base-ui/react/field'
import type { RuleKind } from '../../../shared/domain/alerts/rule-schema.js'
import { ruleFieldsText } from '../../text/rule-fields.js'
import { ruleKindsText } from '../../text/rule-kinds.js'
import { FieldFrame } from './field-frame.js'
import { kindSpecs, ruleKindNames } from './kind-spec.js'
import formStyles from '../settings/settings.module.css'

const groups = ['risk', 'orders', 'system'] as const

export function KindField({ kind, onChoose }: { readonly kind: RuleKind; readonly onChoose: (kind: RuleKind) => void }): React.JSX.Element {
  return (
    <FieldFrame label={ruleFieldsText.kind.label} error={undefined}>
      <Field.Control
        data-testid="rule-field-kind" value={kind}
        onChange={(event) => {
          const chosen = ruleKindNames.find((one) => one === event.target.value)
          if (chosen !== undefined) onChoose(chosen)
        }}
        render={
          <select className={formStyles['choice']}>
            {groups.map((group) => (
              <optgroup key={group} label={ruleKindsText.groups[group]}>
                {ruleKindNames.filter((one) => kindSpecs[one].group === group).map((one) => <option key={one} value={one}>{ruleKindsText.kinds[one].title}</option>)}
              </optgroup>
            ))}
          </select>
        }
      />
    </FieldFrame>
  )
}
