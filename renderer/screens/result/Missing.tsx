import { CheckCircleOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import type { BatchId, CaseNo } from '../../../shared/domain/ids.ts'
import { reviewerRole } from '../../../shared/domain/person.ts'
import { CaseState, QueueFilter, QueueSort } from '../../../shared/domain/queue.ts'
import type { ResultPreview } from '../../../shared/domain/resultPreview.ts'
import { KeyHint } from '../../components/Keys.tsx'
import { useShortcuts } from '../../shortcuts/useShortcuts.ts'
import { useWorkspace } from '../../stores/workspace.ts'

interface MissingProps {
  readonly batch: BatchId
  readonly preview: ResultPreview
}

/** What the batch still lacks, and who is to do it. */
export function Missing({ batch, preview: { undecided, incompleteWorksheets } }: MissingProps) {
  const { t } = useTranslation()
  const open = useOpenCase(batch)
  const isNothing = undecided.count === 0 && incompleteWorksheets.count === 0
  return (
    <section className="result-part" aria-label={t('result.missing')}>
      <h2>{t('result.missing')}</h2>
      {isNothing && (
        <p className="good">
          <CheckCircleOutlined /> {t('result.nothingMissing')}
        </p>
      )}
      {undecided.count > 0 && <Undecided batch={batch} undecided={undecided} open={open} />}
      {incompleteWorksheets.count > 0 && <Worksheets incomplete={incompleteWorksheets} open={open} />}
    </section>
  )
}

interface UndecidedProps {
  readonly batch: BatchId
  readonly undecided: ResultPreview['undecided']
  readonly open: (caseNo: CaseNo) => void
}

function Undecided({ batch, undecided: { count, first }, open }: UndecidedProps) {
  const { t } = useTranslation()
  const { result } = useWorkspace()
  const { selected, move } = useStore(result)
  const seeAll = useSeeAll(batch)
  useShortcuts({
    'result.up': () => move(-1),
    'result.down': () => move(1),
    'result.open': () => {
      const caseNo = first[result.getState().selected]?.caseNo
      if (caseNo) open(caseNo)
    },
  })
  return (
    <>
      <p className="result-lead">
        <span className="warn">{t('result.undecided', { count })}</span>
        <Button size="small" className="spread" onClick={seeAll}>
          {t('result.inQueue')}
        </Button>
      </p>
      <div className="result-list">
        <table aria-label={t('result.waiting')}>
          <thead>
            <tr>
              <th>{t('result.caseNo')}</th>
              <th>{t('result.level')}</th>
              <th>{t('result.state')}</th>
              <th>{t('result.who')}</th>
            </tr>
          </thead>
          <tbody>
            {first.map((waiting, place) => (
              <UndecidedRow
                key={waiting.caseNo}
                waiting={waiting}
                isSelected={place === selected}
                select={() => result.getState().select(place)}
                open={open}
              />
            ))}
          </tbody>
        </table>
      </div>
      {count > first.length && <p className="soft">{t('result.firstOnes', { shown: first.length })}</p>}
    </>
  )
}

interface UndecidedRowProps {
  readonly waiting: ResultPreview['undecided']['first'][number]
  readonly isSelected: boolean
  readonly select: () => void
  readonly open: (caseNo: CaseNo) => void
}

function UndecidedRow({
  waiting: { caseNo, level, state, who },
  isSelected,
  select,
  open,
}: UndecidedRowProps) {
  const { t } = useTranslation()
  const row = useRef<HTMLTableRowElement>(null)
  useEffect(() => {
    if (isSelected) row.current?.scrollIntoView({ block: 'nearest' })
  }, [isSelected])
  return (
    <tr ref={row} aria-selected={isSelected} onClick={select} onDoubleClick={() => open(caseNo)}>
      <td>
        <CaseLink caseNo={caseNo} open={open} /> {isSelected && <KeyHint id="result.open" />}
      </td>
      <td>{t(`term.level.level-${level}`)}</td>
      <td>{t(`term.caseState.${state}`)}</td>
      <td>{who ?? t('result.anybody', { role: t(`term.role.${reviewerRole(level)}`) })}</td>
    </tr>
  )
}

interface WorksheetsProps {
  readonly incomplete: ResultPreview['incompleteWorksheets']
  readonly open: (caseNo: CaseNo) => void
}

function Worksheets({ incomplete: { count, first }, open }: WorksheetsProps) {
  const { t } = useTranslation()
  return (
    <>
      <p className="result-lead warn">{t('result.worksheets', { count })}</p>
      <div className="result-list">
        <table aria-label={t('result.worksheet')}>
          <thead>
            <tr>
              <th>{t('result.caseNo')}</th>
              <th>{t('result.worksheet')}</th>
            </tr>
          </thead>
          <tbody>
            {first.map(({ caseNo, missing }) => (
              <tr key={caseNo}>
                <td>
                  <CaseLink caseNo={caseNo} open={open} />
                </td>
                <td>{missing.map((kind) => t(`term.worksheet.${kind}`)).join(t('app.separator'))}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {count > first.length && <p className="soft">{t('result.firstOnes', { shown: first.length })}</p>}
    </>
  )
}

function CaseLink({ caseNo, open }: { readonly caseNo: CaseNo; readonly open: (caseNo: CaseNo) => void }) {
  return (
    <Button type="link" size="small" onClick={() => open(caseNo)}>
      {caseNo}
    </Button>
  )
}

function useOpenCase(batch: BatchId): (caseNo: CaseNo) => void {
  const { navigation } = useWorkspace()
  return (caseNo) => navigation.getState().go({ screen: 'case', batch, caseNo })
}

/** Leads to the queue, which then shows what is not decided. */
function useSeeAll(batch: BatchId): () => void {
  const { navigation, queue } = useWorkspace()
  return () => {
    const states = CaseState.options.filter((state) => state !== 'decided')
    void queue.getState().open(batch)
    void queue.getState().look({ filter: QueueFilter.parse({ states }), sort: QueueSort.parse({}) })
    navigation.getState().go({ screen: 'queue', batch })
  }
}
