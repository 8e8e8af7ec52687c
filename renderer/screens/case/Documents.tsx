import { CheckOutlined, MinusOutlined, WarningOutlined } from '@ant-design/icons'
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
    'viewer.previousDocument': () => showNeighbour(-1),
    'viewer.nextDocument': () => showNeighbour(1),
  })
  return (
    <nav className="documents" aria-label={t('case.documents')}>
      {documents?.map((document) => (
        <button
          key={document.path}
          type="button"
          className="document"
          aria-current={document.path === shown ? 'true' : undefined}
          onClick={() => showDocument(document.path)}
        >
          <span className="document-kind">{t(`term.kind.${document.kind}`)}</span>
          <span className="document-title soft">{document.title}</span>
          <DocumentState document={document} />
        </button>
      ))}
    </nav>
  )
}

const marks = {
  unread: { icon: <MinusOutlined />, tone: 'soft' },
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
