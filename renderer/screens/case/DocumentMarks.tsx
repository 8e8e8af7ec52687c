import {
  CheckOutlined,
  CopyOutlined,
  FileAddOutlined,
  MinusOutlined,
  SwapOutlined,
  SyncOutlined,
  WarningOutlined,
} from '@ant-design/icons'
import { useTranslation } from 'react-i18next'
import type { DocumentView } from '../../../shared/domain/view.ts'
import { describeError } from '../../../shared/errors/error.ts'
import { useLanguage } from '../../components/useAppearance.ts'
import { isUnsettled } from '../../stores/caseFields.ts'

interface DocumentMarksProps {
  readonly document: DocumentView
  readonly documents: readonly DocumentView[]
}

/** How far a document is read, and whether it counts. */
export function DocumentMarks({ document, documents }: DocumentMarksProps) {
  return (
    <>
      <DocumentState document={document} />
      <StandingMark document={document} documents={documents} />
    </>
  )
}

const marks = {
  unread: { icon: <MinusOutlined />, tone: 'soft' },
  stale: { icon: <SyncOutlined />, tone: 'warn' },
  read: { icon: <CheckOutlined />, tone: 'good' },
  unreadable: { icon: <WarningOutlined />, tone: 'bad' },
} as const

function DocumentState({ document }: { readonly document: DocumentView }) {
  const { t } = useTranslation()
  const { language } = useLanguage()
  const { icon, tone } = marks[document.state]
  const doubtful = document.fields.filter(isUnsettled).length
  const why = document.error ? describeError(document.error, language).what : undefined
  return (
    <span className={`document-state ${tone}`} title={why}>
      <span>
        {icon} {t(`term.documentState.${document.state}`)}
      </span>{' '}
      {document.pages > 1 && <span className="soft">{t('case.pages', { count: document.pages })}</span>}{' '}
      {doubtful > 0 && <span className="warn">{t('fields.unsettledLeft', { count: doubtful })}</span>}
    </span>
  )
}

/** Whether a document came later, another came in its place, or it is a copy of another. */
function StandingMark({ document, documents }: DocumentMarksProps) {
  const { t } = useTranslation()
  const { amendment, replacedBy, duplicateOf } = document
  if (replacedBy)
    return (
      <span className="document-state warn" title={t('case.amendment.replacedHint', { path: replacedBy })}>
        <SwapOutlined /> {t('case.amendment.replaced')}
      </span>
    )
  if (duplicateOf) {
    const title = documents.find(({ path }) => path === duplicateOf)?.title ?? duplicateOf
    return (
      <span className="document-state warn" title={t('documents.duplicateOf', { title })}>
        <CopyOutlined /> {t('documents.duplicate')}
      </span>
    )
  }
  if (!amendment) return null
  return (
    <span className="document-state good">
      <FileAddOutlined /> {t('case.amendment.added')}
    </span>
  )
}
