import {
  CheckOutlined,
  CloseOutlined,
  ImportOutlined,
  UndoOutlined,
  WarningOutlined,
} from '@ant-design/icons'
import { Button, Segmented, Select } from 'antd'
import { useEffect, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import type { DocumentPath } from '../../../../shared/domain/ids.ts'
import type { CaseView } from '../../../../shared/domain/view.ts'
import { type WorksheetContent, WorksheetKind } from '../../../../shared/domain/worksheet.ts'
import { figuresOf } from '../../../../shared/worksheets/figures.ts'
import { ErrorNotice } from '../../../components/ErrorNotice.tsx'
import { localMinute } from '../../../components/format.ts'
import { KeyHint } from '../../../components/Keys.tsx'
import { useShortcuts } from '../../../shortcuts/useShortcuts.ts'
import { contentOf, type Draft } from '../../../stores/worksheetDraft.ts'
import { usualDocument, type WorksheetPlace } from '../../../stores/worksheetsStore.ts'
import { withoutRow, withRowAbove } from '../../../stores/worksheetTable.ts'
import { useWorkspace } from '../../../stores/workspace.ts'
import { useMayJudge } from '../useMayJudge.ts'
import { CollateralSheet } from './CollateralSheet.tsx'
import { Figures } from './Figures.tsx'
import { FinancialSheet } from './FinancialSheet.tsx'
import { RepaymentSheet } from './RepaymentSheet.tsx'
import { StatementSheet } from './StatementSheet.tsx'
import './worksheets.css'

/** The worksheet that is filled in, beside the document that its figures are from. */
export function WorksheetPanel({ view, place }: { readonly view: CaseView; readonly place: WorksheetPlace }) {
  const { t } = useTranslation()
  const { worksheets } = useWorkspace()
  const { draft, error, keeping } = useStore(worksheets)
  const { close, keep, change, import: take } = worksheets.getState()
  /** Changes the table at the row in which the keyboard is. */
  const changeAt = (work: (draft: Draft, table: string, row: number) => Draft) => {
    const { activeElement } = document
    const table = activeElement?.closest<HTMLElement>('[data-table]')?.dataset.table
    const row =
      activeElement instanceof HTMLInputElement ? activeElement.dataset.cell?.split(' ')[0] : undefined
    if (table !== undefined && row !== undefined) change((draft) => work(draft, table, Number(row)))
  }
  const isReadOnly = !useMayJudge(view)
  const panel = useRef<HTMLElement>(null)
  useShortcuts({
    'app.back': close,
    'worksheets.close': close,
    'worksheets.keep': () => void keep(),
    ...(place.document && !isReadOnly && { 'worksheets.import': () => void take() }),
    ...(!isReadOnly && {
      'worksheets.insertRow': () => changeAt(withRowAbove),
      'worksheets.removeRow': () => changeAt(withoutRow),
    }),
  })
  // The keyboard begins where figures are typed.
  const isThere = draft !== null
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each worksheet that is opened
  useEffect(() => {
    if (isThere) panel.current?.querySelector<HTMLElement>('[data-cell]')?.focus()
  }, [isThere, place.kind, place.document])
  return (
    <section ref={panel} className="case-side sheet" aria-label={t('worksheets.title')}>
      <Choice view={view} place={place} isReadOnly={isReadOnly} />
      {error && (
        <ErrorNotice
          error={error}
          {...(keeping === 'failed' && { action: { label: t('worksheets.retry'), run: () => void keep() } })}
        />
      )}
      {draft && <Sheet draft={draft} isReadOnly={isReadOnly} />}
      <p className="sheet-hint soft">{t('worksheets.hint')}</p>
    </section>
  )
}

/** Which worksheet it is, and whether it is kept. */
function Choice({
  view,
  place,
  isReadOnly,
}: {
  readonly view: CaseView
  readonly place: WorksheetPlace
  readonly isReadOnly: boolean
}) {
  const { t } = useTranslation()
  const { worksheets } = useWorkspace()
  const { isImporting, replaced } = useStore(worksheets)
  const { open, close, undoImport, import: take } = worksheets.getState()
  const known = (kind: WorksheetKind) => view.worksheets.find((sheet) => sheet.kind === kind)
  const current = view.documents.filter(
    ({ replacedBy, duplicateOf }) => replacedBy === null && duplicateOf === null,
  )
  return (
    <header className="sheet-choice">
      <Segmented<WorksheetKind>
        size="small"
        aria-label={t('worksheets.kind')}
        value={place.kind}
        options={WorksheetKind.options.map((kind) => ({ value: kind, label: t(`term.worksheet.${kind}`) }))}
        onChange={(kind) => void open({ kind, document: known(kind)?.document ?? usualDocument(view, kind) })}
      />
      <Keeping isReadOnly={isReadOnly} />
      <Button size="small" icon={<CloseOutlined />} onClick={close}>
        {t('worksheets.close')} <KeyHint id="app.back" />
      </Button>
      <Select<DocumentPath | ''>
        size="small"
        className="sheet-document"
        aria-label={t('worksheets.document')}
        value={place.document ?? ''}
        options={[
          ...current.map(({ path, title, kind }) => ({
            value: path,
            label: `${t(`term.kind.${kind}`)} · ${title}`,
          })),
          { value: '' as const, label: t('worksheets.noDocument') },
        ]}
        onChange={(document) => void open({ kind: place.kind, document: document || null })}
      />
      {place.document && !isReadOnly && isPdf(view, place.document) && (
        <Button size="small" icon={<ImportOutlined />} loading={isImporting} onClick={() => void take()}>
          {t('worksheets.import')} <KeyHint id="worksheets.import" inText />
        </Button>
      )}
      {replaced && (
        <Button size="small" icon={<UndoOutlined />} onClick={undoImport}>
          {t('worksheets.undoImport')}
        </Button>
      )}
    </header>
  )
}

function isPdf({ documents }: CaseView, path: DocumentPath): boolean {
  return documents.some((document) => document.path === path && document.mediaType === 'application/pdf')
}

/** Whether what was typed is kept, and who kept it last before. */
function Keeping({ isReadOnly }: { readonly isReadOnly: boolean }) {
  const { t } = useTranslation()
  const { worksheets } = useWorkspace()
  const { keeping, history } = useStore(worksheets)
  const last = history.at(-1)
  if (isReadOnly) return <span className="soft sheet-keeping">{t('worksheets.readOnly')}</span>
  return (
    <output className="sheet-keeping">
      {keeping === 'failed' ? (
        <span className="bad">
          <WarningOutlined /> {t('worksheets.failed')}
        </span>
      ) : keeping === 'waiting' ? (
        <span className="soft">{t('worksheets.waiting')}</span>
      ) : (
        <span
          className="soft"
          title={
            last &&
            t('worksheets.imported', {
              count: history.length,
              by: last.by ?? t('worksheets.somebody'),
              at: localMinute(last.at),
            })
          }
        >
          <CheckOutlined /> {t('worksheets.kept')}
        </span>
      )}
    </output>
  )
}

function Sheet({ draft, isReadOnly }: { readonly draft: Draft; readonly isReadOnly: boolean }) {
  const sheet = useMemo(() => contentOf(draft), [draft])
  return (
    <>
      <Figures figures={figuresOf(sheet)} />
      <div className="sheet-content">
        <SheetOf sheet={sheet} draft={draft} isReadOnly={isReadOnly} />
      </div>
    </>
  )
}

function SheetOf({
  sheet,
  ...props
}: {
  readonly sheet: WorksheetContent
  readonly draft: Draft
  readonly isReadOnly: boolean
}) {
  switch (sheet.kind) {
    case 'financial-statements':
      return <FinancialSheet content={sheet.content} {...props} />
    case 'bank-statement':
      return <StatementSheet content={sheet.content} {...props} />
    case 'collateral':
      return <CollateralSheet content={sheet.content} {...props} />
    case 'repayment-ability':
      return <RepaymentSheet content={sheet.content} {...props} />
  }
}
