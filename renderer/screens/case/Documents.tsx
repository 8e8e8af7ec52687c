import {
  CheckOutlined,
  FileAddOutlined,
  MinusOutlined,
  SwapOutlined,
  SyncOutlined,
  WarningOutlined,
} from '@ant-design/icons'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import type { DocumentView } from '../../../shared/domain/view.ts'
import { describeError } from '../../../shared/errors/error.ts'
import { useLanguage } from '../../components/useAppearance.ts'
import { useShortcuts } from '../../shortcuts/useShortcuts.ts'
import { isUnsettled } from '../../stores/caseFields.ts'
import { useWorkspace } from '../../stores/workspace.ts'

/** The case's documents; the one in the viewer is marked. */
export function Documents() {
  const { t } = useTranslation()
  const { caseWork, viewer } = useWorkspace()
  const documents = useStore(caseWork, ({ view }) => view?.documents)
  const shown = useStore(viewer, (state) => state.shown?.path)
  const { showDocument, showNeighbour } = caseWork.getState()
  useShortcuts({
    'documents.previous': () => showNeighbour(-1),
    'documents.next': () => showNeighbour(1),
  })
  return (
    <nav className="documents" aria-label={t('case.documents')}>
      {documents?.map((document) => (
        <button
          key={document.path}
          type="button"
          className={document.replacedBy ? 'document document-replaced' : 'document'}
          aria-current={document.path === shown ? 'true' : undefined}
          onClick={() => showDocument(document.path)}
        >
          <span className="document-kind">{t(`term.kind.${document.kind}`)}</span>
          <span className="document-title soft">{document.title}</span>
          <DocumentState document={document} />
          <AmendmentMark document={document} />
        </button>
      ))}
    </nav>
  )
}

/** Whether a document came later, or another came in its place. */
function AmendmentMark({ document: { amendment, replacedBy } }: { readonly document: DocumentView }) {
  const { t } = useTranslation()
  if (replacedBy)
    return (
      <span className="document-state warn" title={t('case.amendment.replacedHint', { path: replacedBy })}>
        <SwapOutlined /> {t('case.amendment.replaced')}
      </span>
    )
  if (!amendment) return null
  return (
    <span className="document-state good">
      <FileAddOutlined /> {t('case.amendment.added')}
    </span>
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
      {icon} {t(`term.documentState.${document.state}`)}
      {document.pages > 1 && <span className="soft"> {t('case.pages', { count: document.pages })}</span>}
      {doubtful > 0 && <span className="warn"> {t('case.fields.doubtfulLeft', { count: doubtful })}</span>}
    </span>
  )
}
