import { UserOutlined } from '@ant-design/icons'
import { type ComponentProps, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { DocumentPart } from '../../../shared/domain/documentNote.ts'
import type { DocumentView } from '../../../shared/domain/view.ts'
import { useWorkspace } from '../../stores/workspace.ts'
import { DocumentMarks } from './DocumentMarks.tsx'
import { DocumentMenu } from './DocumentMenu.tsx'

interface DocumentEntryProps {
  readonly document: DocumentView
  readonly documents: readonly DocumentView[]
  /** Whether it is in the pane that keys work on. */
  readonly isCurrent: boolean
  /** Whether it is in the other of two panes. */
  readonly isBeside: boolean
  /** Whether the person may say what it is. */
  readonly maySay: boolean
  /** On which side of it what is dragged would come to lie. */
  readonly drop: 'before' | 'after' | null
  /** What makes it one that can be dragged. */
  readonly drag: ComponentProps<'div'>
}

/** One document of the strip: what it is, how far it is read, and what is said of it. */
export function DocumentEntry({
  document,
  documents,
  isCurrent,
  isBeside,
  maySay,
  drop,
  drag,
}: DocumentEntryProps) {
  const { t } = useTranslation()
  const { show } = useWorkspace().documents.getState()
  const entry = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (isCurrent) entry.current?.scrollIntoView({ block: 'nearest' })
  }, [isCurrent])
  const isOut = document.replacedBy !== null || document.duplicateOf !== null
  const classes = [
    'document',
    isOut && 'document-out',
    isBeside && 'document-beside',
    drop && `document-drop-${drop}`,
  ]
  return (
    <div ref={entry} className={classes.filter(Boolean).join(' ')} {...drag}>
      <button
        type="button"
        className="document-show"
        aria-current={isCurrent ? 'true' : undefined}
        onClick={() => show(document.path)}
      >
        <span className="document-kind">
          {t(`term.kind.${document.kind}`)}
          {document.kindBy === 'reviewer' && (
            <UserOutlined className="document-said" aria-label={t('documents.kindByReviewer')} />
          )}
        </span>
        <span className="document-title soft">{document.title}</span>
        <DocumentMarks document={document} documents={documents} />
      </button>
      {maySay && <DocumentMenu document={document} />}
      {document.parts.length > 0 && <Parts document={document} />}
    </div>
  )
}

function Parts({ document: { path, parts } }: { readonly document: DocumentView }) {
  const { t } = useTranslation()
  const { show } = useWorkspace().documents.getState()
  const nameOf = ({ kind, title }: DocumentPart) => title ?? t(`term.kind.${kind}`)
  return (
    <ul className="document-parts" aria-label={t('documents.parts')}>
      {parts.map((part) => (
        <li key={part.from}>
          <button type="button" className="document-part" onClick={() => show(path, part.from)}>
            {nameOf(part)}{' '}
            <span className="soft">
              {t(part.from === part.to ? 'documents.onePage' : 'documents.pageRange', part)}
            </span>
          </button>
        </li>
      ))}
    </ul>
  )
}
