import { Fragment, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { type Finding, FindingReason, Severity } from '../../../shared/domain/finding.ts'
import { DocumentKind } from '../../../shared/domain/kind.ts'
import type { CaseView } from '../../../shared/domain/view.ts'
import { findingText, reasonText } from '../../../shared/rules/texts.ts'
import { SeverityMark } from '../../components/Severity.tsx'
import { useLanguage } from '../../components/useAppearance.ts'
import { useShortcuts } from '../../shortcuts/useShortcuts.ts'
import { useWorkspace } from '../../stores/workspace.ts'
import { leaveField } from './focus.ts'

/** A finding together with its place in the case's list, by which the store knows it. */
interface Listed {
  readonly finding: Finding
  readonly index: number
}

/** What the rules found: problems by severity, then what could not be checked, then what passed. */
export function Findings({ view }: { readonly view: CaseView }) {
  const { t } = useTranslation()
  const { caseWork } = useWorkspace()
  const listed = view.findings.map((finding, index) => ({ finding, index }))
  const ofState = (...states: Finding['state'][]) =>
    listed.filter(({ finding }) => states.includes(finding.state))
  const open = ofState('fail', 'warn', 'illegible')
  const problems = Severity.options.flatMap((severity) =>
    open.filter(({ finding }) => finding.severity === severity),
  )
  const step = (by: 1 | -1) => {
    const at = problems.findIndex(({ index }) => index === caseWork.getState().finding)
    const next = problems[at < 0 && by < 0 ? problems.length - 1 : at + by]
    if (!next) return
    caseWork.getState().showFinding(next.index)
    leaveField()
  }
  useShortcuts({ 'findings.next': () => step(1), 'findings.previous': () => step(-1) })
  return (
    <section className="facts" aria-label={t('case.findings.title')}>
      <h2 className="facts-head">
        {t('case.findings.title')}{' '}
        <span className="soft">
          {problems.length || t(view.findings.length ? 'case.findings.none' : 'case.findings.notChecked')}
        </span>
      </h2>
      <FindingList listed={problems} />
      <NotPerformed listed={ofState('not-performed')} />
      <Folded title="passed" listed={ofState('pass')}>
        <FindingList listed={ofState('pass')} />
      </Folded>
    </section>
  )
}

interface FoldedProps {
  readonly title: 'notPerformed' | 'passed'
  readonly listed: readonly Listed[]
  readonly children: ReactNode
}

function Folded({ title, listed, children }: FoldedProps) {
  const { t } = useTranslation()
  if (listed.length === 0) return null
  return (
    <details className="folded">
      <summary>{t(`case.findings.${title}`, { count: listed.length })}</summary>
      {children}
    </details>
  )
}

/** What could not be checked, by the reason, so that one document that was not read is one heading. */
function NotPerformed({ listed }: { readonly listed: readonly Listed[] }) {
  const { language } = useLanguage()
  return (
    <Folded title="notPerformed" listed={listed}>
      {[null, ...FindingReason.options].map((reason) => {
        const because = listed.filter(({ finding }) => finding.reason === reason)
        if (because.length === 0) return null
        return (
          <Fragment key={reason}>
            {reason !== null && <p className="soft">{reasonText(reason, language)}</p>}
            <FindingList listed={because} />
          </Fragment>
        )
      })}
    </Folded>
  )
}

function FindingList({ listed }: { readonly listed: readonly Listed[] }) {
  return (
    <ul className="findings">
      {listed.map(({ finding, index }) => (
        <FindingLine key={index} finding={finding} index={index} />
      ))}
    </ul>
  )
}

function FindingLine({ finding, index }: Listed) {
  const { t } = useTranslation()
  const { caseWork } = useWorkspace()
  const isCurrent = useStore(caseWork, (state) => state.finding === index)
  const title = useTitle(finding)
  const { severity, state, evidence } = finding
  const facts = useFacts(finding)
  return (
    <li>
      <button
        type="button"
        className="finding"
        aria-current={isCurrent ? 'true' : undefined}
        disabled={evidence === null}
        title={evidence ? t('case.findings.evidence') : undefined}
        onClick={() => caseWork.getState().showFinding(index)}
      >
        <SeverityMark severity={severity} />
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
        </span>
      </button>
    </li>
  )
}

/** Why it is so, what is seen and what should be, and in which other cases. */
function useFacts({ state, reason, seen, expected, cases }: Finding): string[] {
  const { t } = useTranslation()
  const { language } = useLanguage()
  const named = (value: string) => {
    const { data: kind } = DocumentKind.safeParse(value)
    return kind ? t(`term.kind.${kind}`) : value
  }
  return [
    // What was not performed stands under its reason.
    ...(reason !== null && state !== 'not-performed' ? [reasonText(reason, language)] : []),
    ...(seen !== null ? [t('case.findings.seen', { value: named(seen) })] : []),
    ...(expected !== null ? [t('case.findings.expected', { value: named(expected) })] : []),
    ...(cases.length > 0 ? [t('case.findings.cases', { cases: cases.join(t('app.separator')) })] : []),
  ]
}

/** The problem where there is one, else what was checked; the bare code where a rule has no words. */
function useTitle({ code, state }: Finding): string {
  const { language } = useLanguage()
  const text = findingText(code, language)
  if (!text) return code
  return state === 'fail' || state === 'warn' ? text.problem : text.check
}

const tones: Readonly<Record<Finding['state'], string>> = {
  fail: 'bad',
  warn: 'warn',
  illegible: 'warn',
  pass: 'good',
  'not-performed': 'soft',
  'not-applicable': 'soft',
}
