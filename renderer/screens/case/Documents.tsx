import { WarningOutlined } from '@ant-design/icons'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { useShortcuts } from '../../shortcuts/useShortcuts.ts'
import { useWorkspace } from '../../stores/workspace.ts'
import { DocumentEntry } from './DocumentEntry.tsx'
import { DocumentQuestion } from './DocumentQuestion.tsx'
import { useDocumentDrag } from './useDocumentDrag.ts'
import { useMayJudge } from './useMayJudge.ts'
import './documents.css'

/** The case's documents, and those that it should have; the one in the viewer is marked. */
export function Documents() {
  const { t } = useTranslation()
  const { caseWork, panes } = useWorkspace()
  const view = useStore(caseWork, (state) => state.view)
  const first = useStore(panes.first.viewer, ({ shown }) => shown?.path)
  const second = useStore(panes.second.viewer, ({ shown }) => shown?.path)
  const { isBeside, active } = useStore(panes)
  const maySay = useMayJudge({ state: view?.state ?? 'decided' })
  useDocumentKeys(maySay)
  const { gap, handlersOf } = useDocumentDrag(view?.documents ?? [], maySay)
  const current = active === 'first' ? first : second
  const other = isBeside ? (active === 'first' ? second : first) : undefined
  return (
    <nav className="documents" aria-label={t('case.documents')}>
      {view?.documents.map((document, index) => (
        <DocumentEntry
          key={document.path}
          document={document}
          documents={view.documents}
          isCurrent={document.path === current}
          isBeside={document.path === other}
          maySay={maySay}
          drop={gap === index ? 'before' : gap === index + 1 ? 'after' : null}
          drag={handlersOf(index)}
        />
      ))}
      {view && view.missing.length > 0 && (
        <section className="documents-missing" aria-label={t('documents.missing')}>
          <h2 className="warn" title={t('documents.missingHint')}>
            <WarningOutlined /> {t('documents.missing')}
          </h2>
          <ul>
            {view.missing.map((kind) => (
              <li key={kind}>{t(`term.kind.${kind}`)}</li>
            ))}
          </ul>
        </section>
      )}
      <DocumentQuestion />
    </nav>
  )
}

/** @param maySay whether the person may say what documents are, and not only look at them */
function useDocumentKeys(maySay: boolean) {
  const { step, ask, move, keepTurn } = useWorkspace().documents.getState()
  useShortcuts({
    'documents.previous': () => step(-1),
    'documents.next': () => step(1),
  })
  const saying = {
    'documents.classify': () => ask('kind'),
    'documents.split': () => ask('part'),
    'documents.duplicate': () => ask('duplicate'),
    'documents.earlier': () => void move(-1),
    'documents.later': () => void move(1),
    'documents.upright': () => void keepTurn(),
  }
  useShortcuts(maySay ? saying : {})
}
