import { CheckCircleOutlined, MinusCircleOutlined, UserOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { isOpen, type JudgedFinding } from '../../../shared/domain/finding.ts'
import type { CaseView } from '../../../shared/domain/view.ts'
import { localMinute } from '../../components/format.ts'
import { KeyHint } from '../../components/Keys.tsx'
import { wantsAnEye, wayBack } from '../../stores/findingsStore.ts'
import { useWorkspace } from '../../stores/workspace.ts'
import { FindingJudgement } from './FindingJudgement.tsx'
import { useFindingText } from './useFindingText.ts'
import { useMayJudge } from './useMayJudge.ts'

interface FindingLineProps {
  readonly finding: JudgedFinding
  readonly view: CaseView
}

/** One finding: what it is, what people made of it, and, of the one looked at, what can be made of it. */
export function FindingLine({ finding, view }: FindingLineProps) {
  const { t } = useTranslation()
  const { caseWork, findings } = useWorkspace()
  const { key, state, evidence, disposition } = finding
  const isCurrent = useStore(caseWork, (work) => work.finding === key)
  const judging = useStore(findings, (store) => store.judging)
  const line = useRef<HTMLLIElement>(null)
  const mayJudge = useMayJudge(view)
  const mayBeWrong = wantsAnEye(finding)
  const { title, facts } = useFindingText(finding)
  useEffect(() => {
    if (isCurrent) line.current?.scrollIntoView({ block: 'nearest' })
  }, [isCurrent])
  return (
    <li ref={line} className={isOpen(finding) ? undefined : 'finding-settled'}>
      <button
        type="button"
        className="finding"
        aria-current={isCurrent ? 'true' : undefined}
        disabled={evidence === null && !mayBeWrong}
        title={evidence ? t('findings.evidence') : undefined}
        onClick={() => caseWork.getState().showFinding(key)}
      >
        <span className={`finding-state ${tones[state]}`}>{t(`term.check.${state}`)}</span>
        <span className="finding-what">
          {title}
          {facts.length > 0 && (
            <span className="finding-values">
              {facts.map((fact) => (
                <span key={fact}>{fact}</span>
              ))}
            </span>
          )}
          {disposition && !isOpen(finding) && <Settled disposition={disposition} />}
        </span>
      </button>
      {judging?.key === key && <FindingJudgement as={judging.as} />}
      {isCurrent && mayBeWrong && mayJudge && judging?.key !== key && <Actions finding={finding} />}
    </li>
  )
}

function Settled({
  disposition: { as, reason, by, at },
}: {
  readonly disposition: NonNullable<JudgedFinding['disposition']>
}) {
  const { t } = useTranslation()
  if (as === 'open') return null
  return (
    <span className="finding-disposition">
      {as === 'explained' ? <CheckCircleOutlined /> : <MinusCircleOutlined />}{' '}
      <strong>{t(`findings.settled.${as}`)}</strong> {reason}{' '}
      <span className="soft">
        <UserOutlined /> {t('findings.settledBy', { by: by ?? t('findings.somebody'), at: localMinute(at) })}
      </span>
    </span>
  )
}

function Actions({ finding }: { readonly finding: JudgedFinding }) {
  const { t } = useTranslation()
  const { findings, session } = useWorkspace()
  const { judge, takeBack } = findings.getState()
  const back = wayBack(finding, session.user)
  return (
    <span className="finding-actions">
      {isOpen(finding) && (
        <>
          <Button size="small" onClick={() => judge('explained')}>
            {t('findings.explain')} <KeyHint id="findings.explain" />
          </Button>
          <Button size="small" onClick={() => judge('waived')}>
            {t('findings.waive')} <KeyHint id="findings.waive" />
          </Button>
        </>
      )}
      {back && (
        <Button size="small" onClick={() => void takeBack()}>
          {t(`findings.${back}`)} <KeyHint id="findings.takeBack" />
        </Button>
      )}
    </span>
  )
}

const tones: Readonly<Record<JudgedFinding['state'], string>> = {
  fail: 'bad',
  warn: 'warn',
  illegible: 'warn',
  pass: 'good',
  'not-performed': 'soft',
  'not-applicable': 'soft',
}
