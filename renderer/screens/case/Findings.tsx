import { DownOutlined, PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { Fragment, type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { FindingReason, isOpen, type JudgedFinding, Severity } from '../../../shared/domain/finding.ts'
import type { CaseView } from '../../../shared/domain/view.ts'
import { reasonText } from '../../../shared/rules/texts.ts'
import { ErrorNotice } from '../../components/ErrorNotice.tsx'
import { KeyHint } from '../../components/Keys.tsx'
import { SeverityMark } from '../../components/Severity.tsx'
import { useLanguage } from '../../components/useAppearance.ts'
import { useShortcuts } from '../../shortcuts/useShortcuts.ts'
import { problemsOf } from '../../stores/findingsStore.ts'
import { useWorkspace } from '../../stores/workspace.ts'
import { FindingLine } from './FindingLine.tsx'
import { focusBoxDrawing, leaveField } from './focus.ts'
import { NewFinding } from './NewFinding.tsx'
import { useMayJudge } from './useMayJudge.ts'
import './findings.css'

/** What rules and people found: problems by severity, then what could not be checked, then what passed. */
export function Findings({ view }: { readonly view: CaseView }) {
  const { t } = useTranslation()
  const { findings } = useWorkspace()
  const { adding, judging, error, begin } = useStore(findings)
  const problems = problemsOf(view)
  const mayJudge = useMayJudge(view)
  const ofState = (state: JudgedFinding['state']) =>
    view.findings.filter((finding) => finding.state === state)
  const step = useFindingKeys(problems, mayJudge)
  return (
    <section className="findings-all" aria-label={t('findings.title')}>
      <header className="facts-head spread-head findings-head">
        <h2>
          {t('findings.title')} <Standing view={view} problems={problems} />
        </h2>
        <span className="findings-tools">
          {problems.length > 0 && (
            <Button size="small" icon={<DownOutlined />} onClick={() => step(1)}>
              {t('findings.go')} <KeyHint id="findings.next" />
            </Button>
          )}
          {mayJudge && !adding && (
            <Button size="small" icon={<PlusOutlined />} onClick={begin}>
              {t('findings.add')} <KeyHint id="findings.add" />
            </Button>
          )}
        </span>
      </header>
      {error && !adding && !judging && <ErrorNotice error={error} />}
      {adding && <NewFinding view={view} adding={adding} />}
      {Severity.options.map((severity) => (
        <Group
          key={severity}
          severity={severity}
          view={view}
          findings={problems.filter((finding) => finding.severity === severity)}
        />
      ))}
      <NotPerformed view={view} findings={ofState('not-performed')} />
      <Folded title="passed" count={ofState('pass').length}>
        <FindingList view={view} findings={ofState('pass')} />
      </Folded>
    </section>
  )
}

/** How many problems are open, and how severe; it stays in sight however long the list of fields above is. */
function Standing({
  view,
  problems,
}: {
  readonly view: CaseView
  readonly problems: readonly JudgedFinding[]
}) {
  const { t } = useTranslation()
  // What was not read was not checked: nothing found says nothing then.
  const isChecked = view.findings.length > 0 && view.documents.every(({ state }) => state !== 'unread')
  if (problems.length === 0)
    return <span className="soft">{t(isChecked ? 'findings.none' : 'findings.notChecked')}</span>
  const open = problems.filter(isOpen)
  if (open.length === 0) return <span className="soft">{t('findings.allSettled')}</span>
  const counts = Severity.options.map((severity) => ({
    severity,
    count: open.filter((finding) => finding.severity === severity).length,
  }))
  return (
    <>
      <span className="warn">{t('findings.open', { count: open.length })}</span>{' '}
      {counts.map(
        ({ severity, count }) =>
          count > 0 && <SeverityMark key={severity} severity={severity} count={count} />,
      )}
    </>
  )
}

/** @returns what goes to the next problem, or the one before */
function useFindingKeys(problems: readonly JudgedFinding[], mayJudge: boolean): (by: 1 | -1) => void {
  const { caseWork, findings } = useWorkspace()
  const step = (by: 1 | -1) => {
    const at = problems.findIndex(({ key }) => key === caseWork.getState().finding)
    const next = problems[at < 0 && by < 0 ? problems.length - 1 : at + by]
    if (!next) return
    caseWork.getState().showFinding(next.key)
    leaveField()
  }
  const { judge, takeBack, begin } = findings.getState()
  useShortcuts({ 'findings.next': () => step(1), 'findings.previous': () => step(-1) })
  useShortcuts(
    mayJudge
      ? {
          'findings.explain': () => judge('explained'),
          'findings.waive': () => judge('waived'),
          'findings.takeBack': () => void takeBack(),
          'findings.add': begin,
          'findings.draw': () => {
            begin()
            // The page takes a box from the next frame on.
            requestAnimationFrame(focusBoxDrawing)
          },
        }
      : {},
  )
  return step
}

interface ListProps {
  readonly view: CaseView
  readonly findings: readonly JudgedFinding[]
}

/** Problems of one severity, its mark beside all of them. */
function Group({ severity, view, findings }: ListProps & { readonly severity: Severity }) {
  const { t } = useTranslation()
  if (findings.length === 0) return null
  return (
    <section className="finding-group" aria-label={`${severity} ${t(`term.severity.${severity}`)}`}>
      <h3>
        <SeverityMark severity={severity} />
      </h3>
      <FindingList view={view} findings={findings} />
    </section>
  )
}

function FindingList({ view, findings }: ListProps) {
  return (
    <ul className="findings">
      {findings.map((finding) => (
        <FindingLine key={finding.key} finding={finding} view={view} />
      ))}
    </ul>
  )
}

interface FoldedProps {
  readonly title: 'notPerformed' | 'passed'
  readonly count: number
  readonly children: ReactNode
}

/** Draws its children once somebody wants to see them: a case has some forty findings that nobody looks at. */
function Folded({ title, count, children }: FoldedProps) {
  const { t } = useTranslation()
  const [isUnfolded, unfold] = useState(false)
  if (count === 0) return null
  return (
    <details className="folded" onToggle={(event) => unfold(event.currentTarget.open)}>
      <summary>{t(`findings.${title}`, { count })}</summary>
      {isUnfolded && children}
    </details>
  )
}

/** What could not be checked, by the reason, so that one document that was not read is one heading. */
function NotPerformed({ view, findings }: ListProps) {
  const { language } = useLanguage()
  return (
    <Folded title="notPerformed" count={findings.length}>
      {[null, ...FindingReason.options].map((reason) => {
        const because = findings.filter((finding) => finding.reason === reason)
        if (because.length === 0) return null
        return (
          <Fragment key={reason}>
            {reason !== null && <p className="soft">{reasonText(reason, language)}</p>}
            <FindingList view={view} findings={because} />
          </Fragment>
        )
      })}
    </Folded>
  )
}
