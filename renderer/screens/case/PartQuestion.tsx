import { Button, Input, Modal } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import type { DocumentView } from '../../../shared/domain/view.ts'
import { ErrorNotice } from '../../components/ErrorNotice.tsx'
import { useWorkspace } from '../../stores/workspace.ts'
import { KindSelect } from './KindSelect.tsx'

/** Asks which paper begins on the page on the screen; those that were told apart can be joined again. */
export function PartQuestion({ document }: { readonly document: DocumentView }) {
  const { t } = useTranslation()
  const { documents, panes } = useWorkspace()
  const { busy, error, startPart, dismiss } = useStore(documents)
  const { page, pages } = panes.activePane().viewer.getState().look
  const here = document.parts.find(({ from }) => from === page)
  const [kind, choose] = useState(here?.kind ?? document.kind)
  const [title, name] = useState(here?.title ?? '')
  const isWhole = pages < 2 || (page === 1 && document.parts.length === 0)
  const split = () => void startPart({ kind, title: title.trim() === '' ? null : title.trim() })
  return (
    <Modal
      open
      title={t('documents.ask.part.title', { title: document.title })}
      okText={t('documents.ask.part.ok')}
      cancelText={t('app.cancel')}
      okButtonProps={{ loading: busy, disabled: isWhole, htmlType: 'submit', form: 'document-part' }}
      onCancel={dismiss}
    >
      {error && <ErrorNotice error={error} />}
      <form
        id="document-part"
        className="document-part-form"
        onSubmit={(event) => {
          event.preventDefault()
          split()
        }}
      >
        <p>
          {pages < 2
            ? t('documents.ask.part.onePage')
            : t(page === 1 ? 'documents.ask.part.first' : 'documents.ask.part.starts', { page })}
        </p>
        <KindSelect label={t('documents.ask.part.kind')} value={kind} onChoose={choose} />
        <Input
          maxLength={120}
          placeholder={t('documents.ask.part.name')}
          aria-label={t('documents.ask.part.name')}
          value={title}
          onChange={({ target }) => name(target.value)}
        />
      </form>
      {document.parts.length > 0 && <Parts document={document} />}
    </Modal>
  )
}

function Parts({ document: { parts } }: { readonly document: DocumentView }) {
  const { t } = useTranslation()
  const { documents } = useWorkspace()
  const { busy, joinPart } = useStore(documents)
  return (
    <>
      <h3>{t('documents.ask.part.ofParts')}</h3>
      <ul className="document-part-list">
        {parts.map(({ from, to, kind, title }) => (
          <li key={from}>
            {t('documents.part', { from, to, what: title ?? t(`term.kind.${kind}`) })}
            {from > 1 && (
              <Button
                size="small"
                disabled={busy}
                aria-label={t('documents.ask.part.joinPart', { from })}
                onClick={() => void joinPart(from)}
              >
                {t('documents.ask.part.join')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </>
  )
}
