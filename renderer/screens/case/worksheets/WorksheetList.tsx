import { TableOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import type { CaseView, WorksheetView } from '../../../../shared/domain/view.ts'
import type { WorksheetKind } from '../../../../shared/domain/worksheet.ts'
import { KeyHint } from '../../../components/Keys.tsx'
import { useShortcuts } from '../../../shortcuts/useShortcuts.ts'
import { usualDocument, type WorksheetPlace } from '../../../stores/worksheetsStore.ts'
import { useWorkspace } from '../../../stores/workspace.ts'
import { Figures } from './Figures.tsx'
import './worksheets.css'

/** The worksheets of a case with what they come to, and those that the order asks for and that are not there. */
export function WorksheetList({ view }: { readonly view: CaseView }) {
  const { t } = useTranslation()
  const { openUsual, open } = useWorkspace().worksheets.getState()
  useShortcuts({ 'worksheets.open': () => void openUsual() })
  const { worksheets, wantedWorksheets } = view
  const missing = wantedWorksheets.filter((wanted) => !worksheets.some(({ kind }) => kind === wanted))
  return (
    <section className="facts" aria-label={t('worksheets.title')}>
      <header className="facts-head spread-head">
        <h2>
          {t('worksheets.title')}{' '}
          {worksheets.length === 0 && missing.length === 0 && (
            <span className="soft">{t('worksheets.none')}</span>
          )}
        </h2>
        <Button size="small" icon={<TableOutlined />} onClick={() => void openUsual()}>
          {t('worksheets.open')} <KeyHint id="worksheets.open" />
        </Button>
      </header>
      <ul className="sheets">
        {worksheets.map((sheet) => (
          <Entry
            key={`${sheet.kind} ${sheet.document}`}
            view={view}
            sheet={sheet}
            open={() => void open({ kind: sheet.kind, document: sheet.document })}
          />
        ))}
        {missing.map((kind) => (
          <Missing key={kind} kind={kind} open={() => void open(missingPlace(view, kind))} />
        ))}
      </ul>
    </section>
  )
}

function missingPlace(view: CaseView, kind: WorksheetKind): WorksheetPlace {
  return { kind, document: usualDocument(view, kind) }
}

interface EntryProps {
  readonly view: CaseView
  readonly sheet: WorksheetView
  readonly open: () => void
}

function Entry({ view, sheet, open }: EntryProps) {
  const { t } = useTranslation()
  const title = view.documents.find(({ path }) => path === sheet.document)?.title
  return (
    <li>
      <button type="button" className="finding sheet-entry" onClick={open}>
        <span>
          {t(`term.worksheet.${sheet.kind}`)} {title && <span className="soft">{title}</span>}{' '}
          {!sheet.isFilled && <span className="warn">{t('worksheets.begun')}</span>}
        </span>
      </button>
      <Figures figures={sheet.figures} />
    </li>
  )
}

function Missing({ kind, open }: { readonly kind: WorksheetKind; readonly open: () => void }) {
  const { t } = useTranslation()
  return (
    <li>
      <button type="button" className="finding sheet-entry" onClick={open}>
        <span>
          {t(`term.worksheet.${kind}`)} <span className="warn">{t('worksheets.wanted')}</span>
        </span>
      </button>
    </li>
  )
}
