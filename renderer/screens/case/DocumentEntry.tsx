import { EllipsisOutlined, UserOutlined } from '@ant-design/icons'
import { Button, Dropdown } from 'antd'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { DocumentPart } from '../../../shared/domain/documentNote.ts'
import type { DocumentView } from '../../../shared/domain/view.ts'
import { KeyHint } from '../../components/Keys.tsx'
import type { ShortcutId } from '../../shortcuts/definitions.ts'
import { useWorkspace } from '../../stores/workspace.ts'
import { DocumentMarks } from './DocumentMarks.tsx'

interface DocumentEntryProps {
  readonly document: DocumentView
  readonly documents: readonly DocumentView[]
  /** Whether it is in the pane that keys work on. */
  readonly isCurrent: boolean
  /** Whether it is in the other of two panes. */
  readonly isBeside: boolean
}

/** One document of the strip: what it is, how far it is read, and what is said of it. */
export function DocumentEntry({ document, documents, isCurrent, isBeside }: DocumentEntryProps) {
  const { t } = useTranslation()
  const { show } = useWorkspace().documents.getState()
  const entry = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (isCurrent) entry.current?.scrollIntoView({ block: 'nearest' })
  }, [isCurrent])
  const isOut = document.replacedBy !== null || document.duplicateOf !== null
  const classes = ['document', isOut && 'document-out', isBeside && 'document-beside']
  return (
    <div ref={entry} className={classes.filter(Boolean).join(' ')}>
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
      <Actions document={document} />
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
          <button
            type="button"
            className="document-part"
            aria-label={t('documents.part', { ...part, what: nameOf(part) })}
            onClick={() => show(path, part.from)}
          >
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

/** By mouse what keys do; each acts on the document that is shown then. */
function Actions({ document }: { readonly document: DocumentView }) {
  const { t } = useTranslation()
  const { show, ask, move } = useWorkspace().documents.getState()
  const act = (action: () => void) => () => {
    show(document.path)
    action()
  }
  const item = (key: ShortcutId, label: string, action: () => void) => ({
    key,
    label: (
      <span className="document-action">
        {label} <KeyHint id={key} />
      </span>
    ),
    onClick: act(action),
  })
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: [
          item('documents.classify', t('documents.ask.kind.do'), () => ask('kind')),
          item('documents.split', t('documents.ask.part.do'), () => ask('part')),
          item('documents.duplicate', t('documents.ask.duplicate.do'), () => ask('duplicate')),
          item('documents.earlier', t('documents.earlier'), () => void move(-1)),
          item('documents.later', t('documents.later'), () => void move(1)),
        ],
      }}
    >
      <Button
        className="document-more"
        type="text"
        size="small"
        tabIndex={-1}
        icon={<EllipsisOutlined />}
        aria-label={t('documents.actions', { title: document.title })}
      />
    </Dropdown>
  )
}
