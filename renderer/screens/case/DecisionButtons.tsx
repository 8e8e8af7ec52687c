import { StopOutlined } from '@ant-design/icons'
import { Radio } from 'antd'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { type Decision, decisions } from '../../../shared/domain/opinion.ts'
import type { Level } from '../../../shared/domain/person.ts'
import type { CaseView } from '../../../shared/domain/view.ts'
import { describeError } from '../../../shared/errors/error.ts'
import { KeyHint } from '../../components/Keys.tsx'
import { useLanguage } from '../../components/useAppearance.ts'
import type { ShortcutId } from '../../shortcuts/definitions.ts'
import { obstaclesTo, type Standing } from '../../stores/opinionObstacles.ts'
import { useWorkspace } from '../../stores/workspace.ts'
import { decisionId } from './focus.ts'

export const decisionShortcut = {
  pass: 'opinion.pass',
  conditional: 'opinion.conditional',
  supplement: 'opinion.supplement',
  'recommend-reject': 'opinion.reject',
  escalate: 'opinion.escalate',
  return: 'opinion.return',
} as const satisfies Record<Decision, ShortcutId>

/** What can be decided at a level: below the first there is nobody to return a case to. */
export function decisionsAt(level: Level): readonly Decision[] {
  return decisions.filter((decision) => decision !== 'return' || level > 1)
}

interface DecisionButtonsProps {
  readonly view: CaseView
  readonly decisions: readonly Decision[]
  readonly standing: Standing
}

/** One decision of several; those that something on the case keeps from are marked, and say by what. */
export function DecisionButtons({ view, decisions, standing }: DecisionButtonsProps) {
  const { t } = useTranslation()
  const { language } = useLanguage()
  const { draft, decide } = useStore(useWorkspace().opinion)
  const ownObstacles = (decision: Decision) =>
    obstaclesTo(decision, view, standing).filter(
      (error) => !obstaclesTo(null, view, standing).includes(error),
    )
  return (
    <div id={decisionId}>
      <Radio.Group
        className="decisions"
        optionType="button"
        buttonStyle="solid"
        aria-label={t('opinion.decision')}
        value={draft.decision}
        onChange={({ target }) => decide(target.value)}
        options={decisions.map((decision) => {
          const why = ownObstacles(decision).map((error) => describeError(error, language).what)
          return {
            value: decision,
            title: why.join(' '),
            label: (
              <>
                <KeyHint id={decisionShortcut[decision]} /> {t(`term.decision.${decision}`)}
                {why.length > 0 && <StopOutlined className="decision-blocked" />}
              </>
            ),
          }
        })}
      />
    </div>
  )
}
