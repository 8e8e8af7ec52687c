import { RollbackOutlined, UndoOutlined } from '@ant-design/icons'
import { useTranslation } from 'react-i18next'
import type { CaseView, OpinionView } from '../../../shared/domain/view.ts'
import { localMinute } from '../../components/format.ts'
import { useReasonName } from './useReasonName.ts'

/** Opinions that were given on the case, in their order; those that no longer count say why. */
export function GivenOpinions({ view }: { readonly view: CaseView }) {
  const { t } = useTranslation()
  const nameOf = useReasonName(view)
  if (view.opinions.length === 0) return null
  return (
    <ol className="given" aria-label={t('opinion.given')}>
      {view.opinions.map(({ sha256, level, decision, reasons, remark, author, at }, index) => {
        const end = endOf(view.opinions, index)
        const why = reasons.map(({ code }) => nameOf(code)).join(t('app.separator'))
        return (
          <li key={sha256} className={end ? 'given-over' : undefined}>
            <strong>
              {decision === 'return' && <RollbackOutlined />}{' '}
              {t('opinion.givenAt', {
                level: t(`term.level.level-${level}`),
                decision: t(`term.decision.${decision}`),
              })}
            </strong>{' '}
            <span className="soft">
              {author} {localMinute(at)}
            </span>
            {index < view.earlierOpinions && <span className="warn"> {t('case.amendment.earlier')}</span>}
            {end === 'undone' && (
              <span className="warn">
                {' '}
                <RollbackOutlined /> {t('opinion.undone')}
              </span>
            )}
            {end === 'takenBack' && (
              <span className="warn">
                {' '}
                <UndoOutlined /> {t('opinion.takenBack')}
              </span>
            )}
            {end ? <Briefly said={[why, remark]} /> : <Whole said={[why, remark]} />}
          </li>
        )
      })}
    </ol>
  )
}

interface SaidProps {
  /** Reasons and remark; empty where there are none. */
  readonly said: readonly string[]
}

function Whole({ said }: SaidProps) {
  return said.filter(Boolean).map((text) => (
    <div key={text} className="given-remark">
      {text}
    </div>
  ))
}

/** Of what no longer counts, as much as fits the line. */
function Briefly({ said }: SaidProps) {
  const text = said.filter(Boolean).join(' ')
  return <span title={text}> {text}</span>
}

/** Why an opinion no longer counts: a level above returned the case, or its author gave another in its place. */
function endOf(opinions: readonly OpinionView[], index: number): 'undone' | 'takenBack' | null {
  const opinion = opinions[index]
  // A return is no advice that could stand: it is done once it is given.
  if (!opinion || opinion.stands || opinion.decision === 'return') return null
  const after = opinions
    .slice(index + 1)
    .find(
      ({ level, decision }) => level === opinion.level || (decision === 'return' && level > opinion.level),
    )
  return after?.decision === 'return' ? 'undone' : 'takenBack'
}
